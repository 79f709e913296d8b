-- Minutes by car between the communes of a territory, for the figures: the same that search, equity, plans, posts and
-- guarantees show. One row for each commune that somebody goes to.
create table travel_commune (
    network     text        not null,
    commune     text        not null check (commune ~ '^[0-9AB]{5}$'),
    source      text        not null,
    estimated   boolean     not null,
    communes    text[]      not null,
    minutes     smallint[]  not null,
    measured_at timestamptz not null,
    primary key (network, commune),
    check (cardinality(communes) = cardinality(minutes))
);
