-- [{key, details, count}] of all the records that a run refused: the lines themselves are kept up to a bound.
alter table harvest_run add column reasons jsonb;
