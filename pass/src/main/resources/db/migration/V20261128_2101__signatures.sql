-- What one asks and another signs. The database refuses a second signature by the same hand.
create table signatures_request (
    network    text        not null references identity_network,
    id         uuid        not null,
    what       text        not null,
    subject    uuid        not null,
    words      text        not null check (length(words) between 1 and 500),
    cents      bigint      not null,
    by         uuid        not null,
    at         timestamptz not null,
    second     uuid,
    signed     boolean,
    decided_at timestamptz,
    primary key (network, id),
    check ((decided_at is null) = (second is null) and (decided_at is null) = (signed is null)),
    constraint signatures_two_people check (signed is not true or second <> by)
);
create index on signatures_request (network, at) where decided_at is null;
