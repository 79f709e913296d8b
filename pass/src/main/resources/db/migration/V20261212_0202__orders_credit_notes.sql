-- Where a funder is written to and paid back: a change is another row.
create table orders_payee (
    network text        not null references identity_network,
    funder  uuid        not null,
    n       bigint      generated always as identity,
    siret   text        not null check (siret ~ '^[0-9]{14}$'),
    address text        not null check (length(address) between 1 and 300),
    iban    text        not null check (iban ~ '^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$'),
    by      uuid        not null,
    at      timestamptz not null,
    primary key (network, funder, n),
    foreign key (network, funder) references orders_funder (network, id)
);

-- A credit note keeps what stands on it: who wrote it, to whom, and the two who signed. Those of before say nothing.
alter table orders_credit
    add column by uuid,
    add column second uuid,
    add column siret text not null default '',
    add column address text not null default '',
    add column iban text not null default '',
    add column issuer text not null default '',
    add column issuer_siret text not null default '',
    add column issuer_address text not null default '',
    add constraint orders_credit_two_people check ((by is null) = (second is null) and by is distinct from second
        or by is null and second is null);
