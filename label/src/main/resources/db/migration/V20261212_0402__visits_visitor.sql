-- Whom the committee names to say what is seen at a place, and until when.
create table visits_visitor (
    network text        not null references identity_network,
    n       bigint      not null generated always as identity,
    account uuid        not null,
    at      timestamptz not null,
    act     text        not null check (act in ('NAMED', 'RELEASED')),
    by      uuid        not null,
    primary key (network, n)
);
create index on visits_visitor (network, account, n desc);
create trigger visits_is_history before update or delete or truncate on visits_visitor
    for each statement execute function visits_is_history();
