-- The passages that one press created: a group created by mistake is undone as a whole.
alter table passages_passage add column batch uuid;
create index on passages_passage (network, batch);
