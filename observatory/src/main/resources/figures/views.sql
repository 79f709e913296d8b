-- What the definitions may read, and nothing else: each view is of one network as it stood at one moment. No name, no
-- mail, no free text. Made again at each start: a migration that changes a column under a view first says
-- « drop schema if exists figures cascade ».
create function figures.network() returns text language sql stable
    as 'select pg_catalog.current_setting(''figures.network'')';
create function figures.until() returns timestamptz language sql stable
    as 'select pg_catalog.current_setting(''figures.until'')::timestamptz';
create function figures.year() returns timestamptz language sql stable
    as 'select figures.until() - interval ''1 year''';
create function figures.fresh() returns timestamptz language sql stable
    as 'select figures.until() - interval ''180 days''';

create view figures.communes as
    select code, name, population, epci, epci_name from public.territory_commune;

create view figures.places as
    select p.id, coalesce(p.sheet ->> 'code_insee', '') as commune,
           (select max(c.at) from public.places_change c
            where c.network = p.network and c.place = p.id and c.at < figures.until()
              and c.act in ('said', 'confirmed')) as last_said
    from public.places_place p
    where p.network = figures.network() and p.created_at < figures.until() and p.merged_into is null
      and (p.gone_at is null or p.gone_at >= figures.until())
      and (p.closed_at is null or p.closed_at >= figures.until());

create view figures.fresh_places as
    select id, commune from figures.places where last_said >= figures.fresh();

-- The communes of the départements where the network has a place.
create view figures.territory as
    select c.code, c.name, c.population, c.epci, c.epci_name
    from public.territory_commune c
    where left(c.code, 2) in (select left(p.commune, 2) from figures.places p where p.commune <> '');

create view figures.reports as
    select r.id, r.topic, r.who, r.at,
           case when r.answered_at < figures.until() then 'answered' else 'waiting' end as state,
           case when r.answered_at < figures.until()
                then extract(epoch from r.answered_at - r.at)::float8 / 86400 end as days
    from public.care_report r
    where r.network = figures.network() and r.at >= figures.year() and r.at < figures.until();

create view figures.care as
    select c.act, case when c.caretaker is not null then 'caretaker' when c.actor is not null then 'network'
                       else 'source' end as who
    from public.places_change c
    where c.network = figures.network() and c.act in ('said', 'confirmed', 'closed', 'reopened')
      and c.at >= figures.year() and c.at < figures.until();

create view figures.helpers as
    select h.id, p.profile, p.commune
    from public.helpers_helper h
    join lateral (select profile, commune from public.helpers_profile p
                  where p.network = h.network and p.helper = h.id and p.at < figures.until()
                  order by p.n desc limit 1) p on true
    where h.network = figures.network() and h.opened_at < figures.until();

create view figures.badges as
    select case when b.place is null then 'helper' else 'place' end as holder, b.profile
    from public.badges_badge b
    where b.network = figures.network() and b.created < figures.until()
      and (b.closed is null or b.closed >= figures.until());
