-- Slots with seats, and who takes them. Who they are stands apart, so that a person is forgotten by dropping one row.

create table bookings_slot (
    network  text        not null,
    id       uuid        not null,
    kind     text        not null check (kind ~ '^[a-z]+(\.[a-z-]+)+$'),
    owner    text        not null,
    title    text        not null,
    place    text        not null,
    path     text        not null check (path ~ '^/'),
    starts   timestamptz not null,
    ends     timestamptz not null,
    seats    integer     not null check (seats between 1 and 100000),
    queue    integer     not null check (queue between 0 and 100000),
    listed   boolean     not null,
    changes  integer     not null default 0,
    called_off timestamptz,
    primary key (network, id),
    check (ends > starts)
);
create index bookings_slot_owner on bookings_slot (network, kind, owner, starts);
create index bookings_slot_starts on bookings_slot (network, starts);

create table bookings_booking (
    network  text        not null,
    id       uuid        not null,
    slot     uuid        not null,
    n        bigint      generated always as identity,
    at       timestamptz not null,
    state    text        not null check (state in ('seated', 'waiting', 'cancelled')),
    person   uuid,
    lang     text        not null check (lang ~ '^[a-z]{2}$'),
    wants    text[]      not null,
    came     boolean,
    reminded timestamptz,
    primary key (network, id),
    foreign key (network, slot) references bookings_slot (network, id)
);
create index bookings_booking_slot on bookings_booking (network, slot, state, n);
create index bookings_booking_person on bookings_booking (network, person) where person is not null;

create table bookings_person (
    network text not null,
    booking uuid not null,
    slot    uuid not null,
    name    text not null,
    mail    text,
    phone   text,
    primary key (network, booking),
    foreign key (network, booking) references bookings_booking (network, id)
);
create index bookings_person_mail on bookings_person (network, slot, mail) where mail is not null;
