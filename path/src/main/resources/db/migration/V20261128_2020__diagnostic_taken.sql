-- What people chose after the ten questions: a count for all, and the answers of those who wanted to find them again.

create table diagnostic_choice (
    network  text not null,
    id       uuid not null,
    week     date not null,
    proposed text not null check (proposed in ('WITH', 'FOR', 'ALONE')),
    chosen   text not null check (chosen in ('WITH', 'FOR', 'ALONE')),
    primary key (network, id)
);
create index on diagnostic_choice (network, week);

-- Under a code that she alone holds; nothing says who she is.
create table diagnostic_kept (
    network text        not null,
    id      uuid        not null,
    hash    bytea       not null,
    at      timestamptz not null,
    chosen  text        not null check (chosen in ('WITH', 'FOR', 'ALONE')),
    answers text        not null check (length(answers) <= 1000),
    words   text        not null default '' check (length(words) <= 500),
    primary key (network, id)
);
create index on diagnostic_kept (network, hash, at);
