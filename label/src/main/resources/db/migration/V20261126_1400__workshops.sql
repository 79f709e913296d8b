-- Workshops where a network sets its levels together. Who answers is unknown: a phone is the hash of a random secret,
-- which is forgotten when the workshop ends, together with what ties the answers of one phone to one another.

create table workshops_workshop (
    network       text        not null references identity_network,
    id            uuid        not null,
    code          text        not null check (code ~ '^[2-9b-df-hjkmnp-tv-xz]{6}$'),
    title         text        not null check (length(title) between 1 and 120),
    opened_at     timestamptz not null,
    opened_by     uuid        not null,
    ends_at       timestamptz not null,
    stage         text        not null check (stage in ('FIRST', 'SECOND', 'CLOSED')),
    shown         boolean     not null,
    seats         int         not null check (seats between 1 and 1000),
    -- the rule of agreement, written before anybody answers
    fewest        int         not null check (fewest >= 5),
    most_spread   int         not null check (most_spread between 0 and 8),
    share_percent int         not null check (share_percent between 51 and 100),
    version       text        not null,
    -- the words of the levels: [{"level": 1, "name": …, "image": …}, …]
    scale         jsonb       not null,
    primary key (network, id),
    unique (network, code)
);

-- What is asked, in the words of the protocol of that day.
create table workshops_question (
    network      text     not null,
    workshop     uuid     not null,
    n            int      not null,
    profile      text     not null,
    profile_name text     not null,
    kind         text     not null check (kind in ('LEVEL', 'COMMITMENT')),
    subject      text     not null,
    chapter      text     not null,
    words        text     not null,
    example      text     not null,
    -- what the protocol asks today: a level, or 1 when the profile takes the commitment
    today        smallint not null,
    -- asked again in the second round: half of the first answers stood from low to high
    again        boolean  not null default false,
    low          smallint not null default 0,
    high         smallint not null default 0,
    primary key (network, workshop, n),
    unique (network, workshop, profile, kind, subject),
    foreign key (network, workshop) references workshops_workshop
);

create table workshops_participant (
    network   text        not null,
    workshop  uuid        not null,
    id        uuid        not null,
    paper     boolean     not null,
    secret    bytea,
    joined_at timestamptz not null,
    changes   int         not null default 0,
    primary key (network, workshop, id),
    unique (network, workshop, secret),
    foreign key (network, workshop) references workshops_workshop
);

-- One row for each answer of each round; another answer to the same question takes its place.
create table workshops_answer (
    network     text        not null,
    workshop    uuid        not null,
    round       smallint    not null check (round in (1, 2)),
    question    int         not null,
    participant uuid        not null,
    -- -1: does not know
    answer      smallint    not null check (answer between -1 and 8),
    -- the number that the phone gave to this sending: the same or an older one, coming late, changes nothing
    sending     bigint      not null,
    at          timestamptz not null,
    primary key (network, workshop, round, question, participant),
    foreign key (network, workshop, question) references workshops_question
);
create index on workshops_answer (network, workshop, participant);

-- What a facilitator wrote down where the room did not agree: the last one counts.
create table workshops_decision (
    network  text        not null,
    n        bigint      not null generated always as identity,
    workshop uuid        not null,
    question int         not null,
    -- null: stays to be discussed
    answer   smallint    check (answer between 0 and 8),
    note     text        not null check (length(note) between 1 and 1000),
    by       uuid        not null,
    at       timestamptz not null,
    primary key (network, n),
    foreign key (network, workshop, question) references workshops_question
);
create index on workshops_decision (network, workshop, question, n desc);

create table workshops_step (
    network  text        not null,
    n        bigint      not null generated always as identity,
    workshop uuid        not null,
    act      text        not null check (act ~ '^[A-Z]+(_[A-Z]+)*$'),
    detail   text        not null default '',
    by       uuid        not null,
    at       timestamptz not null,
    primary key (network, n),
    foreign key (network, workshop) references workshops_workshop
);
create index on workshops_step (network, workshop, n);

create function workshops_is_history() returns trigger language plpgsql as $$
begin
    raise exception '% is history: append a row instead', tg_table_name;
end $$;
create trigger workshops_is_history before update or delete or truncate on workshops_decision
    for each statement execute function workshops_is_history();
create trigger workshops_is_history before update or delete or truncate on workshops_step
    for each statement execute function workshops_is_history();
