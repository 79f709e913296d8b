-- What a place shows to whoever visits it, and what was signed for it. One row each time: the last word counts.
create table visits_sighting (
    network text        not null references identity_network,
    n       bigint      not null generated always as identity,
    place   uuid        not null,
    fact    text        not null check (fact ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    -- yes is 1, no is 0
    value   bigint      not null check (value between 0 and 1000),
    seen    date        not null,
    by      uuid        not null,
    note    text        not null default '' check (length(note) <= 1000),
    at      timestamptz not null,
    primary key (network, n)
);
create index on visits_sighting (network, place, seen desc, n desc);

create table visits_signature (
    network    text        not null references identity_network,
    n          bigint      not null generated always as identity,
    place      uuid        not null,
    commitment text        not null,
    hash       text        not null check (hash ~ '^[0-9a-f]{64}$'),
    taken      boolean     not null,
    signer     text        not null check (length(signer) between 1 and 200),
    -- who wrote it down from paper; nothing: by the link of a letter
    by         uuid,
    protocol   text        not null,
    at         timestamptz not null,
    primary key (network, n),
    foreign key (network, protocol) references rules_protocol
);
create index on visits_signature (network, place, commitment, n desc);

-- Links to the charter of a place, each for one person and once. The address that it was sent to is not kept here.
create table visits_invitation (
    network text        not null references identity_network,
    hash    bytea       not null check (length(hash) = 32),
    place   uuid        not null,
    name    text        not null check (length(name) <= 200),
    by      uuid        not null,
    created timestamptz not null,
    expires timestamptz not null,
    used    timestamptz,
    primary key (network, hash)
);
create index on visits_invitation (network, place);

create function visits_is_history() returns trigger language plpgsql as $$
begin
    raise exception '% is history: append a row instead', tg_table_name;
end $$;
create trigger visits_is_history before update or delete or truncate on visits_sighting
    for each statement execute function visits_is_history();
create trigger visits_is_history before update or delete or truncate on visits_signature
    for each statement execute function visits_is_history();
