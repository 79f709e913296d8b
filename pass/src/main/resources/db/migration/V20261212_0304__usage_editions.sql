-- What /pass/chiffres published, month after month: each count as it was, and whether it was hidden. What is published
-- later is protected together with all of it.
create table usage_edition (
    network text    not null references identity_network,
    until   date    not null,
    family  text    not null,
    cut     text    not null,
    cell    text    not null,
    name    text    not null,
    within  text    not null,
    amount  bigint  not null check (amount >= 0),
    hidden  boolean not null,
    primary key (network, until, family, cut, cell)
);
