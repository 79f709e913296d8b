-- How often something of a round was added, changed or removed. Until now the passages were counted, and a count comes
-- back to where it was when one is removed and another added.
alter table schedule_round add changes bigint not null default 0;
