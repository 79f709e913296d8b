-- Two years of the demonstration, up to yesterday. Most figures cover twelve months, and are compared with the twelve
-- before. Generated from hashes, hence deterministic: h selects the place, g the result. Runs once; :helpers are
-- accounts. Each statement ends with a line that contains only a semicolon.

create temporary table village_day on commit drop as
select day::date, row_number() over (order by day) as n,
       -- twice as many people in the weeks of tax declarations, half in August
       case extract(month from day) when 4 then 9 when 5 then 10 when 8 then 3 when 9 then 8 else 5 end as acts
from generate_series((:today::date - 760)::timestamp, (:today::date - 1)::timestamp, interval '1 day') day
where extract(isodow from day) < 7 and day::date <> all (:holidays::text[]::date[])
  -- runs once
  and not exists (select from activitylog_activity where recorded_at < :today::date - 60)
;
-- The next day of work, to which what falls on a closed day is put off.
create temporary table village_work on commit drop as
select day::date, (select min(one) from generate_series(day, day + interval '9 days', interval '1 day') one
                   where extract(isodow from one) < 7 and one::date <> all (:holidays::text[]::date[]))::date as next
from generate_series((:today::date - 760)::timestamp, (:today::date + 30)::timestamp, interval '1 day') day
;
create temporary table village_place on commit drop as
select p.id, p.sheet ->> 'code_insee' as commune, row_number() over (order by p.sheet ->> 'code_insee', p.sheet ->> 'nom') - 1 as i,
       count(*) over () as many
from places_place p
where p.merged_into is null and p.closed_at is null and p.gone_at is null
  and p.sheet ->> 'code_insee' is not null
;
create temporary table village_need on commit drop as
select row_number() over () - 1 as i, theme, procedure, need
from (values ('argent_impots', 'impots_declaration', 'impots'), ('social_sante', 'rsa_prime_activite', 'droits'),
             ('social_sante', 'ameli_compte', 'droits'), ('famille_scolarite', 'caf_allocations', 'droits'),
             ('etrangers_europe', 'titre_sejour', 'papiers'), ('transports_mobilite', 'carte_grise', 'papiers'),
             ('travail_formation', 'france_travail', 'emploi'), ('email', 'boite_mail', 'mail'),
             ('travail_formation', 'retraite_demande', 'droits'), ('argent_impots', 'impots_declaration', 'impots'),
             ('banque_et_achats_en_ligne', 'banque_application', 'arnaques')) as one (theme, procedure, need)
;
insert into activitylog_activity (id, helper, kind, recorded_at, received_at, themes, procedure, mode, minutes, heads, spot, place, gear,
                      outcome, obstacle, next)
select md5('village-act-' || d.day || '-' || k)::uuid,
       case when h / 101 % 12 < cardinality(:helpers::uuid[]) then (:helpers::uuid[])[1 + h / 101 % 12] else md5('village-helper-' || h / 101 % 12)::uuid end,
       case when workshop then 'workshop' else 'individual' end, told.at, told.at, array[v.theme], v.procedure,
       case when workshop then null else (array['with', 'with', 'for', 'alone'])[1 + g / 13 % 4] end,
       case when workshop then 90 else 15 * (1 + g % 4) end, case when workshop then 4 + g % 6 else 1 end,
       case when g / 143 % 11 = 3 then 'home' when g / 143 % 7 = 2 then 'remote' else 'place' end, p.id,
       case when g / 5 % 3 = 0 then '{phone}'::text[] else '{computer}'::text[] end,
       case when g % 13 in (1, 5) then 'not' when g % 13 = 7 then 'partly' else 'solved' end,
       case when g % 13 in (1, 5)
            then (array['sign_in', 'identity', 'paper', 'site_hard', 'language', 'sign_in', 'window'])[1 + g % 7] end,
       case when g % 13 in (1, 5) then 'again' when g % 13 = 7 then 'referral' else 'nothing' end
from village_day d
cross join lateral generate_series(1, d.acts) k
cross join lateral (select hashtext(d.day::text || '/' || k) & 2147483647 as h,
                           hashtext('again ' || d.day || '/' || k) & 2147483647 as g) drawn
cross join lateral (select g % 17 = 4 as workshop,
                           (d.day + interval '9 hours' + (g % 480) * interval '1 minute') at time zone 'Europe/Paris' as at) told
join village_need v on v.i = g % 11
-- places near the top of the list get more visits
join village_place p on p.i = (h % p.many) * (h % 7 + 1) / 7
on conflict do nothing
;
create temporary table village_referral on commit drop as
select md5('village-referral-' || d.day || '-' || k)::uuid as id, g, p.id as place, g % 6 = 0 as urgent,
       (d.day + interval '10 hours' + (g % 360) * interval '1 minute') at time zone 'Europe/Paris' as sent,
       case when g % 20 < 12 then 'SOLVED' when g % 20 < 14 then 'PARTLY' when g % 20 < 15 then 'UNSOLVED'
            when g % 20 < 18 then 'REFUSED' else 'MISSED' end as ends
from village_day d
cross join lateral generate_series(1, 2) k
cross join lateral (select hashtext('referral ' || d.day || '/' || k) & 2147483647 as h,
                           hashtext('again ' || 'referral ' || d.day || '/' || k) & 2147483647 as g) drawn
join village_place p on p.i = (h % p.many) * (h % 5 + 1) / 5
where d.day < :today::date - 21
;
insert into referrals_referral (id, code, place, urgent, hand_over, lang, made_at, state, moved_at)
select id, upper(substr(md5(id::text), 1, 12)), place, urgent, 1, 'fr', sent, 'CLOSED', sent + interval '20 days'
from village_referral
on conflict do nothing
;
insert into referrals_step (referral, number, move, recorded_at, who, reason)
select r.id, row_number() over (partition by r.id order by s.number), s.move,
       -- people act within office hours
       (case when w.next > w.day then w.next + time '09:00'
             else w.day + least(greatest(told.at::time, time '09:00'), time '17:30') end) at time zone 'Europe/Paris', s.who, s.reason
from village_referral r
cross join lateral (values
    (1, 'SENT', interval '0', 'SENDER', '', true),
    (2, 'SEEN', case when urgent then interval '1 hour' else (1 + g % 30) * interval '1 hour' end, 'RECEIVER', '', true),
    (3, 'REFUSED', (1 + g % 4) * interval '1 day', 'RECEIVER', 'not-reached', ends = 'REFUSED'),
    (4, 'ACCEPTED', (4 + g % 70) * interval '1 hour', 'RECEIVER', '', ends <> 'REFUSED'),
    (5, 'MISSED', (6 + g % 6) * interval '1 day', 'RECEIVER', '', ends = 'MISSED'),
    (6, 'CAME', (4 + g % 9) * interval '1 day', 'RECEIVER', '', ends in ('SOLVED', 'PARTLY', 'UNSOLVED')),
    (7, ends, (5 + g % 13) * interval '1 day', 'RECEIVER', '', ends in ('SOLVED', 'PARTLY', 'UNSOLVED')),
    (8, 'CLOSED', interval '20 days', 'CLOCK', '', true)) as s (number, move, after, who, reason, holds)
cross join lateral (select (r.sent + s.after) at time zone 'Europe/Paris' as at) told
join village_work w on w.day = told.at::date
where s.holds
on conflict do nothing
;
-- Counted in groups of five, like real answers: the rest of a place waits for the next.
insert into outcomes_answer (id, week, place, helper, channel, solved, alone, respected, eased, better, place_counted, helper_counted)
select md5('village-outcome-' || day || '-' || k)::uuid, date_trunc('week', day)::date, place, helper,
       case when g % 6 = 0 then 'PHONE' else 'SELF' end,
       case when g % 10 < 7 then 'YES' when g % 10 < 9 then 'PARTLY' else 'NO' end,
       case when g % 7 < 3 then 'YES' when g % 7 < 5 then 'PARTLY' else 'NO' end,
       case when g % 25 = 3 then 'PARTLY' when g % 40 = 9 then 'NO' else 'YES' end,
       case when g % 6 = 5 then null when g % 13 < 9 then 'YES' when g % 13 < 12 then 'PARTLY' else 'NO' end,
       case when g % 5 = 4 then null when g % 11 < 7 then 'YES' when g % 11 < 10 then 'PARTLY' else 'NO' end,
       row_number() over (partition by place order by day, k) <= count(*) over (partition by place) / 5 * 5,
       helper is not null and row_number() over (partition by helper order by day, k) <= count(*) over (partition by helper) / 5 * 5
from (select d.day, k, g, p.id as place,
             case when h / 7 % 12 < cardinality(:helpers::uuid[]) then (:helpers::uuid[])[1 + h / 7 % 12] end as helper
      from village_day d
      cross join lateral generate_series(1, 2) k
      cross join lateral (select hashtext('outcome ' || d.day || '/' || k) & 2147483647 as h,
                           hashtext('again ' || 'outcome ' || d.day || '/' || k) & 2147483647 as g) drawn
      join village_place p on p.i = (h % p.many) * (h % 5 + 1) / 5
      where d.day < date_trunc('week', :today::date)::date) told
on conflict do nothing
;
insert into diagnostic_choice (id, week, proposed, chosen)
select md5('village-choice-' || d.day)::uuid, date_trunc('week', d.day)::date,
       (array['WITH', 'FOR', 'ALONE'])[1 + h % 3], (array['WITH', 'FOR', 'ALONE', 'WITH'])[1 + h % 4]
from village_day d
cross join lateral (select hashtext('choice ' || d.day) & 2147483647 as h) drawn
where d.day < date_trunc('week', :today::date)::date
on conflict do nothing
;
insert into figures_search (week, need, commune, outcome, times)
select date_trunc('week', d.day)::date, v.need, p.commune,
       case when g % 9 = 0 then 'unanswered' when g % 9 < 3 then 'relaxed' else 'answered' end, sum(11 + g % 20)
from village_day d
cross join lateral generate_series(1, 6) k
cross join lateral (select hashtext('search ' || d.day || '/' || k) & 2147483647 as h,
                           hashtext('again ' || 'search ' || d.day || '/' || k) & 2147483647 as g) drawn
join village_need v on v.i = g % 11
join village_place p on p.i = h % p.many
where d.day < date_trunc('week', :today::date)::date
group by 1, 2, 3, 4
on conflict do nothing
;
insert into passages_passage (id, round, commune, spot, day, starts, ends, state, reason, changed_at)
select md5('village-passage-' || d.day || '-' || s.commune)::uuid, r.id, s.commune, s.spot, d.day, s.starts,
       s.starts + interval '3 hours',
       case when h % 14 = 3 then 'CANCELLED' when h % 11 = 5 then 'DELAYED' else 'PLANNED' end,
       case when h % 14 = 3 then 'WEATHER' when h % 11 = 5 then 'ROAD' end, d.day
from village_day d
join lateral (select id from passages_tour order by created_at limit 1) r on true
join (values (2, '17219', 'place du marché', time '09:00'), (2, '17283', 'place de la mairie', time '14:00'),
             (4, '17385', 'parking de l’école', time '10:00')) as s (dow, commune, spot, starts)
  on s.dow = extract(isodow from d.day) and (d.day - date '2024-01-01') / 7 % 2 = 0
cross join lateral (select hashtext('passage ' || d.day || s.commune) & 2147483647 as h) drawn
on conflict do nothing
;
-- The census of the year, over for three weeks: four structures told what their help cost.
insert into census_campaign (id, title, year, form, ends_at, added_at)
select md5('village-census')::uuid, 'Recensement de l’année', extract(year from :today::date - 21)::int,
       'aides | nombre | Combien de personnes avez-vous aidées dans l’année, environ ?' || chr(10)
           || 'salaires | nombre | Combien d’euros de salaires l’aide au numérique vous a-t-elle coûtés dans l’année ?' || chr(10)
           || 'locaux | nombre | Combien d’euros de loyer et de charges, pour la part de l’aide au numérique ?' || chr(10)
           || 'autres-frais | nombre | Combien d’euros d’autres frais : matériel, déplacements, formation ?',
       :today::date - 21, :today::date - 60
where exists (select from village_day)
on conflict do nothing
;
insert into census_asked (id, campaign, name, mail, sent_at, answered_at)
select md5('village-census-' || n)::uuid, md5('village-census')::uuid, name, 'recensement-' || n || '@example.org',
       :today::date - 60, :today::date - 30 - n
from (values (1, 'Maison des services de Surgères'), (2, 'Médiathèque de Saintes'), (3, 'Association Le Coup de main'),
             (4, 'CCAS de Rochefort')) as told (n, name)
where exists (select from village_day)
on conflict do nothing
;
insert into census_answer (asked, question, value)
select md5('village-census-' || n)::uuid, question, value::text
from (values (1, 620, 21000, 2600, 1400), (2, 480, 15500, 1900, 900), (3, 350, 9800, 1500, 1300), (4, 540, 19400, 2100, 1100))
         as told (n, aides, salaires, locaux, autres)
cross join lateral (values ('aides', aides), ('salaires', salaires), ('locaux', locaux), ('autres-frais', autres)) as one (question, value)
where exists (select from village_day)
on conflict do nothing
;
