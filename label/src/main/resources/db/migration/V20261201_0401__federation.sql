-- The territories that a network lists, as each says of itself; and what is kept of them for the day on which they do not
-- answer. Of people, nothing.
create table federation_territory (
    network text        not null references identity_network,
    site    text        not null check (site ~ '^https?://'),
    card    jsonb       not null,
    read_at timestamptz not null,
    trouble text        not null default '',
    primary key (network, site)
);

create table federation_rules (
    network text  not null,
    site    text  not null,
    id      text  not null,
    version text  not null,
    hash    text  not null,
    files   jsonb not null,
    primary key (network, site, id, version),
    foreign key (network, site) references federation_territory on delete cascade
);

create table federation_states (
    network  text        not null,
    site     text        not null,
    list     text        not null,
    document text        not null,
    read_at  timestamptz not null,
    primary key (network, site, list),
    foreign key (network, site) references federation_territory on delete cascade
);
