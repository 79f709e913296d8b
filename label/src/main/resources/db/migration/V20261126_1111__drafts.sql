-- Rules that somebody proposes, whole, as they were brought; they rule nothing. Of each, at most one end.
create table drafts_draft (
    network text        not null references identity_network,
    id      uuid        not null,
    -- the file that was brought
    origin  text        not null check (length(origin) between 1 and 200),
    -- name of the file → its text
    own     jsonb       not null,
    by      uuid        not null,
    at      timestamptz not null,
    primary key (network, id)
);

create table drafts_end (
    network text        not null,
    draft   uuid        not null,
    act     text        not null check (act in ('PUBLISHED', 'SET_ASIDE')),
    -- of the rules that it became
    hash    text,
    by      uuid        not null,
    at      timestamptz not null,
    primary key (network, draft),
    foreign key (network, draft) references drafts_draft,
    check ((act = 'PUBLISHED') = (hash is not null))
);

create function drafts_is_history() returns trigger language plpgsql as $$
begin
    raise exception '% is history: append a row instead', tg_table_name;
end $$;
create trigger drafts_is_history before update or delete or truncate on drafts_draft
    for each statement execute function drafts_is_history();
create trigger drafts_is_history before update or delete or truncate on drafts_end
    for each statement execute function drafts_is_history();
