-- Which letter asked what. The secret links that letters hold stand with those of the whole house, in `links_link`.
create table care_letter_ask (
    network text not null,
    letter  uuid not null,
    ask     uuid not null,
    primary key (network, letter, ask),
    foreign key (network, letter) references care_letter,
    foreign key (network, ask) references care_ask
);
create index on care_letter_ask (network, ask);

insert into care_letter_ask (network, letter, ask)
select distinct network, letter, ask from care_link where purpose = 'CARE';

insert into links_link (network, id, hash, purpose, subject, person, created, expires, used, revoked)
select network, gen_random_uuid(), hash, case purpose when 'CARE' then 'care.sheet' else 'care.stop' end,
       coalesce(ask, person)::text, person, created, expires, used, replaced
from care_link where expires > created;

drop table care_link;
