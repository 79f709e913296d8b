-- Services, posts and tools that one organisation of the hub shares with the others. The organisations act; the contact may
-- name a person and is read by the coordination alone.
create table sharedservices_offer (
    network      text        not null references identity_network,
    id           uuid        not null,
    kind         text        not null check (kind in ('service', 'post', 'tool')),
    title        text        not null check (length(title) between 1 and 160),
    organisation text        not null check (length(organisation) between 1 and 160),
    shown        text        not null check (length(shown) between 1 and 1000),
    conditions   text        not null check (length(conditions) between 1 and 500),
    contact      text        not null check (length(contact) between 1 and 160),
    proposed_at  timestamptz not null,
    published    boolean     not null default false,
    primary key (network, id)
);

create table sharedservices_interest (
    network      text        not null references identity_network,
    id           uuid        not null,
    offer        uuid        not null,
    organisation text        not null check (length(organisation) between 1 and 160),
    contact      text        not null check (length(contact) between 1 and 160),
    comment      text        not null default '' check (length(comment) <= 500),
    said_at      timestamptz not null,
    -- whether the two organisations now share
    shared       boolean     not null default false,
    primary key (network, id),
    foreign key (network, offer) references sharedservices_offer on delete cascade
);
create unique index sharedservices_once on sharedservices_interest (network, offer, lower(organisation));
create index on sharedservices_interest (network, said_at);
