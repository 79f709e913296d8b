-- A run belongs to the process that works on it: whether that process lives says whether the run is interrupted.
alter table harvest_run add column owner bigint;

-- What the server called the version that was read, to ask next time for another one only.
alter table harvest_run add column etag text not null default '';
alter table harvest_run add column last_modified text not null default '';

-- unchanged: the source said that nothing is new since the last run that kept something
alter table harvest_run drop constraint harvest_run_state_check;
alter table harvest_run add constraint harvest_run_state_check
    check (state in ('running', 'kept', 'unchanged', 'refused'));

-- The records that a run was the first to receive.
create index harvest_record_run on harvest_record (network, source, run);
