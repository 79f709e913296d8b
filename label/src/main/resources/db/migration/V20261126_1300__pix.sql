-- Proven levels: from files of Pix Orga, or seen on paper.

-- That a file was read, and what became of its rows. The file itself is not kept.
create table pix_file (
    network  text        not null references identity_network,
    id       uuid        not null,
    at       timestamptz not null,
    by       uuid        not null,
    kind     text        not null check (kind in ('PROFILES', 'CERTIFICATION')),
    name     text        not null check (length(name) <= 200),
    hash     text        not null check (hash ~ '^[0-9a-f]{64}$'),
    campaign text        not null check (length(campaign) <= 200),
    rows     int         not null,
    silent   int         not null,
    highest  int         not null check (highest between 0 and 8),
    faulty   int         not null,
    -- [{line, key, details}], emptied with the last row
    faults   jsonb       not null,
    recorded int         not null default 0,
    known    int         not null default 0,
    aside    int         not null default 0,
    closed   timestamptz,
    primary key (network, id)
);
create index on pix_file (network, at desc);
-- Two who bring the same file at once decide on one.
create unique index on pix_file (network, hash) where closed is null;

-- Rows that wait for somebody to say whose they are; gone as soon as she did.
create table pix_row (
    network text   not null,
    file    uuid   not null,
    line    bigint not null,
    family  text   not null check (length(family) <= 120),
    given   text   not null check (length(given) <= 120),
    mail    text   not null,
    on_day  date   not null,
    levels  jsonb  not null,
    primary key (network, file, line),
    foreign key (network, file) references pix_file
);

create table pix_proof (
    network  text        not null references identity_network,
    id       uuid        not null,
    helper   uuid        not null,
    evidence text        not null check (evidence in ('CERTIFICATION', 'PROFILE', 'ATTESTATION')),
    on_day   date        not null,
    source   text        not null check (length(source) <= 200),
    seen     text        not null check (length(seen) <= 120),
    file     uuid,
    -- competence → level
    levels   jsonb       not null,
    by       uuid        not null,
    at       timestamptz not null,
    primary key (network, id),
    foreign key (network, file) references pix_file
);
create index on pix_proof (network, helper, on_day desc);

create table pix_withdrawal (
    network text        not null,
    proof   uuid        not null,
    at      timestamptz not null,
    by      uuid        not null,
    reason  text        not null check (reason <> '' and length(reason) <= 500),
    primary key (network, proof),
    foreign key (network, proof) references pix_proof
);

create function pix_is_history() returns trigger language plpgsql as $$
begin
    raise exception '% is history: append a row instead', tg_table_name;
end $$;
create trigger pix_is_history before update or delete or truncate on pix_proof
    for each statement execute function pix_is_history();
create trigger pix_is_history before update or delete or truncate on pix_withdrawal
    for each statement execute function pix_is_history();
