-- Proof: who was recognised, the files that were signed, and every step, which nobody rewrites.

-- What is recognised, as the protocol said it then: one version never says two things.
create table badges_achievement (
    network     text    not null,
    protocol    text    not null,
    version     text    not null,
    profile     text    not null,
    place       boolean not null,
    name        text    not null,
    description text    not null,
    narrative   text    not null,
    primary key (network, protocol, version, profile)
);

-- A badge: its code, on the card, never changes. `closed` once withdrawn.
create table badges_badge (
    network  text        not null,
    code     text        not null check (code ~ '^[0-9a-hj-km-np-tv-z]{12}$'),
    place    uuid,
    account  uuid,
    protocol text        not null,
    version  text        not null,
    profile  text        not null,
    -- [{"id": …, "text": …}]: what was promised, word for word
    promises jsonb       not null,
    created  timestamptz not null,
    closed   timestamptz,
    primary key (network, code),
    foreign key (network, protocol, version, profile) references badges_achievement,
    check ((place is null) <> (account is null))
);
create unique index badges_badge_one on badges_badge (network, coalesce(place, account), profile) where closed is null;

-- What names the holder: apart, so that it can be forgotten.
create table badges_holder (
    network   text not null,
    code      text not null,
    name      text not null check (name <> ''),
    mail_hash text not null default '',
    salt      text not null default '',
    primary key (network, code),
    foreign key (network, code) references badges_badge
);

-- The lists of states, each at the address that its badges name.
create table badges_list (
    network text        not null,
    n       int         not null,
    site    text        not null,
    created timestamptz not null,
    primary key (network, n)
);

-- The signed files of a badge, one in force at most. A place in a list serves once.
create table badges_edition (
    network    text        not null,
    code       text        not null,
    n          int         not null,
    key        bigint      not null,
    list       int         not null,
    index      int         not null check (index between 0 and 131071),
    from_at    timestamptz not null,
    until_at   timestamptz not null check (until_at > from_at),
    document   text,
    revoked_at timestamptz,
    primary key (network, code, n),
    unique (network, list, index),
    foreign key (network, code) references badges_badge,
    foreign key (network, key) references badges_key,
    foreign key (network, list) references badges_list
);
create unique index badges_edition_in_force on badges_edition (network, code) where revoked_at is null;
create index badges_edition_revoked on badges_edition (network, list) where revoked_at is not null;

create function badges_edition_is_kept() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then raise exception 'badges_edition: a place in a list of states never serves again'; end if;
    if old.revoked_at is not null and new.revoked_at is distinct from old.revoked_at
       or (new.network, new.code, new.n, new.key, new.list, new.index, new.from_at, new.until_at)
          is distinct from (old.network, old.code, old.n, old.key, old.list, old.index, old.from_at, old.until_at)
       or new.document is not null and new.document is distinct from old.document then
        raise exception 'badges_edition: a signed file is revoked once, or forgotten, never changed';
    end if;
    return new;
end $$;
create trigger badges_edition_is_kept before update or delete on badges_edition
    for each row execute function badges_edition_is_kept();

create table badges_step (
    network text        not null,
    n       bigint      not null generated always as identity,
    code    text        not null,
    at      timestamptz not null,
    act     text        not null check (act in ('ISSUED', 'SUSPENDED', 'RESTORED', 'RENEWED', 'WITHDRAWN')),
    actor   uuid        not null,
    -- when it was decided, before it was done here
    decided date        not null,
    reason  text        not null check (length(reason) between 1 and 500),
    edition int         not null,
    primary key (network, n),
    foreign key (network, code, edition) references badges_edition
);
create index on badges_step (network, code, n);

create function badges_step_is_history() returns trigger language plpgsql as $$
begin
    raise exception 'badges_step is history: append a step instead';
end $$;
create trigger badges_step_is_history before update or delete or truncate on badges_step
    for each statement execute function badges_step_is_history();
