-- The desk of a place shows what was done there last.
create index on acts_act (network, place, at desc) where place is not null;
