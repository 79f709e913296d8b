-- What each round of forgetting took away: counts, never whom.
create table forgetting_round (
    network text        not null references identity_network,
    n       bigint      not null generated always as identity,
    day     date        not null,
    at      timestamptz not null,
    -- who asked for it; nothing: the night
    by      uuid,
    primary key (network, n)
);
-- Several processes, one round a night.
create unique index forgetting_round_night on forgetting_round (network, day) where by is null;

create table forgetting_gone (
    network text        not null,
    round   bigint      not null,
    rule    text        not null,
    before  timestamptz not null,
    rows    int         not null check (rows >= 0),
    trouble text        not null default '',
    primary key (network, round, rule),
    foreign key (network, round) references forgetting_round
);

-- History is only added to, but for what the law says to forget: the round alone says so, for its transaction alone.
create function retention_forgets() returns boolean language sql stable as $$
    select coalesce(current_setting('ta.forgetting', true), '') = 'on'
$$;

create function forgetting_is_history() returns trigger language plpgsql as $$
begin
    raise exception '% is history: append a row instead', tg_table_name;
end $$;
create trigger forgetting_is_history before update or delete or truncate on forgetting_round
    for each statement execute function forgetting_is_history();
create trigger forgetting_is_history before update or delete or truncate on forgetting_gone
    for each statement execute function forgetting_is_history();
