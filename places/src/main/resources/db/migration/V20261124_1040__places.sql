-- Places: what exists now, one row each; what happened, one row per change, never corrected; where each came from.

create table places_place (
    network    text        not null,
    id         uuid        not null,
    code       text        not null check (code ~ '^[0-9a-z]{7}$'),
    sheet      jsonb       not null,
    changes    int         not null check (changes >= 1),
    created_at timestamptz not null,
    changed_at timestamptz not null,
    gone_at    timestamptz,
    primary key (network, id),
    unique (network, code)
);

create table places_change (
    network    text        not null,
    n          bigint      not null generated always as identity,
    place      uuid        not null,
    at         timestamptz not null,
    -- who said it: a source of the harvest, or a person; never both
    source     text,
    run        uuid,
    actor      uuid,
    actor_name text,
    -- column → value, or null when the value was taken back
    fields     jsonb       not null,
    primary key (network, n),
    foreign key (network, place) references places_place,
    check ((source is null) <> (actor is null))
);
create index on places_change (network, place, n);

-- What each source last said of its own record, so that the same file harvested twice changes nothing.
create table places_origin (
    network  text not null,
    source   text not null,
    local_id text not null,
    place    uuid not null,
    said     jsonb not null,
    gone_at  timestamptz,
    primary key (network, source, local_id),
    foreign key (network, place) references places_place
);
create index on places_origin (network, place);

create table places_report (
    network     text        not null,
    id          uuid        not null,
    place       uuid        not null,
    at          timestamptz not null,
    topic       text        not null,
    message     text        not null check (length(message) between 1 and 2000),
    contact     text        not null check (length(contact) <= 200),
    answered_at timestamptz,
    answered_by uuid,
    answer      text        not null default '',
    primary key (network, id),
    foreign key (network, place) references places_place,
    check ((answered_at is null) = (answered_by is null))
);
create index on places_report (network, at) where answered_at is null;

-- History is appended: the database itself refuses to rewrite it.
create function places_change_is_history() returns trigger language plpgsql as $$
begin
    raise exception 'places_change is history: append a change instead';
end $$;
create trigger places_change_is_history before update or delete on places_change
    for each statement execute function places_change_is_history();
