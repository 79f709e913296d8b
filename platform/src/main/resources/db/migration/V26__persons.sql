-- What was erased of one person at their request, table by table. It names nobody: `print` is a keyed hash of the words
-- that were searched.
create table persons_certificate (
    network     text        not null references identity_network,
    number      bigint      not null generated always as identity,
    recorded_at timestamptz not null,
    actor       uuid        not null,
    print       text        not null check (length(print) = 24),
    lines       jsonb       not null,
    primary key (network, number)
);
create trigger keep_history before update or delete or truncate on persons_certificate
    for each statement execute function keep_history();
