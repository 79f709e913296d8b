-- The label in life: who asks to be recognised, who decides, and all that becomes of it.

-- The committee, one row when somebody comes in or goes out: the last one of an account counts.
create table labels_seat (
    network text        not null references identity_network,
    n       bigint      not null generated always as identity,
    account uuid        not null,
    at      timestamptz not null,
    act     text        not null check (act in ('JOINED', 'LEFT')),
    by      uuid        not null,
    primary key (network, n)
);
create index on labels_seat (network, account, n desc);

-- One holder under one profile: somebody's file, or a place.
create table labels_life (
    network   text        not null references identity_network,
    id        uuid        not null,
    helper    uuid,
    account   uuid,
    place     uuid,
    profile   text        not null,
    lang      text        not null check (lang in ('fr', 'en')),
    opened_at timestamptz not null,
    primary key (network, id),
    check ((helper is null) = (account is null) and (helper is null) <> (place is null))
);
create unique index labels_life_one on labels_life (network, coalesce(helper, place), profile);

-- What is put to the committee; several may be open for one life, but never the same one twice.
create table labels_proposal (
    network   text        not null,
    id        uuid        not null,
    life      uuid        not null,
    act       text        not null check (act in ('RECOGNISE', 'RENEW', 'SUSPEND', 'LIFT', 'WITHDRAW', 'APPEAL')),
    -- the decision that an appeal is against
    against   uuid,
    opened_at timestamptz not null,
    -- nothing: the rounds
    opened_by uuid,
    words     text        not null default '' check (length(words) <= 2000),
    version   text        not null,
    closed_at timestamptz,
    outcome   text check (outcome in ('GRANTED', 'REFUSED', 'DROPPED')),
    primary key (network, id),
    foreign key (network, life) references labels_life,
    foreign key (network, against) references labels_proposal,
    check ((closed_at is null) = (outcome is null)),
    check ((act = 'APPEAL') = (against is not null))
);
create unique index labels_proposal_one on labels_proposal (network, life, act) where closed_at is null;
create unique index labels_proposal_appealed_once on labels_proposal (network, against) where against is not null;
create index on labels_proposal (network, life, opened_at);

create function labels_proposal_is_kept() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' then
        if old.closed_at is null and new.closed_at is not null
           and (new.network, new.id, new.life, new.act, new.against, new.opened_at, new.opened_by, new.words, new.version)
               is not distinct from
               (old.network, old.id, old.life, old.act, old.against, old.opened_at, old.opened_by, old.words, old.version) then
            return new;
        end if;
    end if;
    raise exception 'labels_proposal: a proposal is closed once, and never forgotten';
end $$;
create trigger labels_proposal_is_kept before update or delete on labels_proposal
    for each row execute function labels_proposal_is_kept();

-- Each member signs alone and once, with a reason, under the rules that she read.
create table labels_vote (
    network    text        not null,
    proposal   uuid        not null,
    member     uuid        not null,
    favourable boolean     not null,
    reason     text        not null check (length(reason) between 1 and 2000),
    at         timestamptz not null,
    version    text        not null,
    primary key (network, proposal, member),
    foreign key (network, proposal) references labels_proposal
);

-- Who, when, why, under which version.
create table labels_step (
    network   text        not null,
    n         bigint      not null generated always as identity,
    life      uuid        not null,
    at        timestamptz not null,
    act       text        not null check (act ~ '^[A-Z]+$'),
    -- nothing: the rounds
    by        uuid,
    reason    text        not null default '',
    version   text        not null,
    proposal  uuid,
    -- for what was recognised or renewed: its first and last day, and the number of its badge
    from_day  date,
    until_day date,
    code      text        not null default '',
    primary key (network, n),
    foreign key (network, life) references labels_life,
    foreign key (network, proposal) references labels_proposal,
    check ((from_day is null) = (until_day is null) and (from_day is null) = (code = ''))
);
create index on labels_step (network, life, n);

create function labels_is_history() returns trigger language plpgsql as $$
begin
    raise exception '% is history: append a row instead', tg_table_name;
end $$;
create trigger labels_is_history before update or delete or truncate on labels_seat
    for each statement execute function labels_is_history();
create trigger labels_is_history before update or delete or truncate on labels_vote
    for each statement execute function labels_is_history();
create trigger labels_is_history before update or delete or truncate on labels_step
    for each statement execute function labels_is_history();
