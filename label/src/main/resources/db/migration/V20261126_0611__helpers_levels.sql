-- The level that somebody has in a competence, with how it was established. Of each kind of proof the last row counts;
-- level 0 takes the word back.
create table helpers_level (
    network    text        not null,
    n          bigint      not null generated always as identity,
    helper     uuid        not null,
    competence text        not null check (competence ~ '^[0-9][.][0-9]$'),
    level      int         not null check (level between 0 and 8),
    evidence   text        not null check (evidence in ('CERTIFICATION', 'PROFILE', 'ATTESTATION', 'DECLARATION')),
    since      date        not null,
    by         uuid,
    at         timestamptz not null,
    primary key (network, n),
    foreign key (network, helper) references helpers_helper
);
create index on helpers_level (network, helper, competence, evidence, n desc);
create trigger helpers_is_history before update or delete or truncate on helpers_level
    for each statement execute function helpers_is_history();
