-- A bus, a van or an adviser who goes from commune to commune.
create table schedule_round (
    network text        not null references identity_network,
    id      uuid        not null,
    name    text        not null check (length(name) between 2 and 80),
    phone   text        not null check (length(phone) <= 20),
    created timestamptz not null,
    primary key (network, id)
);

-- When it stops where. What was promised is never removed: it is delayed or cancelled, with a reason.
create table schedule_passage (
    network text        not null,
    id      uuid        not null,
    round   uuid        not null,
    commune text        not null check (commune ~ '^[0-9AB]{5}$'),
    spot    text        not null check (length(spot) between 2 and 120),
    day     date        not null,
    starts  time        not null,
    ends    time        not null check (ends > starts),
    state   text        not null default 'PLANNED' check (state in ('PLANNED', 'DELAYED', 'CANCELLED')),
    reason  text        check (reason in ('BREAKDOWN', 'WEATHER', 'ABSENCE', 'ROAD', 'OTHER')),
    late    int         not null default 0 check (late between 0 and 240),
    changes int         not null default 0,
    changed timestamptz not null,
    primary key (network, id),
    unique (network, round, commune, spot, day, starts),
    foreign key (network, round) references schedule_round,
    check ((state = 'PLANNED') = (reason is null))
);
create index on schedule_passage (network, day);
create index on schedule_passage (network, commune, day);

-- Who wants a mail when a passage of her commune changes: nothing leaves before she has said yes from her own mail.
create table schedule_subscriber (
    network   text        not null references identity_network,
    id        uuid        not null,
    commune   text        not null,
    mail      text        not null,
    lang      text        not null,
    asked     timestamptz not null,
    confirmed timestamptz,
    primary key (network, id),
    unique (network, commune, mail)
);
