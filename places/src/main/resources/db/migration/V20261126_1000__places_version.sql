-- The version of a network's places: drawn at the very end of each transaction that changes them, which holds back the
-- others until it commits. Versions follow each other in the order in which they can be seen; the numbers of
-- places_change do not, since one that was drawn first may be committed last.
create table places_version (
    network text   primary key,
    n       bigint not null check (n > 0)
);
insert into places_version (network, n) select network, max(n) from places_change group by network;
