-- The log of acts of help. No person helped is ever named here: a workshop is a head count, an act is a need, a mode, a
-- duration, a result. A row never changes: what was wrong is corrected by another row that names it.

create table acts_act (
    network   text        not null references identity_network,
    -- drawn by the device that writes it down: the same act sent twice is one row
    id        uuid        not null,
    helper    uuid        not null,
    kind      text        not null check (kind in ('individual', 'workshop')),
    at        timestamptz not null,
    received  timestamptz not null,
    -- the codes of the national diary
    themes    text[]      not null check (cardinality(themes) between 1 and 12),
    procedure text,
    mode      text        check (mode in ('with', 'for', 'alone')),
    minutes   int         not null check (minutes between 1 and 1440),
    heads     int         not null check (heads between 1 and 500),
    spot      text        not null check (spot in ('place', 'home', 'remote', 'elsewhere')),
    place     uuid,
    gear      text[]      not null default '{}',
    outcome   text        check (outcome in ('solved', 'partly', 'not')),
    next      text        check (next in ('nothing', 'again', 'referral', 'workshop')),
    -- brought by a file of the national diary
    imported  boolean     not null default false,
    corrects  uuid,
    -- a correction that only takes the other row away
    struck    boolean     not null default false,
    primary key (network, id),
    unique (network, corrects),
    foreign key (network, corrects) references acts_act (network, id),
    check (kind = 'workshop' or heads = 1)
);
create index on acts_act (network, helper, at desc);

-- Taken back within the day: the act itself is gone, its id stays so that a telephone that sends again does not bring
-- it back.
create table acts_undone (
    network text        not null references identity_network,
    id      uuid        not null,
    helper  uuid        not null,
    at      timestamptz not null,
    primary key (network, id)
);

-- Where each helper usually helps.
create table acts_usual (
    network text not null references identity_network,
    helper  uuid not null,
    place   uuid not null,
    primary key (network, helper)
);
