-- The journal is only ever added to. Each entry holds the hash of the one before it, so that a change made behind the
-- application's back shows. It names nobody: an actor is the id of an account (null: the system itself).

create table journal_entry (
    network  text        not null,
    n        bigint      not null check (n > 0),
    at       timestamptz not null,
    actor    uuid,
    act      text        not null check (act ~ '^[a-z]+(\.[a-z_]+)+$'),
    subject  text        not null,
    detail   jsonb       not null,
    previous bytea       not null check (length(previous) = 32),
    hash     bytea       not null check (length(hash) = 32),
    primary key (network, n)
);
create index journal_entry_subject on journal_entry (network, subject, n);
create index journal_entry_act on journal_entry (network, act, n);

create function journal_refuse() returns trigger language plpgsql as $$
begin
    raise exception 'the journal is only added to: % is refused', tg_op using errcode = 'insufficient_privilege';
end $$;

create trigger journal_entry_kept before update or delete on journal_entry
    for each row execute function journal_refuse();
create trigger journal_entry_whole before truncate on journal_entry
    for each statement execute function journal_refuse();
