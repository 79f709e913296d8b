-- The card of a person who points others to help: signed on one page, without a file. The sentences are kept as they were
-- signed. The name is read from the account, so that it goes with it.
create table signposting_card (
    network   text        not null references identity_network,
    code      text        not null check (code ~ '^[0-9a-hj-km-np-tv-z]{12}$'),
    account   uuid        not null,
    around    text        not null check (around in ('RELATIVE', 'PEOPLE')),
    sentences text        not null check (length(sentences) <= 2000),
    signed_at timestamptz not null,
    ended_at  timestamptz,
    primary key (network, code)
);
create unique index on signposting_card (network, account) where ended_at is null;

-- One row for each person whom the holder pointed to help: the day, and nothing about the person.
create table signposting_person (
    network text   not null references identity_network,
    number  bigint not null generated always as identity,
    card    text   not null,
    day     date   not null,
    primary key (network, number)
);
create index on signposting_person (network, card, day);
