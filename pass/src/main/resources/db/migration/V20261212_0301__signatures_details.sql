-- On whose behalf an act is asked, by its id, and what the second reads before she signs: what, before, after.
alter table signatures_request add column party uuid;
alter table signatures_request add column details jsonb not null default '[]';
