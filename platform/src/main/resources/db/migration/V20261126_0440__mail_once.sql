-- A letter that is being handed over says so before, in a transaction of its own: a process that dies meanwhile leaves
-- a trace. `once`: rather not arrive than arrive twice, so that such a letter ends as unknown and a person decides.
alter table mail_letter
    add column html    text        not null default '',
    add column leave   text        not null default '',
    add column once    boolean     not null default false,
    add column sending timestamptz,
    add column unknown timestamptz;

drop index mail_letter_waiting;
create index mail_letter_waiting on mail_letter (next_try) where sent is null and given_up is null and unknown is null;
create index mail_letter_sending on mail_letter (sending) where sending is not null;
