-- At which place of the network a moment is offered; a moment without a row is somewhere else, in words.
create table appointments_at (
    network text not null references identity_network,
    slot    uuid not null,
    place   uuid not null,
    primary key (network, slot)
);
create index on appointments_at (network, place);
