-- Tables of history, letters and counts have no foreign key to an account, a place or a tenant: their rows stay when the
-- row that they name is merged, forgotten or deleted. Row-level security keeps each row in its tenant.

-- A person allows a helper to act for them: procedures, period, witness. The name is the only stored data about the
-- person.
create table mandates_mandate (
    network     text        not null references identity_network,
    id          uuid        not null,
    helper      uuid        not null,
    witness     uuid        not null check (witness <> helper),
    person      text        not null check (length(person) between 1 and 120 and person !~ '[[:cntrl:]]'),
    procedures  text[]      not null check (cardinality(procedures) between 1 and 20),
    days        int         not null check (days between 1 and 365),
    consent     text        not null,
    recorded_at timestamptz not null,
    structure   text        not null default ''
        check (length(structure) <= 120 and structure !~ '[[:cntrl:]]'),
    renews      uuid,
    primary key (network, id),
    constraint mandates_mandate_consent_check check (consent in ('PHONE', 'PAPER', 'FRANCECONNECT'))
);
create index on mandates_mandate (network, helper);
create index on mandates_mandate (network, witness);

-- The uses and changes, each step sealed by the previous one.
create table mandates_step (
    network     text        not null,
    number      bigint      not null generated always as identity,
    mandate     uuid        not null,
    recorded_at timestamptz not null,
    act         text        not null,
    -- null: the person, by code
    actor       uuid,
    procedure   text        not null default '',
    comment     text        not null default '' check (length(comment) <= 2000),
    -- the announced use that it completes
    announced   bigint,
    seal        bytea       not null check (length(seal) = 32),
    primary key (network, number),
    foreign key (network, mandate) references mandates_mandate on delete cascade,
    check ((act = 'WRITTEN') = (announced is not null)),
    constraint mandates_step_act_check check (act in ('PREPARED', 'READ', 'GIVEN', 'COPIED', 'ANNOUNCED', 'WRITTEN', 'NARROWED', 'REVOKED', 'ENDED'))
);
create index on mandates_step (network, mandate, number);
create unique index on mandates_step (network, announced) where announced is not null;
create unique index mandates_step_once on mandates_step (network, mandate, act) where act in ('PREPARED', 'GIVEN');

-- Only the hashes: the code of the telephone call, and those of the person's copies.
create table mandates_code (
    network     text        not null,
    mandate     uuid        not null,
    kind        text        not null,
    hash        bytea       not null,
    recorded_at timestamptz not null,
    number      bigint      not null generated always as identity,
    unique (network, hash),
    foreign key (network, mandate) references mandates_mandate on delete cascade,
    constraint mandates_code_hash_check check (length(hash) in (32, 33)),
    -- LETTER: sent to the person by their own channel
    constraint mandates_code_kind_check check (kind in ('CONSENT', 'PERSON', 'LETTER')),
    primary key (network, number)
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
create index mandates_mandate_structure on mandates_mandate (network, lower(structure)) where structure <> '';
create unique index mandates_step_narrowed on mandates_step (network, mandate, procedure) where act = 'NARROWED';

-- The person's own channel, and the time when they were informed of a mandate in force.
create table mandates_reach (
    network text        not null references identity_network,
    mandate uuid        not null,
    mail    text        not null default '',
    phone   text        not null default '' check (length(phone) <= 40 and phone !~ '[[:cntrl:]]'),
    told_at timestamptz,
    -- the coordinator who informed them; null: by letter
    told_by uuid,
    primary key (network, mandate),
    foreign key (network, mandate) references mandates_mandate on delete cascade
);
create index on mandates_reach (network) where told_at is null;
create unique index mandates_code_consent on mandates_code (network, mandate) where kind = 'CONSENT';
create index mandates_code_mandate on mandates_code (network, mandate);
