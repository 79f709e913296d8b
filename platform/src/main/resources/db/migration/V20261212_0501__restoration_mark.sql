-- Which installation this database is, drawn once and found again in each of its backups; and up to which line of the
-- file of lasting acts, beside the backups, it holds all that was done. A database that was brought back knows an earlier
-- line than the file: what stands after it is done again.
create table restoration_mark (
    only_one     boolean primary key default true check (only_one),
    installation uuid    not null default gen_random_uuid(),
    mark         uuid,
    marked_at    timestamptz
);
insert into restoration_mark default values;
