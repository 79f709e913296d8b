-- The modules that a network does not use. A module without a row is on.
create table modules_off (
    network text        not null references identity_network,
    module  text        not null check (module ~ '^[a-z]+$'),
    off_at  timestamptz not null,
    primary key (network, module)
);
