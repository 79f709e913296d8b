-- Which places may take vouchers, since when, into which bank account: each change is another row, signed by two.
create table redemptions_place (
    network text        not null references identity_network,
    id      uuid        not null,
    place   uuid        not null,
    holder  text        not null check (length(holder) between 1 and 70),
    iban    text        not null check (iban ~ '^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$'),
    siret   text        not null check (siret ~ '^[0-9]{14}$'),
    keeper  uuid        not null,
    -- the charter, the services, the account and the identity were seen by the two who signed
    since   date        not null,
    until   date,
    asked_by uuid       not null,
    second  uuid,
    -- a changed account waits a few days before it is paid into
    pays_from timestamptz,
    at      timestamptz not null,
    primary key (network, id),
    check (second is null or second <> asked_by),
    check ((second is null) = (pays_from is null))
);
create index on redemptions_place (network, place, at);
-- Who looked at a voucher.
create table redemptions_look (
    network text        not null,
    n       bigint      generated always as identity,
    voucher bigint      not null,
    by      uuid,
    at      timestamptz not null,
    primary key (network, n)
);
