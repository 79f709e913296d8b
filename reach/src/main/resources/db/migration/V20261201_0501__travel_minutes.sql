-- Minutes from communes to places: one row a place, as short as they come.
create table travel_minutes (
    network text not null,
    mode text not null check (mode in ('car', 'foot', 'bike', 'transit')),
    place uuid not null,
    latitude double precision not null,
    longitude double precision not null,
    source text not null,
    estimated boolean not null,
    communes text[] not null,
    minutes smallint[] not null,
    measured timestamptz not null,
    primary key (network, mode, place),
    check (cardinality(communes) = cardinality(minutes))
);
