-- Is the process alive that drew this number? It holds an advisory lock of that number on a connection of its own, which
-- PostgreSQL drops with the connection, however the process ends.
create function db_present(process bigint) returns boolean language sql volatile as $$
    select exists (
        select from pg_locks
        where locktype = 'advisory' and granted and objsubid = 1
          and database = (select oid from pg_database where datname = current_database())
          and ((classid::bigint << 32) | objid::bigint) = process)
$$;
