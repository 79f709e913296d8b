-- Who keeps the sheets right and agreed that the public page says so.

create table care_credit (
    network text        not null,
    account uuid        not null,
    since   timestamptz not null,
    primary key (network, account)
);
