-- Where a procedure stopped somebody: the week, the step and the reason from closed lists. Nobody helped is in here, and
-- not who noted it.
create table procedures_obstacle (
    network   text not null,
    id        uuid not null,
    week      date not null,
    procedure text not null,
    step      text not null check (step in ('FIND', 'SIGN_IN', 'IDENTIFY', 'FILL', 'ATTACH', 'SEND', 'FOLLOW', 'ANSWER')),
    why       text not null check (why in ('ACCOUNT', 'IDENTITY', 'PASSWORD', 'DOCUMENT', 'LANGUAGE', 'DEVICE', 'NETWORK',
                                           'COUNTER', 'LETTER')),
    ended     text not null check (ended in ('SOLVED', 'GIVEN_UP', 'WAITING')),
    minutes   int  not null check (minutes between 0 and 1440),
    primary key (network, id)
);
create index on procedures_obstacle (network, procedure, week);

-- What peers advise, and who found it right or wrong since.
create table procedures_advice (
    network   text        not null,
    id        uuid        not null,
    procedure text        not null,
    words     text        not null check (length(words) between 10 and 1000),
    by        uuid        not null,
    name      text        not null,
    at        timestamptz not null,
    primary key (network, id)
);
create index on procedures_advice (network, procedure, at);
create table procedures_voice (
    network  text        not null,
    advice   uuid        not null,
    by       uuid        not null,
    confirms boolean     not null,
    at       timestamptz not null,
    primary key (network, advice, by),
    foreign key (network, advice) references procedures_advice
);

-- The letter of the year to the body in charge, and its answer, which is published.
create table procedures_letter (
    network   text        not null,
    id        uuid        not null,
    procedure text        not null,
    year      int         not null,
    sent      timestamptz not null,
    answer    text        not null default '' check (length(answer) <= 5000),
    answered  timestamptz,
    primary key (network, id),
    unique (network, procedure, year)
);
