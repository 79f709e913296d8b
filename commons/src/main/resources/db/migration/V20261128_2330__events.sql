-- A gathering of the network: its days are slots; its programme, its proposals, its questions and its minutes stand here.

create table events_event (
    network text        not null,
    id      uuid        not null,
    title   text        not null,
    words   text        not null,
    place   text        not null,
    slot    uuid        not null,
    call_until timestamptz not null,
    added   timestamptz not null,
    primary key (network, id)
);

create table events_talk (
    network text        not null,
    id      uuid        not null,
    event   uuid        not null,
    at      timestamptz not null,
    title   text        not null,
    words   text        not null,
    speaker text        not null,
    contact text        not null,
    state   text        not null check (state in ('proposed', 'taken', 'declined')),
    room    text        not null,
    starts  timestamptz,
    minutes text        not null,
    primary key (network, id),
    foreign key (network, event) references events_event (network, id)
);
create index events_talk_event on events_talk (network, event, starts, at);

create table events_question (
    network text        not null,
    id      uuid        not null,
    talk    uuid        not null,
    at      timestamptz not null,
    words   text        not null,
    votes   integer     not null default 0,
    primary key (network, id),
    foreign key (network, talk) references events_talk (network, id)
);
create index events_question_talk on events_question (network, talk, votes desc, at);
