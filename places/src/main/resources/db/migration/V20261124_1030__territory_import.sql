-- Communes that an import has replaced or added; national, so no network. The others ship in a file.
create table territory_commune (
    code        text primary key check (code ~ '^([0-9]{2}|2[AB])[0-9]{3}$'),
    name        text not null check (name <> ''),
    postcodes   text[] not null,
    population  integer not null check (population >= 0),
    epci        text not null check (epci ~ '^([0-9]{9})?$'),
    epci_name   text not null,
    latitude    double precision not null check (latitude between -90 and 90),
    longitude   double precision not null check (longitude between -180 and 180),
    imported_at timestamptz not null
);
