-- A person helped who agreed to be drawn by lot for a seat: only what is needed to write to them. The week, not the
-- moment, so that nobody finds the answer they gave on the same page.
create table sortition_person (
    network     text not null references identity_network,
    id          uuid not null,
    name        text not null check (length(name) between 1 and 120),
    mail        text not null check (length(mail) <= 254),
    postal      text not null check (length(postal) <= 400),
    lang        text not null check (lang in ('fr', 'en')),
    agreed_week date not null,
    primary key (network, id),
    check (mail <> '' or postal <> '')
);
create unique index on sortition_person (network, mail) where mail <> '';

-- The codes on paper that open the person's own page.
create table sortition_code (
    network text  not null references identity_network,
    hash    bytea not null,
    person  uuid  not null,
    primary key (network, hash),
    foreign key (network, person) references sortition_person on delete cascade
);
create index on sortition_code (network, person);

-- A meeting with seats for people helped.
create table sortition_meeting (
    network   text        not null references identity_network,
    id        uuid        not null,
    kind      text        not null check (kind in ('WORKSHOP', 'COMMITTEE', 'INTERVIEW')),
    -- the workshop or the interview; null for a session of the committee
    subject   uuid,
    title     text        not null check (length(title) <= 200),
    day       date        not null,
    hours     text        not null check (length(hours) <= 80),
    place     text        not null check (length(place) <= 200),
    seats     int         not null check (seats between 1 and 10),
    opened_at timestamptz not null,
    primary key (network, id)
);
create index on sortition_meeting (network, day);

-- One draw, with all data needed to repeat it. `person` is null once they withdrew or were forgotten.
create table sortition_seat (
    network        text        not null references identity_network,
    meeting        uuid        not null,
    number         int         not null,
    person         uuid,
    seed           text        not null,
    pool           uuid[]      not null,
    drawn_at       timestamptz not null,
    answer         text        not null default 'NONE'
        check (answer in ('NONE', 'ACCEPTED', 'DECLINED', 'LAPSED', 'WITHDRAWN')),
    comment        text        not null default '' check (length(comment) <= 1000),
    printed_at     timestamptz,
    compensated_at timestamptz,
    primary key (network, meeting, number),
    foreign key (network, meeting) references sortition_meeting on delete cascade
);
create index on sortition_seat (network, person);
