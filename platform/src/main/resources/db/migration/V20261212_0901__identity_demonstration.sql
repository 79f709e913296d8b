-- Whether the people of this network are invented. The site refuses to serve them beside real ones.
alter table identity_network add column demonstration boolean not null default false;
-- The demonstration has always had this id.
update identity_network set demonstration = true where id = 'village';
