-- The figures of equity of each day, and the plans that were named.
create table equity_day (
    network text   not null references identity_network,
    day     date   not null,
    places  int    not null,
    people  bigint not null,
    far     bigint not null,
    beyond  bigint not null,
    gini    int    not null,
    primary key (network, day)
);

create table equity_scenario (
    network text             not null references identity_network,
    id      uuid             not null,
    name    text             not null check (length(name) between 1 and 80),
    query   text             not null,
    opened  text             not null,
    cost    bigint           not null,
    bound   bigint           not null,
    mean    double precision not null,
    beyond  bigint           not null,
    made    timestamptz      not null,
    primary key (network, id)
);
