-- What was brought to the portal: one row a file and day, tried until it is there.
create table publication_push (
    network  text        not null,
    day      date        not null,
    file     text        not null,
    tries    int         not null default 0,
    next_try timestamptz not null,
    pushed   timestamptz,
    trouble  text        not null default '',
    primary key (network, day, file)
);
