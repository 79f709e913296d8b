-- The welcome of a place as inhabitants judge it: how many were asked, how many dare to push the door. Never by whom.

alter table visits_stage add column asked integer not null default 0 check (asked between 0 and 999);
alter table visits_stage add column dared integer not null default 0 check (dared between 0 and asked);
