-- Care: the errors that people report, the letters that leave, and every step of it, which nobody rewrites.

create table care_report (
    network     text        not null,
    id          uuid        not null,
    place       uuid        not null,
    at          timestamptz not null,
    topic       text        not null,
    message     text        not null check (length(message) between 1 and 2000),
    -- column → value: what the page showed of the topic when it was reported
    shown       jsonb       not null default '{}',
    lang        text        not null default 'fr' check (lang in ('fr', 'en')),
    who         text        not null check (who in ('PUBLIC', 'HELPER', 'COORDINATOR')),
    answered_at timestamptz,
    answered_as text check (answered_as in ('CARETAKER', 'HELPER', 'COORDINATOR')),
    answered_by uuid,
    answer      text        not null default '',
    primary key (network, id),
    check ((answered_at is null) = (answered_as is null))
);
create index on care_report (network, at) where answered_at is null;
create index on care_report (network, place, at);

-- How to reach who reported: apart, so that it can be forgotten while the report stays.
create table care_reporter (
    network text not null,
    report  uuid not null,
    contact text not null check (length(contact) between 1 and 200),
    primary key (network, report),
    foreign key (network, report) references care_report
);

-- Letters of care, under the id that the post gave them. `person` and `report` say to whom; no address stands here.
create table care_letter (
    network    text        not null,
    id         uuid        not null,
    kind       text        not null check (kind in ('ANSWER', 'CARE', 'REMINDER')),
    person     uuid,
    report     uuid,
    at         timestamptz not null,
    fate       text        not null default 'POSTED'
        check (fate in ('POSTED', 'GONE', 'REFUSED', 'GIVEN_UP', 'UNKNOWN')),
    fate_at    timestamptz not null,
    trouble    text        not null default '',
    settled_at timestamptz,
    settled_by uuid,
    primary key (network, id),
    foreign key (network, report) references care_report,
    check ((settled_at is null) = (settled_by is null))
);
create index on care_letter (network, report);

-- One row for each thing that happened. `who` is what somebody is for the place; `actor` the id of an account or of a
-- caretaker, which names nobody by itself.
create table care_step (
    network text        not null,
    n       bigint      not null generated always as identity,
    at      timestamptz not null,
    place   uuid        not null,
    act     text        not null check (act ~ '^[A-Z]+(_[A-Z]+)*$'),
    who     text        not null check (who in ('PUBLIC', 'CARETAKER', 'HELPER', 'COORDINATOR', 'SYSTEM')),
    actor   uuid,
    report  uuid,
    letter  uuid,
    detail  text        not null default '',
    primary key (network, n)
);
create index on care_step (network, place, n);
create index on care_step (network, at);

create function care_step_is_history() returns trigger language plpgsql as $$
begin
    raise exception 'care_step is history: append a step instead';
end $$;
create trigger care_step_is_history before update or delete or truncate on care_step
    for each statement execute function care_step_is_history();

-- What was reported before the room existed.
insert into care_report (network, id, place, at, topic, message, who, answered_at, answered_as, answered_by, answer)
select network, id, place, at, topic, message, 'PUBLIC', answered_at,
       case when answered_at is not null then 'COORDINATOR' end, answered_by, answer
from places_report;
insert into care_reporter (network, report, contact)
select network, id, contact from places_report where contact <> '';
insert into care_step (network, at, place, act, who, report)
select network, at, place, 'REPORTED', 'PUBLIC', id from places_report order by at;
insert into care_step (network, at, place, act, who, actor, report)
select network, answered_at, place, 'ANSWERED', 'COORDINATOR', answered_by, id
from places_report where answered_at is not null order by answered_at;
drop table places_report;
