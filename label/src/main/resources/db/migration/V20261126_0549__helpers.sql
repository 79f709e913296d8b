-- Those who help: the rules that ruled, a file for each, and what happened in it, which nobody rewrites.

-- Every version of the protocol that ruled this network, whole: what was signed or decided under it can be read again.
create table helpers_protocol (
    network      text        not null references identity_network,
    hash         text        not null check (hash ~ '^[0-9a-f]{64}$'),
    id           text        not null,
    version      text        not null check (version ~ '^[0-9]+[.][0-9]+[.][0-9]+$'),
    adopted      boolean     not null,
    in_force     date        not null,
    -- name of the file → its text
    own          jsonb       not null,
    base         jsonb,
    published_at timestamptz not null,
    primary key (network, hash)
);

create table helpers_helper (
    network   text        not null references identity_network,
    id        uuid        not null,
    account   uuid        not null,
    opened_at timestamptz not null,
    primary key (network, id),
    unique (network, account)
);

-- The profile and commune chosen one after the other: the last row counts.
create table helpers_profile (
    network text        not null,
    n       bigint      not null generated always as identity,
    helper  uuid        not null,
    profile text        not null,
    commune text        not null check (commune ~ '^[0-9][0-9AB][0-9]{3}$'),
    at      timestamptz not null,
    primary key (network, n),
    foreign key (network, helper) references helpers_helper
);
create index on helpers_profile (network, helper, n desc);

-- One row an answer: the last one to each commitment counts, and only for the text that has this hash.
create table helpers_signature (
    network    text        not null,
    n          bigint      not null generated always as identity,
    helper     uuid        not null,
    commitment text        not null,
    hash       text        not null check (hash ~ '^[0-9a-f]{64}$'),
    taken      boolean     not null,
    word       text        not null default '' check (length(word) <= 1000),
    protocol   text        not null,
    at         timestamptz not null,
    primary key (network, n),
    foreign key (network, helper) references helpers_helper,
    foreign key (network, protocol) references helpers_protocol
);
create index on helpers_signature (network, helper, commitment, n desc);

create table helpers_step (
    network text        not null,
    n       bigint      not null generated always as identity,
    helper  uuid        not null,
    at      timestamptz not null,
    act     text        not null check (act ~ '^[A-Z]+(_[A-Z]+)*$'),
    by      uuid,
    version text        not null,
    detail  text        not null default '',
    primary key (network, n),
    foreign key (network, helper) references helpers_helper
);
create index on helpers_step (network, helper, n desc);

create function helpers_is_history() returns trigger language plpgsql as $$
begin
    raise exception '% is history: append a row instead', tg_table_name;
end $$;
create trigger helpers_is_history before update or delete or truncate on helpers_protocol
    for each statement execute function helpers_is_history();
create trigger helpers_is_history before update or delete or truncate on helpers_profile
    for each statement execute function helpers_is_history();
create trigger helpers_is_history before update or delete or truncate on helpers_signature
    for each statement execute function helpers_is_history();
create trigger helpers_is_history before update or delete or truncate on helpers_step
    for each statement execute function helpers_is_history();
