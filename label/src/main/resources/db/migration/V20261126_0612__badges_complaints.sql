-- Complaints about who holds a badge, or about a card that looks false; each step a row.

create table badges_complaint (
    network text        not null,
    -- drawn for the form; whoever has it follows the complaint
    id      uuid        not null,
    at      timestamptz not null,
    code    text,
    -- as it was typed, when no badge has it
    typed   text        not null default '' check (length(typed) <= 40),
    topic   text        not null,
    message text        not null check (length(message) between 1 and 2000),
    lang    text        not null check (lang in ('fr', 'en')),
    primary key (network, id),
    foreign key (network, code) references badges_badge
);
create index on badges_complaint (network, at);

-- How to reach who complained: apart, so that it can be forgotten.
create table badges_complainant (
    network   text not null,
    complaint uuid not null,
    contact   text not null check (length(contact) between 1 and 200),
    primary key (network, complaint),
    foreign key (network, complaint) references badges_complaint
);

create table badges_complaint_step (
    network   text        not null,
    n         bigint      not null generated always as identity,
    complaint uuid        not null,
    at        timestamptz not null,
    act       text        not null check (act in ('RECEIVED', 'TAKEN', 'ANSWERED')),
    actor     uuid,
    words     text        not null default '' check (length(words) <= 2000),
    mailed    boolean     not null default false,
    primary key (network, n),
    foreign key (network, complaint) references badges_complaint,
    check ((act = 'RECEIVED') = (actor is null)),
    check ((act = 'ANSWERED') = (words <> ''))
);
-- Answered once, whoever answers at the same moment.
create unique index badges_complaint_step_once on badges_complaint_step (network, complaint, act);

create function badges_complaint_step_is_history() returns trigger language plpgsql as $$
begin
    raise exception 'badges_complaint_step is history: append a step instead';
end $$;
create trigger badges_complaint_step_is_history before update or delete or truncate on badges_complaint_step
    for each statement execute function badges_complaint_step_is_history();
