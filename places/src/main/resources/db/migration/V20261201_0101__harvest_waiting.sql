-- A run may wait to be looked at before it is published, be dropped, or be taken back; a source may be removed.

alter table harvest_run drop constraint harvest_run_state_check;
alter table harvest_run add constraint harvest_run_state_check
    check (state in ('running', 'kept', 'unchanged', 'refused', 'waiting', 'dropped', 'reverted'));

alter table harvest_source add column removed_at timestamptz;

-- What a waiting run would write; gone once it is published or dropped.
create table harvest_waiting (
    network  text   not null,
    run      uuid   not null,
    local_id text   not null,
    digest   bytea  not null,
    line     bigint not null,
    raw      text   not null,
    sheet    jsonb  not null,
    fate     text   not null check (fate in ('new', 'changed', 'same')),
    primary key (network, run, local_id),
    foreign key (network, run) references harvest_run
);
