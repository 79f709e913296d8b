-- What was confirmed in one act bears one mark, so that it can be looked at, and taken back, in one act.
alter table review_decision add column batch uuid;
create index on review_decision (network, batch) where batch is not null;
