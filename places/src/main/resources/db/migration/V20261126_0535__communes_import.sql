-- Files of official communes that were brought in; national like the communes themselves, so no network. Only added to.
create table communes_import (
    id       uuid        primary key,
    at       timestamptz not null,
    -- an account; null for the command line
    actor    uuid,
    name     text        not null,
    -- the file's name, or the address
    origin   text        not null check (origin <> '' and length(origin) <= 2000),
    read     int         not null,
    replaced int         not null,
    estimates int        not null,
    added    int         not null,
    contours int         not null,
    refused  int         not null,
    -- [{line, code, reason}], the first ones
    refusals jsonb       not null
);
create index on communes_import (at desc);
