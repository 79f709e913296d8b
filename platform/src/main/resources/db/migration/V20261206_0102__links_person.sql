-- What was given to somebody is found by her.
create index on links_link (network, person) where person is not null;
