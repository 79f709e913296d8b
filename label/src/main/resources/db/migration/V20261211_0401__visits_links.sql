-- The links to the charter of a place are links of the house: the secret is stored in the same way, so that those that
-- still open go on opening.
insert into links_link (network, id, hash, purpose, subject, name, opens, created, expires, used)
select network, gen_random_uuid(), hash, 'visits.charter', place::text, nullif(name, ''), opens, created, expires, used
from visits_invitation where expires > created and (opens is null or opens < expires);
drop table visits_invitation;
