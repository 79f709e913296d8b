-- Reported lost: blocked from that moment, until the second has signed or refused.
alter table booklets_booklet add column blocked_by uuid;
create index on booklets_booklet (network, blocked_by) where blocked_by is not null;
create index on booklets_booklet (network, replaced_by) where replaced_by is not null;
