-- The sheets of slips that were printed, and those that wait for the coordination because they are unlikely many.
create table outcomes_sheet (
    network    text        not null references identity_network,
    id         uuid        not null,
    account    uuid        not null,
    place      uuid,
    slot       uuid,
    own        boolean     not null default false,
    slips      int         not null check (slips > 0),
    state      text        not null check (state in ('PRINTED', 'ASKED', 'GRANTED', 'REFUSED')),
    made       timestamptz not null,
    decided_by uuid,
    primary key (network, id),
    check ((place is null) <> (slot is null)),
    check ((state in ('GRANTED', 'REFUSED')) = (decided_by is not null))
);
create index on outcomes_sheet (network, account, made);
create index on outcomes_sheet (network, slot) where slot is not null;
-- One open question for each person and subject.
create unique index on outcomes_sheet (network, account, coalesce(place, slot)) where state = 'ASKED';
