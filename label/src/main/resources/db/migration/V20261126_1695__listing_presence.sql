-- Whether somebody helps at a place is her own word until somebody of the place, or a coordinator, says so too.

-- What was said of one person at one place, one row each time: the last CONFIRMED or DENIED counts. ASKED: a letter left
-- for those who answer for the place. The row stays with the record that it was said of.
create table listing_word (
    network text        not null references identity_network,
    n       bigint      not null generated always as identity,
    helper  uuid        not null,
    place   uuid        not null,
    act     text        not null check (act in ('ASKED', 'CONFIRMED', 'DENIED')),
    at      timestamptz not null,
    -- an account when it was said at the desk, else somebody of `care`, who may name nobody any more
    by      uuid,
    desk    boolean     not null,
    primary key (network, n),
    check ((by is null) = (act = 'ASKED'))
);
create index on listing_word (network, helper, n);

create function listing_word_is_history() returns trigger language plpgsql as $$
begin
    raise exception 'listing_word is history: append a row instead';
end $$;
create trigger listing_word_is_history before update or delete or truncate on listing_word
    for each statement execute function listing_word_is_history();

-- The links by which those who answer for a place, and have no account, say who helps there.
create table listing_link (
    network text        not null references identity_network,
    hash    bytea       not null,
    place   uuid        not null,
    person  uuid        not null,
    created timestamptz not null,
    expires timestamptz not null,
    primary key (network, hash)
);
create index on listing_link (expires);
