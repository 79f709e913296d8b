-- Tables of history, letters and counts have no foreign key to an account, a place or a tenant: their rows stay when the
-- row that they name is merged, forgotten or deleted. Row-level security keeps each row in its tenant.

-- A bus, a van or an adviser who goes from commune to commune.
create table passages_tour (
    network    text        not null references identity_network,
    id         uuid        not null,
    name       text        not null check (length(name) between 2 and 80),
    phone      text        not null check (length(phone) <= 20),
    created_at timestamptz not null,
    -- The number of additions, changes and removals of a tour. A count of passages would return to an earlier value
    -- after a removal and an addition.
    changes    bigint      not null default 0,
    primary key (network, id)
);

-- The stops by day. A promised passage is never removed: it is delayed or cancelled, with a reason.
create table passages_passage (
    network    text        not null,
    id         uuid        not null,
    round      uuid        not null,
    commune    text        not null check (commune ~ '^[0-9AB]{5}$'),
    spot       text        not null check (length(spot) between 2 and 120),
    day        date        not null,
    starts     time        not null,
    ends       time        not null check (ends > starts),
    state      text        not null default 'PLANNED' check (state in ('PLANNED', 'DELAYED', 'CANCELLED')),
    reason     text        check (reason in ('BREAKDOWN', 'WEATHER', 'ABSENCE', 'ROAD', 'OTHER')),
    late       int         not null default 0 check (late between 0 and 240),
    changes    int         not null default 0,
    changed_at timestamptz not null,
    primary key (network, id),
    unique (network, round, commune, spot, day, starts),
    foreign key (network, round) references passages_tour,
    check ((state = 'PLANNED') = (reason is null))
);
create index on passages_passage (network, day);
create index on passages_passage (network, commune, day);

-- Subscriptions to the passages of a commune: no letter is sent before the subscriber confirms by mail.
create table passages_subscriber (
    network      text        not null references identity_network,
    id           uuid        not null,
    commune      text        not null,
    mail         text        not null,
    lang         text        not null,
    asked_at     timestamptz not null,
    confirmed_at timestamptz,
    primary key (network, id),
    unique (network, commune, mail)
);

-- Minutes from communes to places: one row per place, as smallint.
create table travel_minutes (
    network     text             not null,
    mode        text             not null,
    place       uuid             not null,
    latitude    double precision not null,
    longitude   double precision not null,
    source      text             not null,
    estimated   boolean          not null,
    communes    text[]           not null,
    minutes     smallint[]       not null,
    measured_at timestamptz      not null,
    primary key (network, mode, place),
    check (cardinality(communes) = cardinality(minutes)),
    constraint travel_minutes_mode_check check (mode in ('car', 'foot', 'bike', 'transit', 'transit-evening', 'transit-saturday'))
);

-- Posts of those who help: host, employer, funding, end, and covered communes.
create table positions_position (
    network      text        not null references identity_network,
    id           uuid        not null,
    host         text        not null check (length(host) between 2 and 160),
    employer     text        not null check (length(employer) <= 160),
    mail         text        check (length(mail) <= 254),
    commune      text        not null check (commune ~ '^[0-9AB]{5}$'),
    area         text[]      not null,
    profile      text        not null check (profile in ('ADVISER', 'MEDIATOR', 'VOLUNTEER')),
    seats        int         not null check (seats between 1 and 500),
    funded_until date,
    languages    text        not null default '' check (length(languages) <= 200),
    training     text        not null default '' check (length(training) <= 200),
    state        text        not null check (state in ('WANTED', 'ADVERTISED', 'FILLED', 'CLOSED')),
    source       text        not null default '',
    changed_at   timestamptz not null,
    primary key (network, id)
);
create unique index positions_position_source on positions_position (network, source) where source <> '';

-- Questions to structures by a link, with their answers.
create table positions_call (
    network     text        not null,
    post        uuid        not null,
    asked_at    timestamptz not null,
    answer      text        check (answer in ('FILLED', 'SEARCHING', 'GIVEN_UP')),
    comment     text        not null default '' check (length(comment) <= 500),
    answered_at timestamptz,
    primary key (network, post, asked_at),
    foreign key (network, post) references positions_position
);

-- The daily figures of equity, and the named plans.
create table equity_day (
    network   text    not null references identity_network,
    day       date    not null,
    places    int     not null,
    people    bigint  not null,
    far       bigint  not null,
    beyond    bigint  not null,
    gini      int     not null,
    -- Figures by road are only compared with figures by road.
    estimated boolean not null default true,
    primary key (network, day)
);

create table equity_scenario (
    network text             not null references identity_network,
    id      uuid             not null,
    name    text             not null check (length(name) between 1 and 80),
    query   text             not null,
    opened  text             not null,
    cost    bigint           not null,
    bound   bigint           not null,
    mean    double precision not null,
    beyond  bigint           not null,
    made_at timestamptz      not null,
    primary key (network, id)
);
