-- A slip may speak of a moment with seats, an event or a session, instead of the help at a place.
alter table outcomes_slip
    alter column place drop not null,
    add column slot uuid,
    add check ((place is null) <> (slot is null));
alter table outcomes_answer
    alter column place drop not null,
    add column slot uuid,
    add column slot_counted boolean not null default false,
    add check ((place is null) <> (slot is null));
alter table outcomes_words
    alter column place drop not null,
    add column slot uuid,
    add check ((place is null) <> (slot is null));
create index on outcomes_answer (network, slot) where slot is not null;
-- The desk of a place reads its own.
create index on outcomes_words (network, place, week) where screen = 'SHOWN';
