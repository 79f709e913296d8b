-- A person lets a helper act for her: what, how long, before whom. Her name is all that is known of her.
create table mandates_mandate (
    network    text        not null references identity_network,
    id         uuid        not null,
    helper     uuid        not null,
    witness    uuid        not null check (witness <> helper),
    person     text        not null check (length(person) between 1 and 120 and person !~ '[[:cntrl:]]'),
    procedures text[]      not null check (cardinality(procedures) between 1 and 20),
    days       int         not null check (days between 1 and 365),
    consent    text        not null check (consent in ('PHONE', 'PAPER')),
    at         timestamptz not null,
    primary key (network, id)
);
create index on mandates_mandate (network, helper);
create index on mandates_mandate (network, witness);

-- What was done with it, each step sealed by the one before.
create table mandates_step (
    network   text        not null,
    n         bigint      not null generated always as identity,
    mandate   uuid        not null,
    at        timestamptz not null,
    act       text        not null
        check (act in ('PREPARED', 'READ', 'GIVEN', 'COPIED', 'ANNOUNCED', 'WRITTEN', 'REVOKED', 'ENDED')),
    -- nobody: the person herself, by her code
    by        uuid,
    procedure text        not null default '',
    words     text        not null default '' check (length(words) <= 2000),
    -- the announced use that is written down
    announced bigint,
    seal      bytea       not null check (length(seal) = 32),
    primary key (network, n),
    foreign key (network, mandate) references mandates_mandate on delete cascade,
    check ((act = 'WRITTEN') = (announced is not null))
);
create index on mandates_step (network, mandate, n);
create unique index on mandates_step (network, announced) where announced is not null;
create unique index mandates_step_once on mandates_step (network, mandate, act) where act in ('PREPARED', 'GIVEN');

-- Only the hash: the code of the telephone call, and the one of the person's copy.
create table mandates_code (
    network text        not null,
    mandate uuid        not null,
    kind    text        not null check (kind in ('CONSENT', 'PERSON')),
    hash    bytea       not null check (length(hash) = 32),
    at      timestamptz not null,
    primary key (network, mandate, kind),
    unique (network, hash),
    foreign key (network, mandate) references mandates_mandate on delete cascade
);

create function mandates_is_history() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and retention_forgets() then return null; end if;
    raise exception '% is history: append a row instead', tg_table_name;
end $$;
create trigger mandates_is_history before update or delete or truncate on mandates_mandate
    for each statement execute function mandates_is_history();
create trigger mandates_is_history before update or delete or truncate on mandates_step
    for each statement execute function mandates_is_history();
