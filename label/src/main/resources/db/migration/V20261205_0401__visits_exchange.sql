-- Visits between peer places are told by both: who went to see whom. The team of a place tells its steps by a link,
-- without an account. A step told before its day is a plan.
alter table visits_stage add column peer uuid check (peer <> place);
alter table visits_stage add column teller text not null default '' check (length(teller) <= 160);
alter table visits_stage alter column by drop not null;
alter table visits_stage add constraint visits_stage_told check (by is not null or teller <> '');
create index on visits_stage (network, peer) where peer is not null;
