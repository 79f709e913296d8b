-- A bus, a van or an adviser who goes from commune to commune.
create table schedule_round (
    network    text        not null references identity_network,
    id         uuid        not null,
    name       text        not null check (length(name) between 2 and 80),
    phone      text        not null check (length(phone) <= 20),
    created_at timestamptz not null,
    -- How often something of a round was added, changed or removed. Until now the passages were counted, and a count comes
    -- back to where it was when one is removed and another added.
    changes    bigint      not null default 0,
    primary key (network, id)
);

-- When it stops where. What was promised is never removed: it is delayed or cancelled, with a reason.
create table schedule_passage (
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
    foreign key (network, round) references schedule_round,
    check ((state = 'PLANNED') = (reason is null))
);
create index on schedule_passage (network, day);
create index on schedule_passage (network, commune, day);

-- Who wants a mail when a passage of her commune changes: nothing leaves before she has said yes from her own mail.
create table schedule_subscriber (
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

-- Minutes from communes to places: one row a place, as short as they come.
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

-- Posts of those who help: who hosts, employs and pays, until when, and which communes are covered.
create table posts_post (
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
create unique index posts_post_source on posts_post (network, source) where source <> '';

-- A structure was asked by a link, and answered or not.
create table posts_call (
    network     text        not null,
    post        uuid        not null,
    asked_at    timestamptz not null,
    answer      text        check (answer in ('FILLED', 'SEARCHING', 'GIVEN_UP')),
    comment     text        not null default '' check (length(comment) <= 500),
    answered_at timestamptz,
    primary key (network, post, asked_at),
    foreign key (network, post) references posts_post
);

-- The figures of equity of each day, and the plans that were named.
create table equity_day (
    network   text    not null references identity_network,
    day       date    not null,
    places    int     not null,
    people    bigint  not null,
    far       bigint  not null,
    beyond    bigint  not null,
    gini      int     not null,
    -- Minutes by road are compared with minutes by road.
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
