-- The label of places, suspensions in a hurry, and what each signature was bound to.

-- In which language she last came in: her letters are in it.
alter table identity_account add column lang text check (lang in ('fr', 'en'));

-- Nobody: a delay came to its end.
alter table badges_step alter column actor drop not null;

alter table labels_proposal drop constraint labels_proposal_act_check;
alter table labels_proposal add constraint labels_proposal_act_check
    check (act in ('RECOGNISE', 'RENEW', 'SUSPEND', 'STAY', 'LIFT', 'WITHDRAW', 'APPEAL'));

-- What the dossier said when it was proposed, and when each member read it.
alter table labels_proposal add column print text not null default '';
alter table labels_vote add column print text not null default '';

-- The links by which those who answer for a place, and have no account, read what becomes of its label.
create table labels_link (
    network text        not null,
    hash    bytea       not null,
    life    uuid        not null,
    -- of `care`: an id that names nobody once she is forgotten, and then opens nothing
    person  uuid        not null,
    created timestamptz not null,
    expires timestamptz not null,
    primary key (network, hash),
    foreign key (network, life) references labels_life
);
create index on labels_link (expires);
create index on labels_life (network, place) where place is not null;

-- Until now the coordination decided about places alone, by hand: what it gave is taken over as it stands, and is the
-- committee's from now on.
insert into labels_life (network, id, place, profile, lang, opened_at)
select distinct on (network, place, profile) network, gen_random_uuid(), place, profile, 'fr', created
from badges_badge where place is not null
order by network, place, profile, closed is not null, created desc;

insert into labels_step (network, life, at, act, by, reason, version, from_day, until_day, code)
select b.network, l.id, s.at,
       case s.act when 'ISSUED' then 'RECOGNISED' when 'RESTORED' then 'LIFTED' else s.act end,
       s.actor, s.reason, b.protocol || ' ' || b.version,
       case when s.act in ('ISSUED', 'RENEWED') then s.decided end,
       case when s.act in ('ISSUED', 'RENEWED')
            then ((e.until_at at time zone 'Europe/Paris')::date - 1) end,
       case when s.act in ('ISSUED', 'RENEWED') then b.code else '' end
from (select distinct on (network, place, profile) * from badges_badge where place is not null
      order by network, place, profile, closed is not null, created desc) b
join labels_life l on l.network = b.network and l.place = b.place and l.profile = b.profile
join badges_step s on s.network = b.network and s.code = b.code
join badges_edition e on e.network = s.network and e.code = s.code and e.n = s.edition
order by s.n;
