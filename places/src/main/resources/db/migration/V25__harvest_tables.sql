-- The table that a source last gave, while a person matches its columns: its survey (columns, samples, values), and the
-- file itself when it was uploaded.
create table harvest_table (
    network     text        not null,
    source      text        not null,
    survey      jsonb       not null,
    content     bytea,
    received_at timestamptz not null,
    primary key (network, source),
    foreign key (network, source) references harvest_source
);

-- The values and columns of a source that a run left out, by name, with the number of records of each.
create table harvest_dropped (
    network text   not null,
    run     uuid   not null,
    -- 'column', or the kind of a warning
    kind    text   not null,
    field   text   not null default '',
    value   text   not null,
    records bigint not null,
    primary key (network, run, kind, field, value),
    foreign key (network, run) references harvest_run
);

-- The new records of a waiting run that may be a known place, or another record of the same run; deleted with it.
create table harvest_alike (
    network  text             not null,
    run      uuid             not null,
    local_id text             not null,
    -- the known place, or the other record
    place    uuid,
    other    text             not null default '',
    likely   double precision not null,
    sentence text             not null,
    foreign key (network, run) references harvest_run
);
create index on harvest_alike (network, run, local_id);
