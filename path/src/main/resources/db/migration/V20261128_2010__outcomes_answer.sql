-- What people say of the help they got. Nothing here leads from an answer to a person, nor from a slip to an answer.

-- A slip that was printed: its code opens three questions, once. Only the hash of the code is kept.
create table outcomes_slip (
    network text        not null,
    hash    bytea       not null,
    place   uuid        not null,
    -- the account of who helped, if the slips are hers
    helper  uuid,
    made    timestamptz not null,
    primary key (network, hash)
);
create index on outcomes_slip (network, made);

-- Codes that served, of slips and of referrals: they serve once.
create table outcomes_spent (
    network text  not null,
    hash    bytea not null,
    week    date  not null,
    primary key (network, hash)
);

-- Counted by five: an answer waits, of its place and of its helper, until four others have come.
create table outcomes_answer (
    network        text    not null,
    id             uuid    not null,
    week           date    not null,
    place          uuid    not null,
    helper         uuid,
    channel        text    not null check (channel in ('SELF', 'PHONE')),
    solved         text    not null check (solved in ('YES', 'PARTLY', 'NO')),
    alone          text    not null check (alone in ('YES', 'PARTLY', 'NO')),
    respected      text    not null check (respected in ('YES', 'PARTLY', 'NO')),
    place_counted  boolean not null default false,
    helper_counted boolean not null default false,
    primary key (network, id)
);
create index on outcomes_answer (network, place) where not place_counted;
create index on outcomes_answer (network, helper) where helper is not null;

-- Free words, apart from the answer: masked, then screened before the place reads them.
create table outcomes_words (
    network     text not null,
    id          uuid not null,
    week        date not null,
    place       uuid not null,
    words       text not null check (length(words) between 1 and 600),
    screen      text not null default 'WAITING' check (screen in ('WAITING', 'SHOWN', 'HIDDEN')),
    screened_by uuid,
    primary key (network, id)
);
create index on outcomes_words (network, screen, week);
