-- Booklets: made, delivered, received, handed over; lost, void or returned. Of the person who has one nothing is kept.
create table booklets_booklet (
    network    text        not null references identity_network,
    id         uuid        not null,
    "order"    uuid        not null,
    number     int         not null,
    -- printed together; printed again, those of before are void
    batch      uuid        not null,
    code       uuid        not null,
    state      text        not null check (state in ('MADE', 'DELIVERED', 'RECEIVED', 'HANDED', 'LOST', 'VOID')),
    prescriber uuid,
    -- the two who signed its loss, and the booklet that took its value
    lost_by    uuid,
    lost_second uuid,
    replaced_by uuid,
    made_at    timestamptz not null,
    handed_at  timestamptz,
    primary key (network, id),
    unique (network, "order", number),
    unique (network, code),
    check (state <> 'HANDED' or handed_at is not null)
);
create index on booklets_booklet (network, prescriber) where state in ('DELIVERED', 'RECEIVED');
create table booklets_step (
    network text        not null,
    booklet uuid        not null,
    n       bigint      generated always as identity,
    state   text        not null,
    by      uuid        not null,
    at      timestamptz not null,
    primary key (network, booklet, n),
    foreign key (network, booklet) references booklets_booklet
);
