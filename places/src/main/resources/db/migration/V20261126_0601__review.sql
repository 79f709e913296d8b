-- Which records are one place: what people decided, only ever added to; what the last search proposes; who asked for a
-- search, and the searches themselves.

create table review_decision (
    network    text        not null,
    n          bigint      not null generated always as identity,
    one        uuid        not null,
    other      uuid        not null check (one <> other),
    -- what they were called when it was decided
    one_name   text        not null,
    other_name text        not null,
    verdict    text        not null check (verdict in ('same', 'distinct', 'later', 'undone')),
    at         timestamptz not null,
    actor      uuid        not null,
    actor_name text        not null,
    primary key (network, n)
);
create index on review_decision (network, one, other, n desc);

create function review_decision_is_history() returns trigger language plpgsql as $$
begin
    raise exception 'review_decision is history: append a decision instead';
end $$;
create trigger review_decision_is_history before update or delete on review_decision
    for each statement execute function review_decision_is_history();

create table review_pair (
    network     text    not null,
    one         uuid    not null,
    other       uuid    not null,
    probability float8  not null check (probability between 0 and 1),
    sure        boolean not null,
    sentence    text    not null,
    reasons     jsonb   not null,
    primary key (network, one, other)
);

create table review_quest (
    network    text        not null,
    n          bigint      not null generated always as identity,
    started_at timestamptz not null,
    ended_at   timestamptz,
    owner      bigint      not null,
    records    int         not null default 0,
    pairs      int         not null default 0,
    failure    text        not null default '',
    primary key (network, n)
);
create unique index on review_quest (network) where ended_at is null;

-- A request is the run of a harvest that brought something new, or somebody's click.
create table review_request (
    network text        not null,
    id      uuid        not null,
    at      timestamptz not null,
    quest   bigint,
    primary key (network, id),
    foreign key (network, quest) references review_quest
);
create index on review_request (network) where quest is null;
