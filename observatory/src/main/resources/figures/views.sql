-- The only relations that definitions may read: each view is of one network at one moment. No name, no mail, no free
-- text. Recreated at each start: a migration that changes a column under a view first runs « drop schema if exists
-- figures cascade ».
create function figures.network() returns text language sql stable
    as 'select pg_catalog.current_setting(''figures.network'')';
create function figures.until() returns timestamptz language sql stable
    as 'select pg_catalog.current_setting(''figures.until'')::timestamptz';
create function figures.year() returns timestamptz language sql stable
    as 'select figures.until() - interval ''1 year''';
create function figures.fresh() returns timestamptz language sql stable
    as 'select figures.until() - interval ''180 days''';

-- « 2026-11 », in Paris.
create function figures.month(at timestamptz) returns text language sql stable
    as 'select to_char(at at time zone ''Europe/Paris'', ''YYYY-MM'')';

create view figures.communes as
    select code, name, population, epci, epci_name from public.figures_commune;

create view figures.places as
    select p.id, coalesce(p.sheet ->> 'code_insee', '') as commune,
           case when p.sheet ->> 'latitude' ~ '^-?[0-9.]+$' then (p.sheet ->> 'latitude')::float8 end as latitude,
           case when p.sheet ->> 'longitude' ~ '^-?[0-9.]+$' then (p.sheet ->> 'longitude')::float8 end as longitude,
           -- A source is as old as the day that it gives, whatever the day on which it was read.
           (select max(case when c.source is null then c.recorded_at
                            when c.fields ->> 'date_maj' ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}'
                            then left(c.fields ->> 'date_maj', 10)::date::timestamptz end)
            from public.places_change c
            where c.network = p.network and c.place = p.id and c.recorded_at < figures.until()
              and c.act in ('said', 'confirmed')) as last_said
    from public.places_place p
    where p.network = figures.network() and p.created_at < figures.until() and p.merged_into is null
      and (p.gone_at is null or p.gone_at >= figures.until())
      and (p.closed_at is null or p.closed_at >= figures.until());

-- The date of the first place of the directory: nothing is known of the network before.
create view figures.beginning as
    select min(created_at) as at from public.places_place where network = figures.network();

create view figures.fresh_places as
    select id, commune from figures.places where last_said >= figures.fresh();

-- The communes of the départements where the network has a place.
create view figures.territory as
    select c.code, c.name, c.population, c.epci, c.epci_name
    from public.figures_commune c
    where left(c.code, 2) in (select left(p.commune, 2) from figures.places p where p.commune <> '');

create view figures.reports as
    select r.id, r.topic, f.role as who, r.recorded_at as at, figures.month(r.recorded_at) as month,
           case when a.recorded_at < figures.until() then 'answered' else 'waiting' end as state,
           case when a.recorded_at < figures.until() then extract(epoch from a.recorded_at - r.recorded_at)::float8 / 86400 end as days
    from public.feedback_remark r
    join public.feedback_step f on f.network = r.network and f.remark = r.id and f.act = 'RECEIVED'
    left join public.feedback_step a on a.network = r.network and a.remark = r.id and a.act = 'ANSWERED'
    where r.kind = 'reports' and r.network = figures.network() and r.recorded_at >= figures.year() and r.recorded_at < figures.until();

create view figures.care as
    select c.act, figures.month(c.recorded_at) as month, case when c.caretaker is not null then 'caretaker' when c.actor is not null then 'network'
                       else 'source' end as who
    from public.places_change c
    where c.network = figures.network() and c.act in ('said', 'confirmed', 'closed', 'reopened')
      and c.recorded_at >= figures.year() and c.recorded_at < figures.until();

create view figures.helpers as
    select h.id, p.profile, p.commune
    from public.helpers_helper h
    join lateral (select profile, commune from public.helpers_profile p
                  where p.network = h.network and p.helper = h.id and p.recorded_at < figures.until()
                  order by p.number desc limit 1) p on true
    where h.network = figures.network() and h.opened_at < figures.until();

-- People whom the holders of a signpost card pointed to help.
create view figures.signposts as
    select p.day, to_char(p.day, 'YYYY-MM') as month from public.signposting_person p
    where p.network = figures.network() and p.day >= figures.year()::date and p.day < figures.until()::date;

create view figures.badges as
    select case when b.place is null then 'helper' else 'place' end as holder, b.profile
    from public.badges_badge b
    where b.network = figures.network() and b.created_at < figures.until() and b.profile not like '%.%'
      and (b.closed_at is null or b.closed_at >= figures.until());

-- Searches for help by week, anonymous.
create view figures.searches as
    select need, commune, outcome, times, to_char(week, 'YYYY-MM') as month from public.figures_search
    where network = figures.network() and week >= figures.year()::date and week < figures.until()::date;

-- Sent referrals, and their state at that moment.
create view figures.referrals as
    select r.id, coalesce(p.sheet ->> 'code_insee', '') as commune, figures.month(s.sent) as month,
           case when s.withdrawn then 'ended'
                when s.solved is not null then 'solved'
                when s.unsolved then 'unsolved'
                when s.came then 'arrived'
                when s.refused then 'refused'
                when s.taken then 'taken'
                when s.seen then 'seen'
                else 'sent' end as stage,
           case when s.came or s.solved is not null or s.unsolved then 1 else 0 end as arrived,
           case when s.sent < figures.until() - interval '30 days' then 1 else 0 end as old,
           extract(epoch from s.answered - s.sent)::float8 / 86400 as answered_days,
           extract(epoch from s.solved - s.sent)::float8 / 86400 as solved_days
    from public.referrals_referral r
    join lateral (
        select min(t.recorded_at) filter (where t.move = 'SENT') as sent,
               min(t.recorded_at) filter (where t.move in ('ACCEPTED', 'REFUSED', 'APPOINTED')) as answered,
               min(t.recorded_at) filter (where t.move = 'SOLVED') as solved,
               coalesce(bool_or(t.move in ('PARTLY', 'UNSOLVED')), false) as unsolved,
               coalesce(bool_or(t.move = 'CAME'), false) as came,
               coalesce(bool_or(t.move in ('REFUSED', 'MISSED')), false) as refused,
               coalesce(bool_or(t.move in ('ACCEPTED', 'APPOINTED')), false) as taken,
               coalesce(bool_or(t.move = 'SEEN'), false) as seen,
               coalesce(bool_or(t.move in ('WITHDRAWN', 'HANDED_ON')), false) as withdrawn
        from public.referrals_step t
        where t.network = r.network and t.referral = r.id and t.recorded_at < figures.until()) s on true
    left join public.places_place p on p.network = r.network and p.id = r.place
    where r.network = figures.network() and s.sent >= figures.year() and s.sent < figures.until();

-- The reasons of refusals, from their closed list.
create view figures.refusals as
    select s.reason from public.referrals_step s
    where s.network = figures.network() and s.move = 'REFUSED' and s.recorded_at >= figures.year() and s.recorded_at < figures.until();

create view figures.outcomes as
    select channel, solved, alone, respected, eased, better, to_char(week, 'YYYY-MM') as month from public.outcomes_answer
    where network = figures.network() and week >= figures.year()::date and week < figures.until()::date
      and place_counted;

create view figures.choices as
    select proposed, chosen from public.diagnostic_choice
    where network = figures.network() and week >= figures.year()::date and week < figures.until()::date;

-- The current log, with corrections.
create view figures.acts as
    select case when a.kind = 'workshop' then 'workshop' else coalesce(a.mode, 'unsaid') end as mode,
           a.minutes, a.heads, a.spot, a.outcome, a.next, coalesce(a.procedure, '') as procedure,
           coalesce(a.obstacle, '') as obstacle, coalesce(p.sheet ->> 'code_insee', '') as commune,
           figures.month(a.recorded_at) as month
    from public.activitylog_activity a
    left join public.places_place p on p.network = a.network and p.id = a.place
    where a.network = figures.network() and a.recorded_at >= figures.year() and a.recorded_at < figures.until() and not a.struck
      and not exists (select from public.activitylog_activity c where c.network = a.network and c.corrects = a.id);

create view figures.vouchers as
    select case when e.act = 'REDEEM' then 'used' when e.act = 'EXPIRE' then 'expired'
                when e.act = 'CANCEL' then 'cancelled' else 'open' end as state,
           coalesce(e.cents, v.face_cents) as cents
    from public.treasury_voucher v
    left join public.treasury_end e on e.network = v.network and e.voucher = v.id and e.recorded_at < figures.until()
    where v.network = figures.network() and v.activation is not null
      and exists (select from public.treasury_transfer t
                  where t.network = v.network and t.id = v.activation and t.recorded_at < figures.until());

create view figures.passages as
    select commune, to_char(day, 'YYYY-MM') as month, case state when 'CANCELLED' then 'cancelled' when 'DELAYED' then 'late' else 'kept' end as state
    from public.passages_passage
    where network = figures.network() and day >= figures.year()::date and day < figures.until()::date;

-- The latest finished census, so that differences reveal no single answer: its numbers, without structure names or
-- free text.
create view figures.census as
    select s.id as structure, a.question, case when a.value ~ '^[0-9]{1,9}$' then a.value::bigint end as number
    from public.census_campaign c
    join public.census_asked s on s.network = c.network and s.campaign = c.id and s.answered_at < figures.until()
    join public.census_answer a on a.network = s.network and a.asked = s.id
    where c.network = figures.network()
      and c.year = (select max(l.year) from public.census_campaign l
                    where l.network = c.network and l.ends_at < figures.until());

-- Minutes by car from communes to places, by the roads of the operator's extract. Without roads no minute is known.
create view figures.ways as
    select m.commune, p.commune as there, m.minutes
    from public.travel_minutes t
    join figures.places p on p.id = t.place
    cross join lateral unnest(t.communes, t.minutes) as m (commune, minutes)
    where t.network = figures.network() and t.mode = 'car' and not t.estimated and 0 <= any (t.minutes)
      and m.minutes >= 0;

-- Kilometres of the great circle, as `Point.metresTo`.
create function figures.kilometres(a_lat float8, a_lon float8, b_lat float8, b_lon float8) returns float8
    language sql immutable as
    'select 2 * 6371.0088 * asin(least(1, sqrt(power(sin(radians(b_lat - a_lat) / 2), 2)
        + cos(radians(a_lat)) * cos(radians(b_lat)) * power(sin(radians(b_lon - a_lon) / 2), 2))))';

-- From the centre of each commune to the nearest open place with a position: kilometres as the crow flies, to a tenth,
-- and minutes where the roads are known.
create view figures.distances as
    with spots as (select latitude, longitude, floor(5 * latitude)::int as north, floor(5 * longitude)::int as east
                   from figures.places where latitude is not null and longitude is not null),
    far as (select t.code, t.name, t.population, t.epci, c.latitude, c.longitude,
                   floor(5 * c.latitude)::int as north, floor(5 * c.longitude)::int as east
            from figures.territory t join public.figures_commune c on c.code = t.code),
    -- The squares of a fifth of a degree around: all places within 13 km are in them.
    around as (select f.code, f.latitude, f.longitude, f.north + up.n as north, f.east + beside.n as east
               from far f
               cross join generate_series(-1, 1) as up (n)
               cross join generate_series(-1, 1) as beside (n)),
    near as (select a.code, min(figures.kilometres(a.latitude, a.longitude, s.latitude, s.longitude)) as km
             from around a join spots s on s.north = a.north and s.east = a.east group by a.code),
    nearest as (select w.commune as code, min(w.minutes) as minutes from figures.ways w group by w.commune)
    select f.code, f.name, f.population, f.epci, m.minutes,
           round(10 * case when n.km <= 13 then n.km
                           else (select min(figures.kilometres(f.latitude, f.longitude, s.latitude, s.longitude))
                                 from spots s) end) / 10 as km
    from far f
    left join near n on n.code = f.code
    left join nearest m on m.code = f.code;
