package org.tousaidants.observatory.figures;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.observatory.suppression.Attack;
import org.tousaidants.observatory.suppression.Secrecy;
import org.tousaidants.platform.db.CommandContext;
import org.tousaidants.platform.db.TestDatabase;
import org.tousaidants.platform.identity.Networks;

/// A year of one figure of people, published month after month by commune, by group of communes and by state, where
/// most
/// counts stay and some move; then attacked whole, by somebody who knows every sum and which counts did not move.
public final class YearAttack {
    private static final int COMMUNES = 80;
    private static final int GROUPS = 6;
    private static final int STATES = 4;
    private static final int MONTHS = 12;

    /// Twelve months of acts, referrals, answers and searches of nobody.
    private static final List<String> YEAR = List.of("""
            insert into acts_act (network, id, helper, kind, at, received, themes, procedure, mode, minutes, heads, spot, place, outcome)
            select :network, gen_random_uuid(), md5((n % 12)::text)::uuid, 'individual',
                   date_trunc('day', now()) - (40 + n % 330) * interval '1 day' + interval '10 hours', now(), '{social_sante}',
                   'rsa_prime_activite', (array['with', 'for', 'alone'])[1 + n % 3], 15 * (1 + n % 4), 1, 'place', p.id,
                   (array['solved', 'solved', 'partly', 'not'])[1 + n % 4]
            from generate_series(1, 2400) n
            join (select id, row_number() over (order by code) - 1 as i, count(*) over () as all_places from places_place
                  where network = :network and gone_at is null and closed_at is null
                    and merged_into is null) p
              on p.i = floor(p.all_places * power(((n * 7919) % 997) / 997.0, 3))""", """
            with sent as (
                insert into referrals_referral (network, id, code, place, urgent, hand_over, lang, made, state, moved)
                select :network, gen_random_uuid(), 'A' || n, p.id, false, 1, 'fr',
                       date_trunc('day', now()) - (40 + n % 330) * interval '1 day', 'SOLVED', now()
                from generate_series(1, 600) n
                join (select id, row_number() over (order by code) - 1 as i, count(*) over () as all_places from places_place
                      where network = :network and gone_at is null and closed_at is null
                        and merged_into is null) p
                  on p.i = floor(p.all_places * power(((n * 6007) % 991) / 991.0, 3))
                returning id, made)
            insert into referrals_step (network, referral, n, move, at, who)
            select :network, id, s.n, s.move, made + s.n * interval '1 day', 'RECEIVER'
            from sent, (values (1, 'SENT'), (2, 'ACCEPTED'), (3, 'CAME'), (4, 'SOLVED')) as s (n, move)
            where s.n <= 1 + (hashtext(id::text) & 3)""", """
            insert into outcomes_answer (network, id, week, place, channel, solved, alone, respected, place_counted)
            select :network, gen_random_uuid(), date_trunc('week', now())::date - (35 + n % 330) / 7 * 7, p.id,
                   (array['SELF', 'PHONE'])[1 + n % 2], (array['YES', 'YES', 'YES', 'PARTLY', 'NO'])[1 + n % 5],
                   (array['YES', 'PARTLY', 'NO'])[1 + n % 3], (array['YES', 'YES', 'YES', 'YES', 'PARTLY'])[1 + n % 5], true
            from generate_series(1, 500) n
            join (select id, row_number() over (order by code) - 1 as i, count(*) over () as all_places from places_place
                  where network = :network and gone_at is null and closed_at is null
                    and merged_into is null) p
              on p.i = (n * 4003) % p.all_places""", """
            insert into figures_search (network, week, need, commune, outcome, times)
            select :network, date_trunc('week', now())::date - (n % 50) * 7,
                   (array['impots', 'droits', 'mail', 'papiers'])[1 + n % 4], c.code,
                   (array['answered', 'answered', 'relaxed', 'unanswered'])[1 + n % 4], 1 + n % 7
            from generate_series(0, 2399) n
            join (select distinct sheet ->> 'code_insee' as code, dense_rank() over (order by sheet ->> 'code_insee') - 1 as i
                  from places_place where network = :network and sheet ->> 'code_insee' <> '') c
              on c.i = n % 24
            on conflict do nothing""");

    private YearAttack() {}

    /// @return how many small counts could be bounded too well
    public static int run() {
        var epciOf = new HashMap<String, String>();
        for (var commune = 0; commune < COMMUNES; commune++) epciOf.put("c" + commune, "e" + commune % GROUPS);
        var random = new Random(18);
        var counts = new int[COMMUNES];
        for (var commune = 0; commune < COMMUNES; commune++)
            counts[commune] = random.nextInt(3) == 0 ? 0 : (int) (Math.pow(random.nextDouble(), -0.8) * 4);
        var states = new double[] {0.6, 0.25, 0.1, 0.05};
        var hidden = new Hidden(Definition.Kind.COUNT, epciOf);
        var published = new ArrayList<Value>();
        var start = System.nanoTime();
        for (var month = 1; month <= MONTHS; month++) {
            for (var commune = 0; commune < COMMUNES; commune++)
                if (random.nextInt(6) == 0) counts[commune] = Math.max(0, counts[commune] + random.nextInt(5) - 2);
            published.addAll(
                    hidden.among(month(LocalDate.of(2026, month, 28), counts, epciOf, states), List.copyOf(published)));
        }
        var seconds = (System.nanoTime() - start) / 1e9;
        var found = attacked(published, epciOf);
        System.out.printf(
                Locale.ROOT, "suppression-year %d small counts in %d months, %.1f s%n", found.small(), MONTHS, seconds);
        return told("suppression-year-bounded", found.bounded());
    }

    private record Found(int small, int bounded) {}

    private static int told(String name, int bounded) {
        System.out.printf(Locale.ROOT, "%s %d counts (budget 0) %s%n", name, bounded, bounded == 0 ? "ok" : "short");
        return bounded;
    }

    /// By somebody who has every number that was published, of one figure, and knows every sum.
    private static Found attacked(List<Value> published, Map<String, String> epciOf) {
        var joint = Hidden.Joint.of(published, epciOf);
        var secret = new HashSet<Integer>();
        for (var value : published) if (value.hidden()) secret.add(joint.number(value));
        for (var value : published) if (!value.hidden()) secret.remove(joint.number(value));
        var publication = joint.publication(Set.of());
        var attack = new Attack(publication, secret);
        var bounded = 0;
        var small = 0;
        var seen = new HashSet<Integer>();
        for (var value : published) {
            var number = joint.number(value);
            var amount = value.amount();
            if (amount == null || !Secrecy.USUAL.small(Math.round(amount)) || !seen.add(number)) continue;
            small++;
            if (!secret.contains(number) || attack.on(number).tells(Secrecy.USUAL)) bounded++;
        }
        return new Found(small, bounded);
    }

    /// Everything that the village publishes of people within its year: each figure, all its months at once.
    public static int village() {
        try (var database = TestDatabase.joined(TestDatabase.url());
                var doors = CommandContext.over(database, Clock.systemUTC())) {
            var networks = doors.get(Networks.class);
            networks.found(networks.here());
            var network = networks.here().id();
            doors.get(JdbcClient.class).sql("""
                            insert into places_place (network, id, code, sheet, changes, created_at, changed_at)
                            select :network, gen_random_uuid(), lpad(n::text, 7, '0'),
                                   jsonb_build_object('code_insee', c.code), 1, now() - interval '400 days', now()
                            from generate_series(1, 180) n
                            join (select code, row_number() over (order by code) - 1 as i from figures_commune
                                  where code like '17%') c on c.i = (n * 37) % 60""").param("network", network).update();
            var store = doors.get(FigureStore.class);
            var figures = doors.get(Figures.class);
            for (var order : YEAR)
                doors.get(JdbcClient.class).sql(order).param("network", network).update();
            figures.renewAll();
            var epciOf = new HashMap<String, String>();
            for (var commune : Communes.shipped().all()) epciOf.put(commune.code(), commune.epci());
            int small = 0, bounded = 0, numbers = 0;
            for (var figure : figures.all()) {
                var definition = figure.definition();
                if (!definition.secret() || definition.kind() != Definition.Kind.COUNT) continue;
                var published = store.values(network, definition.id());
                numbers += published.size();
                var found = attacked(published, epciOf);
                small += found.small();
                bounded += found.bounded();
            }
            System.out.printf(
                    Locale.ROOT, "suppression-village %d numbers published, %d of them small%n", numbers, small);
            return told("suppression-village-bounded", bounded);
        }
    }

    private static List<Value> month(LocalDate day, int[] counts, Map<String, String> epciOf, double[] states) {
        var values = new ArrayList<Value>();
        var whole = 0;
        var groups = new HashMap<String, Integer>();
        for (var commune = 0; commune < counts.length; commune++)
            if (counts[commune] > 0) {
                whole += counts[commune];
                groups.merge(epciOf.getOrDefault("c" + commune, ""), counts[commune], Integer::sum);
                values.add(value(day, "commune", "c" + commune, counts[commune]));
            }
        groups.forEach((epci, count) -> values.add(value(day, "epci", epci, count)));
        var left = whole;
        for (var state = 1; state < STATES; state++) {
            var count = (int) Math.round(whole * states[state]);
            left -= count;
            values.add(value(day, "state", "s" + state, count));
        }
        values.add(value(day, "state", "s0", left));
        values.addFirst(value(day, "", "", whole));
        return values;
    }

    private static Value value(LocalDate day, String breakdown, String cell, int count) {
        return new Value(1, day, breakdown, cell, "", (double) count, null, false);
    }
}
