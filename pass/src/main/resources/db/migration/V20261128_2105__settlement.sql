-- What is paid to the places: one batch a month, proposed by one and signed by another, with the account of that day.
create table settlement_batch (
    network text        not null references identity_network,
    id      uuid        not null,
    month   date        not null check (extract(day from month) = 1),
    by      uuid        not null,
    second  uuid,
    at      timestamptz not null,
    paid_at timestamptz,
    primary key (network, id),
    unique (network, month),
    check ((second is null) = (paid_at is null)),
    check (second is null or second <> by)
);
create table settlement_line (
    network text   not null,
    batch   uuid   not null,
    place   uuid   not null,
    name    text   not null,
    holder  text   not null,
    iban    text   not null,
    cents   bigint not null check (cents > 0),
    -- of which vouchers of this month; the rest was owed before
    month_cents bigint not null,
    vouchers int   not null,
    returned_at timestamptz,
    returned_why text,
    primary key (network, batch, place),
    foreign key (network, batch) references settlement_batch
);
