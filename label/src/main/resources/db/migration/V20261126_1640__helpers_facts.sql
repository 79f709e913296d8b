-- What somebody saw of a helper that the label asks for: hours of training, a diploma, how often she helped. The last
-- word on each fact counts.
create table helpers_fact (
    network text        not null references identity_network,
    n       bigint      generated always as identity,
    helper  uuid        not null,
    fact    text        not null check (length(fact) <= 60),
    value   bigint      not null check (value between 0 and 1000000),
    on_day  date        not null,
    source  text        not null check (length(source) between 1 and 200),
    by      uuid        not null,
    at      timestamptz not null,
    primary key (network, n)
);
create index on helpers_fact (network, helper, fact, n desc);

create function helpers_fact_is_history() returns trigger language plpgsql as $$
begin
    raise exception '% is history: append a row instead', tg_table_name;
end $$;
create trigger helpers_fact_is_history before update or delete or truncate on helpers_fact
    for each statement execute function helpers_fact_is_history();
