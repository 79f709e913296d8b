-- What a person waits for at her screen leaves beside the others, not behind them; and what became of a letter is told
-- after it was written down, again and again until who listens has heard it.
alter table mail_letter
    add column awaited boolean not null default false,
    add column untold  text check (untold in ('GONE', 'REFUSED', 'GIVEN_UP', 'UNKNOWN'));

drop index mail_letter_waiting;
create index mail_letter_waiting on mail_letter (awaited, worthless_after, next_try)
    where sent is null and given_up is null and unknown is null;
create index mail_letter_untold on mail_letter (network) where untold is not null;
