-- A file of communes waits until somebody has seen what it changes; what stood before is kept, so that it can be undone.
alter table communes_import add column state text not null default 'kept'
    check (state in ('waiting', 'kept', 'dropped', 'undone'));

create table communes_row (
    import  uuid    not null references communes_import,
    code    text    not null,
    -- as an earlier file gave it; null when the table that ships held
    before  jsonb,
    after   jsonb   not null,
    -- the name and the distance, seen from what was known
    known   text    not null,
    moved   int     not null,
    renamed boolean not null,
    primary key (import, code)
);
