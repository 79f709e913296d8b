-- Devices from a gift to the recycler. What is done to one is appended; who has it stands apart and goes at its return.

create table equipment_device (
    network text        not null,
    id      uuid        not null,
    code    text        not null,
    kind    text        not null,
    model   text        not null,
    serial  text        not null,
    donor   text        not null,
    state   text        not null,
    grade   text,
    since   timestamptz not null,
    primary key (network, id),
    unique (network, code),
    unique (network, serial)
);
create index equipment_device_state on equipment_device (network, state, kind);

create table equipment_step (
    network text        not null,
    device  uuid        not null,
    n       bigint      generated always as identity,
    at      timestamptz not null,
    account uuid        not null,
    act     text        not null,
    words   text        not null,
    primary key (network, device, n),
    foreign key (network, device) references equipment_device (network, id)
);

create table equipment_request (
    network text        not null,
    id      uuid        not null,
    at      timestamptz not null,
    kind    text        not null,
    reasons text[]      not null,
    points  integer     not null,
    served  timestamptz,
    primary key (network, id)
);
create index equipment_request_waiting on equipment_request (network, points desc, at) where served is null;

-- Who asked, and who holds a device: dropped when the device comes back, or the request is withdrawn.
create table equipment_holder (
    network text not null,
    request uuid not null,
    name    text not null,
    contact text not null,
    device  uuid,
    terms   text,
    primary key (network, request),
    foreign key (network, request) references equipment_request (network, id)
);
create unique index equipment_holder_device on equipment_holder (network, device) where device is not null;
