-- What the rounds have told the holder of a label, each thing once for one end.
create table labels_notice (
    network text        not null,
    life    uuid        not null,
    kind    text        not null,
    -- the last day of what was granted
    until   date        not null,
    at      timestamptz not null,
    primary key (network, life, until, kind),
    foreign key (network, life) references labels_life
);
