-- What a coordinator entered in « Réglages › Territoire ». It wins over the settings file; without a row the file counts.
create table territory_setting (
    network    text        not null references identity_network,
    name       text        not null check (name ~ '^[a-z0-9.-]+$'),
    value      text        not null check (value <> '' and length(value) <= 2000),
    changed_at timestamptz not null,
    primary key (network, name)
);
create table territory_picture (
    network    text        not null references identity_network,
    name       text        not null check (name in ('logo', 'logo-dark', 'home-picture')),
    bytes      bytea       not null check (octet_length(bytes) between 1 and 2000000),
    changed_at timestamptz not null,
    primary key (network, name)
);
