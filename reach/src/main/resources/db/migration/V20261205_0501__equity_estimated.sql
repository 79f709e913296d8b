-- Minutes by road are compared with minutes by road.
alter table equity_day add column estimated boolean not null default true;
