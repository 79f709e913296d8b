package org.tousaidants.observatory.figures;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tousaidants.observatory.national.NationalFigures;
import org.tousaidants.observatory.parquet.ColumnStore;
import org.tousaidants.observatory.publication.ExportTimes;
import org.tousaidants.platform.db.CommandContext;
import org.tousaidants.platform.db.TestDatabase;
import org.tousaidants.platform.identity.Networks;

/// A network with a year of life (5,000 places, 50,000 acts, 10,000 referrals), its figures counted, renewed and read;
/// 50,000 places in each format; ten million rows of all networks.
// java: -Xmx2g
public final class ObservatoryBench {
    private static final int READINGS = 2_000;
    private static final long ROWS = Long.getLong("ta.bench.rows", 10_000_000);

    private ObservatoryBench() {}

    public static void main(String[] args) throws Exception {
        var ok = figures();
        ok &= ExportTimes.run();
        ok &= national();
        System.exit(ok ? 0 : 1);
    }

    private static boolean figures() {
        try (var database = TestDatabase.joined(TestDatabase.url());
                var doors = CommandContext.over(database, Clock.systemUTC())) {
            var networks = doors.get(Networks.class);
            networks.found(networks.here());
            var sql = doors.get(JdbcClient.class);
            var figures = doors.get(Figures.class);
            // The communes are brought with the first count.
            figures.renew("lieux-ouverts");
            life(sql, networks.here().id());
            var start = System.nanoTime();
            figures.renewAll();
            System.out.printf(
                    Locale.ROOT,
                    "observatory-first %.1f s for the twelve months of %d figures, once%n",
                    (System.nanoTime() - start) / 1e9,
                    figures.all().size());
            start = System.nanoTime();
            figures.renewAll();
            var ok = say("observatory-renewed", (System.nanoTime() - start) / 1e9, "s, all figures", 5);
            figures.renew("accompagnements");
            start = System.nanoTime();
            figures.renew("accompagnements");
            figures.renew("heures-d-accompagnement");
            ok &= say("observatory-increment", (System.nanoTime() - start) / 1e6, "ms, the figures of one act", 300);
            var times = new long[READINGS];
            for (var i = 0; i < READINGS; i++) {
                start = System.nanoTime();
                figures.find("lieux-ouverts").orElseThrow().by(Definition.Breakdown.COMMUNE);
                times[i] = System.nanoTime() - start;
            }
            Arrays.sort(times);
            return ok & say("observatory-kept-p99", times[READINGS * 99 / 100] / 1e6, "ms, what a page shows", 5);
        }
    }

    private static void life(JdbcClient sql, String network) {
        for (var order : new String[] {"""
            insert into places_place (network, id, code, sheet, changes, created_at, changed_at)
            select :network, gen_random_uuid(), lpad(n::text, 7, '0'), jsonb_build_object('code_insee', c.code), 1,
                   now() - interval '400 days', now()
            from generate_series(1, 5000) n
            join (select code, row_number() over (order by code) - 1 as i from figures_commune where code like '17%') c
              on c.i = n % 462""", """
            insert into acts_act (network, id, helper, kind, at, received, themes, procedure, mode, minutes, heads, spot,
                                  place, outcome)
            select :network, gen_random_uuid(), md5((n % 300)::text)::uuid, 'individual', now() - (n % 365) * interval '1 day',
                   now(), '{social_sante}', 'rsa_prime_activite', (array['with', 'for', 'alone'])[1 + n % 3], 30, 1, 'place',
                   p.id, (array['solved', 'partly', 'not'])[1 + n % 3]
            from generate_series(1, 50000) n
            join (select id, row_number() over (order by code) - 1 as i from places_place where network = :network) p
              on p.i = (n * 7919) % 5000""", """
            with sent as (
                insert into referrals_referral (network, id, code, place, urgent, hand_over, lang, made, state, moved)
                select :network, gen_random_uuid(), 'R' || n, p.id, false, 1, 'fr', now() - (n % 365) * interval '1 day',
                       'SOLVED', now()
                from generate_series(1, 10000) n
                join (select id, row_number() over (order by code) - 1 as i from places_place where network = :network) p
                  on p.i = (n * 104729) % 5000
                returning id, made)
            insert into referrals_step (network, referral, n, move, at, who)
            select :network, id, s.n, s.move, made + s.n * interval '1 day', 'RECEIVER'
            from sent, (values (1, 'SENT'), (2, 'ACCEPTED'), (3, 'CAME'), (4, 'SOLVED')) as s (n, move)""", """
            insert into figures_search (network, week, need, commune, outcome, times)
            select :network, current_date - (n % 52) * 7, (array['impots', 'droits', 'mail', 'papiers'])[1 + n % 4], c.code,
                   (array['answered', 'relaxed', 'unanswered'])[1 + n % 3], 1 + n % 9
            from generate_series(0, 9999) n
            join (select code, row_number() over (order by code) - 1 as i from figures_commune where code like '17%') c
              on c.i = n % 462
            on conflict do nothing"""})
            sql.sql(order).param("network", network).update();
        sql.sql("analyze").update();
    }

    private static boolean national() throws Exception {
        var folder = Files.createTempDirectory("bench-national");
        var file = folder.resolve("chiffres.parquet");
        try (var columns = ColumnStore.open(2, 1_500)) {
            columns.write(NationalFigures.invented(ROWS), file, "");
            NationalFigures.over(columns, file.toString());
            var ok = true;
            var machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            for (var query : NationalFigures.queries()) {
                var busy = machine.getProcessCpuTime();
                var start = System.nanoTime();
                columns.run("create or replace table counted as " + query.sql());
                ok &= say(
                        "observatory-national-" + query.name(),
                        (System.nanoTime() - start) / 1e9,
                        "s over " + ROWS + " rows, " + (machine.getProcessCpuTime() - busy) / 1_000_000
                                + " ms of processor",
                        1.5 * ROWS / 10_000_000);
            }
            return ok;
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
        }
    }

    private static boolean say(String name, double amount, String unit, double budget) {
        var ok = amount <= budget;
        System.out.printf(Locale.ROOT, "%s %.2f %s (budget %s) %s%n", name, amount, unit, budget, ok ? "ok" : "short");
        return ok;
    }
}
