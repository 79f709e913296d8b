-- What each figure was, at the end of each month and today. A month once counted is never counted again: its
-- definition may change, what was said of it stays. `hidden` counts are never shown.
create table figures_value (
    network   text             not null references identity_network,
    figure    text             not null,
    edition   int              not null check (edition > 0),
    day       date             not null,
    breakdown text             not null,
    cell      text             not null,
    name      text             not null,
    amount    double precision,
    total     double precision,
    hidden    boolean          not null,
    at        timestamptz      not null,
    primary key (network, figure, edition, day, breakdown, cell)
);
create index on figures_value (network, figure, day);
