-- Visits between places: a place offers to receive one, the team of another asks. No account and no name: the places act.
create table placevisits_offer (
    network    text        not null references identity_network,
    place      uuid        not null,
    shown      text        not null check (length(shown) between 1 and 500),
    days       text        not null check (length(days) between 1 and 200),
    offered_at timestamptz not null,
    primary key (network, place)
);

create table placevisits_visit (
    network  text        not null references identity_network,
    id       uuid        not null,
    host     uuid        not null,
    guest    uuid        not null check (guest <> host),
    comment  text        not null check (length(comment) between 1 and 500),
    asked_at timestamptz not null,
    state    text        not null check (state in ('asked', 'accepted', 'declined', 'told')),
    answer   text        not null default '' check (length(answer) <= 200),
    result   text        not null default '' check (length(result) <= 200),
    primary key (network, id),
    check ((state = 'told') = (result <> ''))
);
create unique index placevisits_open on placevisits_visit (network, host, guest) where state = 'asked';
create index on placevisits_visit (network, host, asked_at desc);
create index on placevisits_visit (network, guest, asked_at desc);
