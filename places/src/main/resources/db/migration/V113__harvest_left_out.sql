-- The usable records of a published run that were not published, by reason: with the published and the refused records
-- they add up to the records read. Runs published in part before this migration do not add up.
alter table harvest_run
    add column left_new       bigint not null default 0,
    -- possible duplicates of known places
    add column left_alike     bigint not null default 0,
    -- new places outside the territory of the network
    add column left_elsewhere bigint not null default 0,
    add column left_changed   bigint not null default 0;
