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
                var backstage = CommandContext.over(database, Clock.systemUTC())) {
            var networks = backstage.get(Networks.class);
            networks.found(networks.here());
            var network = networks.here().id();
            backstage.get(JdbcClient.class).sql("""
                            insert into places_place (network, id, code, sheet, changes, created_at, changed_at)
                            select :network, gen_random_uuid(), lpad(n::text, 7, '0'),
                                   jsonb_build_object('code_insee', c.code), 1, now() - interval '400 days', now()
                            from generate_series(1, 180) n
                            join (select code, row_number() over (order by code) - 1 as i from territory_commune
                                  where code like '17%') c on c.i = (n * 37) % 60""").param("network", network).update();
            var store = backstage.get(FigureStore.class);
            var figures = backstage.get(Figures.class);
            backstage.get(PlayedYear.class).once(network);
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
