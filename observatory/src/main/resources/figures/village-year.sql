-- A year of an invented network, for a demonstration and for the attack on what it publishes: nobody's acts.
insert into acts_act (network, id, helper, kind, at, received, themes, procedure, mode, minutes, heads, spot, place, outcome)
select current_setting('figures.network'), gen_random_uuid(), md5((n % 12)::text)::uuid, 'individual',
       date_trunc('day', now()) - (40 + n % 330) * interval '1 day' + interval '10 hours', now(), '{social_sante}',
       'rsa_prime_activite', (array['with', 'for', 'alone'])[1 + n % 3], 15 * (1 + n % 4), 1, 'place', p.id,
       (array['solved', 'solved', 'partly', 'not'])[1 + n % 4]
from generate_series(1, 2400) n
join (select id, row_number() over (order by code) - 1 as i, count(*) over () as all_places from places_place
      where network = current_setting('figures.network') and gone_at is null and closed_at is null
        and merged_into is null) p
  on p.i = floor(p.all_places * power(((n * 7919) % 997) / 997.0, 3));

with sent as (
    insert into referrals_referral (network, id, code, place, urgent, hand_over, lang, made, state, moved)
    select current_setting('figures.network'), gen_random_uuid(), 'A' || n, p.id, false, 1, 'fr',
           date_trunc('day', now()) - (40 + n % 330) * interval '1 day', 'SOLVED', now()
    from generate_series(1, 600) n
    join (select id, row_number() over (order by code) - 1 as i, count(*) over () as all_places from places_place
          where network = current_setting('figures.network') and gone_at is null and closed_at is null
            and merged_into is null) p
      on p.i = floor(p.all_places * power(((n * 6007) % 991) / 991.0, 3))
    returning id, made)
insert into referrals_step (network, referral, n, move, at, who)
select current_setting('figures.network'), id, s.n, s.move, made + s.n * interval '1 day', 'RECEIVER'
from sent, (values (1, 'SENT'), (2, 'ACCEPTED'), (3, 'CAME'), (4, 'SOLVED')) as s (n, move)
where s.n <= 1 + (hashtext(id::text) & 3);

insert into outcomes_answer (network, id, week, place, channel, solved, alone, respected, place_counted)
select current_setting('figures.network'), gen_random_uuid(), date_trunc('week', now())::date - (35 + n % 330) / 7 * 7, p.id,
       (array['SELF', 'PHONE'])[1 + n % 2], (array['YES', 'YES', 'YES', 'PARTLY', 'NO'])[1 + n % 5],
       (array['YES', 'PARTLY', 'NO'])[1 + n % 3], (array['YES', 'YES', 'YES', 'YES', 'PARTLY'])[1 + n % 5], true
from generate_series(1, 500) n
join (select id, row_number() over (order by code) - 1 as i, count(*) over () as all_places from places_place
      where network = current_setting('figures.network') and gone_at is null and closed_at is null
        and merged_into is null) p
  on p.i = (n * 4003) % p.all_places;

insert into figures_search (network, week, need, commune, outcome, times)
select current_setting('figures.network'), date_trunc('week', now())::date - (n % 50) * 7,
       (array['impots', 'droits', 'mail', 'papiers'])[1 + n % 4], c.code,
       (array['answered', 'answered', 'relaxed', 'unanswered'])[1 + n % 4], 1 + n % 7
from generate_series(0, 2399) n
join (select distinct sheet ->> 'code_insee' as code, dense_rank() over (order by sheet ->> 'code_insee') - 1 as i
      from places_place where network = current_setting('figures.network') and sheet ->> 'code_insee' <> '') c
  on c.i = n % 24
on conflict do nothing;
