-- What was announced once. `subject` is the id of a label's life, a mandate, an order or an interview: no foreign key, for
-- they stand in tables of several packages.
create table notices_notice (
    network text        not null references identity_network,
    subject uuid        not null,
    what    text        not null,
    told_at timestamptz not null,
    primary key (network, subject, what)
);
