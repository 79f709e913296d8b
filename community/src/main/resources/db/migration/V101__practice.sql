-- Questions between helpers, and the answers; the kept ones are resources with the same id. Nobody is named in public:
-- the names are read from the accounts, so that they go with them.
create table practice_question (
    network  text        not null references identity_network,
    id       uuid        not null,
    account  uuid        not null,
    title    text        not null check (length(title) between 1 and 160),
    comment  text        not null check (length(comment) <= 1000),
    asked_at timestamptz not null,
    primary key (network, id)
);
create index on practice_question (network, asked_at desc, id);

create table practice_answer (
    network     text        not null references identity_network,
    id          uuid        not null,
    question    uuid        not null,
    account     uuid        not null,
    comment     text        not null check (length(comment) between 1 and 2000),
    recorded_at timestamptz not null,
    kept_at     timestamptz,
    primary key (network, id),
    foreign key (network, question) references practice_question (network, id) on delete cascade
);
create index on practice_answer (network, question, recorded_at);

-- Who offers an hour to a peer, and on what: one row for each person, deleted when they take it back or leave.
create table practice_mentor (
    network    text        not null references identity_network,
    account    uuid        not null,
    subject    text        not null check (length(subject) between 1 and 160),
    offered_at timestamptz not null,
    primary key (network, account)
);
