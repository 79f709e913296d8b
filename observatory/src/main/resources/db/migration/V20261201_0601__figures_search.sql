-- How often help was looked for, by week, need and commune. Nothing else of a search is kept.
create table figures_search (
    network text   not null,
    week    date   not null,
    need    text   not null check (need ~ '^[a-z]{1,20}$'),
    commune text   not null check (commune ~ '^([0-9][0-9AB][0-9]{3})?$'),
    outcome text   not null check (outcome in ('answered', 'relaxed', 'unanswered')),
    times   bigint not null check (times > 0),
    primary key (network, week, need, commune, outcome)
);
