-- The links by which a place says who helps there are links of the house: those that still open go on opening.
insert into links_link (network, id, hash, purpose, subject, person, created, expires)
select network, gen_random_uuid(), hash, 'listing.presence', place::text, person, created, expires from listing_link
where expires > created;
drop table listing_link;
