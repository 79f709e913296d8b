-- Tables of history, letters and counts have no foreign key to an account, a place or a tenant: their rows stay when the
-- row that they name is merged, forgotten or deleted. Row-level security keeps each row in its tenant.

-- The value of each figure, at the end of each month and today. A counted month is never recomputed: its definition
-- may change, its value stays. `hidden` counts are never shown.
create table figures_value (
    network     text             not null references identity_network,
    figure      text             not null,
    edition     int              not null check (edition > 0),
    day         date             not null,
    breakdown   text             not null,
    cell        text             not null,
    name        text             not null,
    amount      double precision,
    total       double precision,
    hidden      boolean          not null,
    recorded_at timestamptz      not null,
    primary key (network, figure, edition, day, breakdown, cell)
);
create index on figures_value (network, figure, day);

-- Searches for help, by week, need and commune. No other data of a search is stored.
create table figures_search (
    network text   not null,
    week    date   not null,
    need    text   not null check (need ~ '^[a-z]{1,20}$'),
    commune text   not null check (commune ~ '^([0-9][0-9AB][0-9]{3})?$'),
    outcome text   not null check (outcome in ('answered', 'relaxed', 'unanswered')),
    times   bigint not null check (times > 0),
    primary key (network, week, need, commune, outcome)
);

-- The communes of the départements where networks have places (shipped ones, and imported replacements), over which
-- the figures are computed. National facts, so no network.
create table figures_commune (
    code       text             primary key,
    name       text             not null,
    population integer          not null,
    epci       text             not null,
    epci_name  text             not null,
    latitude   double precision not null,
    longitude  double precision not null
);

-- Outgoing events. They contain no personal data. `xid` is the transaction that wrote the row: rows are read up to
-- the oldest transaction still open, because a smaller id may commit after a larger one.
create table outbox_event (
    network     text        not null,
    id          bigint      generated always as identity,
    type        text        not null,
    recorded_at timestamptz not null,
    body        text        not null check (length(body) <= 10000),
    primary key (network, id)
);

-- The subscribers: the position of each, and the time of the next try.
create table outbox_hook (
    network     text        not null,
    id          uuid        not null,
    address     text        not null check (length(address) <= 1000),
    types       text[]      not null,
    state       text        not null default 'active' check (state in ('active', 'stopped')),
    tries       int         not null default 0,
    next_try_at timestamptz not null,
    taken_at    timestamptz,
    trouble     text        not null default '',
    added_at    timestamptz not null,
    -- The deliverer that holds a hook. After its claim expired or the coordination stopped it, it no longer writes
    -- the position.
    deliverer   uuid,
    -- A hook with slow answers: it is served apart from the quick ones, so that it delays none of them.
    slow        boolean     not null default false,
    primary key (network, id)
);

-- Events undelivered after all tries: sent again on request.
create table outbox_dead (
    network     text        not null,
    hook        uuid        not null,
    event       bigint      not null,
    recorded_at timestamptz not null,
    trouble     text        not null,
    again       boolean     not null default false,
    primary key (network, hook, event),
    foreign key (network, hook) references outbox_hook (network, id)
);

-- The pending events of each hook: inserted with the event, deleted after delivery. There is no position number, so
-- that nothing depends on the order of commits, nor on a sequence.
create table outbox_due (
    network text   not null,
    hook    uuid   not null,
    event   bigint not null,
    primary key (network, hook, event),
    foreign key (network, hook) references outbox_hook on delete cascade,
    foreign key (network, event) references outbox_event on delete cascade
);
create index on outbox_due (network, event);

-- Obstacles in procedures: the week, and the step and the reason from closed lists. Stores neither the person helped
-- nor the author.
create table procedures_obstacle (
    network   text not null,
    id        uuid not null,
    week      date not null,
    procedure text not null,
    step      text not null check (step in ('FIND', 'SIGN_IN', 'IDENTIFY', 'FILL', 'ATTACH', 'SEND', 'FOLLOW', 'ANSWER')),
    why       text not null,
    ended     text not null check (ended in ('SOLVED', 'GIVEN_UP', 'WAITING')),
    minutes   int  not null check (minutes between 0 and 1440),
    primary key (network, id),
    check (why in
        ('site_down', 'site_hard', 'sign_in', 'identity', 'paper', 'language', 'gear', 'window', 'time', 'other'))
);
create index on procedures_obstacle (network, procedure, week);

-- The advice of peers, and its votes.
create table procedures_advice (
    network     text        not null,
    id          uuid        not null,
    procedure   text        not null,
    comment     text        not null check (length(comment) between 10 and 1000),
    actor       uuid        not null,
    name        text        not null,
    recorded_at timestamptz not null,
    primary key (network, id)
);
create index on procedures_advice (network, procedure, recorded_at);

create table procedures_voice (
    network     text        not null,
    advice      uuid        not null,
    actor       uuid        not null,
    confirms    boolean     not null,
    recorded_at timestamptz not null,
    primary key (network, advice, actor),
    foreign key (network, advice) references procedures_advice
);

-- The yearly letter to the body in charge, and its public answer.
create table procedures_letter (
    network     text        not null,
    id          uuid        not null,
    procedure   text        not null,
    year        int         not null,
    sent_at     timestamptz not null,
    answer      text        not null default '' check (length(answer) <= 5000),
    answered_at timestamptz,
    primary key (network, id),
    unique (network, procedure, year)
);

-- Uploads to the portal: one row per file and day, retried until done.
create table publication_push (
    network     text        not null,
    day         date        not null,
    file        text        not null,
    tries       int         not null default 0,
    next_try_at timestamptz not null,
    pushed_at   timestamptz,
    trouble     text        not null default '',
    primary key (network, day, file)
);
