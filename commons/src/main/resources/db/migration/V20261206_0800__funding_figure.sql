-- The figure of the network by which one sees an action; empty: its own words alone.
alter table funding_action add column figure text not null default '';
