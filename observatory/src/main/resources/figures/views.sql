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

-- Referrals of a year, and how far each went: nothing of who the person is, nor of what was passed on.
create view figures.referrals as
    select r.id, case when r.urgent then 'urgent' else 'other' end as pace, r.hand_over,
           coalesce(p.sheet ->> 'code_insee', '') as commune, s.sent,
           (extract(epoch from s.seen - s.sent) / 3600)::float8 as hours_to_seen,
           (extract(epoch from s.answered - s.sent) / 3600)::float8 as hours_to_answer,
           (extract(epoch from s.day - s.sent) / 86400)::float8 as days_to_appointment,
           (extract(epoch from s.came - s.sent) / 86400)::float8 as days_to_arrival,
           s.seen is not null as seen, s.came is not null as arrived, s.escalated is not null as escalated,
           case when s.result is not null then lower(s.result) when s.came is not null then 'arrived'
                when s.gone is not null then 'withdrawn' when s.refused is not null then 'refused'
                when s.answered is not null then 'answered' when s.seen is not null then 'seen' else 'sent' end as stage
    from public.referrals_referral r
    join lateral (
        select min(t.at) filter (where t.move = 'SENT') as sent,
               min(t.at) filter (where t.move in ('SEEN', 'ASKED', 'ACCEPTED', 'REFUSED', 'APPOINTED', 'CAME')) as seen,
               min(t.at) filter (where t.move in ('ASKED', 'ACCEPTED', 'REFUSED', 'APPOINTED', 'CAME')) as answered,
               min(t.at) filter (where t.move = 'REFUSED') as refused,
               min(t.day) filter (where t.move = 'APPOINTED') as day,
               min(t.at) filter (where t.move = 'CAME') as came,
               min(t.at) filter (where t.move = 'ESCALATED') as escalated,
               min(t.at) filter (where t.move = 'WITHDRAWN') as gone,
               (array_agg(t.move order by t.n desc) filter (where t.move in ('SOLVED', 'PARTLY', 'UNSOLVED')))[1] as result
        from public.referrals_step t
        where t.network = r.network and t.referral = r.id and t.at < figures.until()) s on true
    left join public.places_place p on p.network = r.network and p.id = r.place
    where r.network = figures.network() and s.sent >= figures.year();

-- Why places said no, from their closed list.
create view figures.refusals as
    select s.referral, s.reason from public.referrals_step s
    where s.network = figures.network() and s.move = 'REFUSED' and s.at >= figures.year() and s.at < figures.until();

-- What people said of the help they got; those that are counted, by five.
create view figures.results as
    select a.id, lower(a.solved) as solved, lower(a.alone) as alone, lower(a.respected) as respected,
           lower(a.channel) as channel, coalesce(p.sheet ->> 'code_insee', '') as commune
    from public.outcomes_answer a left join public.places_place p on p.network = a.network and p.id = a.place
    where a.network = figures.network() and a.place_counted
      and a.week >= figures.year()::date and a.week < figures.until()::date;

-- Acts of help that no later row replaced. Who helped is not in it.
create view figures.acts as
    select a.id, a.kind, coalesce(a.mode, 'workshop') as mode, a.spot, a.minutes, a.heads, a.themes, a.procedure,
           coalesce(a.outcome, 'unsaid') as outcome, a.obstacle, coalesce(p.sheet ->> 'code_insee', '') as commune
    from public.acts_act a left join public.places_place p on p.network = a.network and p.id = a.place
    where a.network = figures.network() and not a.struck and a.at >= figures.year() and a.at < figures.until()
      and not exists (select 1 from public.acts_act c
                      where c.network = a.network and c.corrects = a.id and c.received < figures.until());

-- Procedures, and what was in the way of those that failed.
create view figures.procedures as
    select id, procedure, mode, minutes, outcome, coalesce(obstacle, 'unsaid') as obstacle, commune
    from figures.acts where procedure is not null;

-- Which mode was proposed to people by the ten questions, and which they chose.
create view figures.choices as
    select c.id, lower(c.proposed) as proposed, lower(c.chosen) as chosen
    from public.diagnostic_choice c
    where c.network = figures.network() and c.week >= figures.year()::date and c.week < figures.until()::date;
