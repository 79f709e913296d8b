-- The links to what becomes of the label of a place are the platform's from now on.
insert into links_link (network, id, hash, purpose, subject, person, created, expires)
select network, gen_random_uuid(), hash, 'labels.place', life::text, person, created, expires from labels_link;
drop table labels_link;
