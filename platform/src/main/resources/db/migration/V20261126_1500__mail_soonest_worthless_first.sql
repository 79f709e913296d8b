-- Somebody waits for the link that lets her in while a thousand reminders wait too: what is worthless soonest leaves
-- first.
drop index mail_letter_waiting;
create index mail_letter_waiting on mail_letter (worthless_after, next_try)
    where sent is null and given_up is null and unknown is null;
