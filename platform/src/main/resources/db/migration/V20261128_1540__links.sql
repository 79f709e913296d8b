-- Secret links of one purpose, for people without an account. The secret itself is kept nowhere.
create table links_link (
    network text        not null,
    id      uuid        not null,
    hash    bytea       not null,
    purpose text        not null,
    subject text        not null,
    person  uuid,
    created timestamptz not null,
    expires timestamptz not null check (expires > created),
    used    timestamptz,
    revoked timestamptz,
    primary key (network, id),
    unique (network, hash)
);
create index on links_link (network, purpose, subject);
create index on links_link (expires);
