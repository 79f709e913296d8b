-- The way of working by which a place is labelled: what was done, with whom, what was changed and why. One row each time.
create table visits_stage (
    network text        not null references identity_network,
    n       bigint      not null generated always as identity,
    place   uuid        not null,
    stage   text        not null check (stage ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    done    date        not null,
    company text        not null check (length(company) between 1 and 300),
    changed text        not null default '' check (length(changed) <= 1000),
    why     text        not null default '' check (length(why) <= 1000),
    by      uuid        not null,
    at      timestamptz not null,
    primary key (network, n)
);
create index on visits_stage (network, place, done desc, n desc);
create trigger visits_is_history before update or delete or truncate on visits_stage
    for each statement execute function visits_is_history();
