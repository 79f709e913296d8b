-- Without roads, access is measured in kilometres as the crow flies. Earlier days without roads hold estimated
-- minutes: they are compared with no other day.
alter table equity_day alter column estimated drop default;
alter table equity_day alter column estimated type text
    using case when estimated then 'ESTIMATE' else 'MINUTES' end;
alter table equity_day rename column estimated to measure;
alter table equity_day add check (measure in ('MINUTES', 'KILOMETRES', 'ESTIMATE'));

-- Earlier plans hold minutes.
alter table equity_scenario add column measure text not null default 'MINUTES'
    check (measure in ('MINUTES', 'KILOMETRES'));
