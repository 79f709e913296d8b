-- The harvest: where places come from, each run and what became of it, what was refused and why, and every record as
-- it was received.

create table harvest_source (
    network    text        not null,
    name       text        not null check (name ~ '^[a-z0-9][a-z0-9-]{0,59}$'),
    label      text        not null check (length(label) between 1 and 120),
    -- a file, or an http(s) address, with the @path of the national tool
    location   text        not null,
    -- the mapping file as it was given; empty when the source is already in the national schema
    mapping    text        not null,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    primary key (network, name)
);

create table harvest_run (
    network    text        not null,
    id         uuid        not null,
    source     text        not null,
    started_at timestamptz not null,
    ended_at   timestamptz,
    actor      uuid,
    -- running, kept (places written), refused (nothing written)
    state      text        not null check (state in ('running', 'kept', 'refused')),
    -- why nothing was written, or what somebody should look at
    reason     text        not null default '',
    read       int         not null default 0,
    kept       int         not null default 0,
    excluded   int         not null default 0,
    rejected   int         not null default 0,
    created    int         not null default 0,
    changed    int         not null default 0,
    same       int         not null default 0,
    gone       int         not null default 0,
    -- {column: records that have it}, among those kept
    fields     jsonb       not null default '{}',
    -- {kind of warning: how many}
    warnings   jsonb       not null default '{}',
    primary key (network, id),
    foreign key (network, source) references harvest_source,
    check ((state = 'running') = (ended_at is null))
);
create index on harvest_run (network, source, started_at desc);
-- One run of a source at a time, whoever starts it and from which process.
create unique index on harvest_run (network, source) where state = 'running';

create table harvest_reject (
    network text   not null,
    run     uuid   not null,
    line    bigint not null,
    reason  text   not null,
    raw     text   not null,
    n       bigint not null generated always as identity,
    primary key (network, run, n),
    foreign key (network, run) references harvest_run
);

-- One row for each version of a record, as received; a version that comes again is not written again.
create table harvest_record (
    network  text   not null,
    source   text   not null,
    local_id text   not null,
    digest   bytea  not null,
    line     bigint not null,
    run      uuid   not null,
    raw      text   not null,
    primary key (network, source, local_id, digest),
    foreign key (network, run) references harvest_run
);
