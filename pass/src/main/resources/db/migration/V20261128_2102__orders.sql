-- What funders order, the money they bring with the number of its mandate, and what goes back to them.
create table orders_order (
    network     text        not null references identity_network,
    id          uuid        not null,
    number      int         not null,
    title       text        not null check (length(title) between 1 and 120),
    face_cents  int         not null check (face_cents between 100 and 100000),
    booklets    int         not null check (booklets between 1 and 20000),
    each        int         not null check (each between 1 and 10),
    -- the year whose last day ends the vouchers
    year        int         not null,
    communes    text[]      not null,
    services    text[]      not null,
    public      text        not null,
    stage       text        not null check (stage in ('QUOTED', 'ORDERED', 'EXPIRED', 'CREDITED')),
    at          timestamptz not null,
    by          uuid        not null,
    primary key (network, id),
    unique (network, number)
);
create table orders_funder (
    network text   not null,
    "order" uuid   not null,
    n       int    not null,
    id      uuid   not null,
    name    text   not null check (length(name) between 1 and 120),
    mail    text   not null,
    cents   bigint not null check (cents > 0),
    primary key (network, "order", n),
    unique (network, id),
    foreign key (network, "order") references orders_order
);
create table orders_step (
    network text        not null,
    "order" uuid        not null,
    n       bigint      generated always as identity,
    what    text        not null,
    detail  text        not null,
    by      uuid,
    at      timestamptz not null,
    primary key (network, "order", n),
    foreign key (network, "order") references orders_order
);
-- A letter of the calendar leaves once.
create table orders_notice (
    network text not null,
    "order" uuid not null,
    what    text not null,
    at      timestamptz not null,
    primary key (network, "order", what),
    foreign key (network, "order") references orders_order
);
create table orders_credit (
    network text        not null,
    "order" uuid        not null,
    funder  uuid        not null,
    number  int         not null,
    cents   bigint      not null check (cents >= 0),
    at      timestamptz not null,
    primary key (network, "order", funder),
    unique (network, number)
);
