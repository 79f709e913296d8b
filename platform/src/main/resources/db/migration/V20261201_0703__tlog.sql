-- The journal as a tree that outsiders check: its complete nodes, what was signed of it, and who countersigned.
create table tlog_node (
    network text   not null references identity_network,
    level   int    not null check (level between 0 and 62),
    at      bigint not null check (at >= 0),
    hash    bytea  not null check (length(hash) = 32),
    primary key (network, level, at)
);

create table tlog_checkpoint (
    network text        not null references identity_network,
    size    bigint      not null check (size >= 0),
    root    bytea       not null check (length(root) = 32),
    note    text        not null,
    signed  timestamptz not null,
    primary key (network, size)
);

create table tlog_cosignature (
    network text        not null references identity_network,
    size    bigint      not null,
    witness text        not null,
    line    text        not null,
    at      timestamptz not null,
    primary key (network, size, witness),
    foreign key (network, size) references tlog_checkpoint
);

-- What we countersigned of the journals of others: the last size and root of each, so that none shows us two pasts.
create table tlog_witnessed (
    network text        not null references identity_network,
    origin  text        not null,
    size    bigint      not null,
    root    bytea       not null check (length(root) = 32),
    note    text        not null,
    at      timestamptz not null,
    primary key (network, origin)
);

-- What the law makes us erase goes from an entry, and shows: its act, its moment and its hash stay.
alter table journal_entry add column erased timestamptz;

create or replace function journal_refuse() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' then
        if retention_forgets() and old.erased is null and new.erased is not null
            and (new.network, new.n, new.at, new.act, new.previous, new.hash)
              = (old.network, old.n, old.at, old.act, old.previous, old.hash)
            and new.actor is null and new.subject = '' and new.detail = '{}'::jsonb then
            return new;
        end if;
    end if;
    raise exception 'the journal is only added to: % is refused', tg_op using errcode = 'insufficient_privilege';
end $$;
