-- What people who need no account say is wrong: of a place, of who holds a badge. Each step a row.

create table feedback_remark (
    network text        not null,
    -- drawn for the form: sent twice it is one remark, and a person who has it may follow hers
    id      uuid        not null,
    kind    text        not null check (kind ~ '^[a-z]+$'),
    -- what it is about, as the room of its kind writes it; empty when that is nothing known
    subject text        not null,
    at      timestamptz not null,
    topic   text        not null,
    message text        not null check (length(message) between 1 and 2000),
    -- name → value: what the page, or the card, showed then
    shown   jsonb       not null default '{}',
    lang    text        not null default 'fr' check (lang in ('fr', 'en')),
    primary key (network, id)
);
create index on feedback_remark (network, kind, at);
create index on feedback_remark (network, kind, subject, at);

-- How to reach who wrote it: apart, so that it can be forgotten while the remark stays.
create table feedback_contact (
    network text not null,
    remark  uuid not null,
    contact text not null check (length(contact) between 1 and 200),
    primary key (network, remark),
    foreign key (network, remark) references feedback_remark
);

create table feedback_step (
    network text        not null,
    n       bigint      not null generated always as identity,
    remark  uuid        not null,
    at      timestamptz not null,
    act     text        not null check (act in ('RECEIVED', 'TAKEN', 'ANSWERED')),
    -- what the person is who takes the step
    role    text        not null check (role ~ '^[A-Z]+$'),
    actor   uuid,
    words   text        not null default '',
    mailed  boolean     not null default false,
    primary key (network, n),
    foreign key (network, remark) references feedback_remark,
    check (act = 'ANSWERED' or words = '')
);
-- Answered once, by two at the same moment too.
create unique index feedback_step_once on feedback_step (network, remark, act);

create function feedback_step_is_history() returns trigger language plpgsql as $$
begin
    raise exception 'feedback_step is history: append a step instead';
end $$;
create trigger feedback_step_is_history before update or delete or truncate on feedback_step
    for each statement execute function feedback_step_is_history();
