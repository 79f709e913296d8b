-- What one may learn here. The dates of an offer are slots of the platform.

create table training_offer (
    network     text        not null,
    id          uuid        not null,
    title       text        not null,
    summary     text        not null,
    competences text[]      not null,
    hours       integer     not null check (hours between 1 and 400),
    by          text        not null,
    certificate boolean     not null,
    added       timestamptz not null,
    primary key (network, id)
);
