package org.tousaidants.platform.db;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tousaidants.platform.tenancy.TenantScope;

/// What row-level security costs to a territory that shares its database with another: one row by its key, and a count
/// of all its rows, before and after the wall.
public final class IsolationBench {
    private static final int ROWS = 100_000;
    private static final int LOOKUPS = 10_000;
    private static final int COUNTS = 20;
    private static final double MOST = 1.25;

    private IsolationBench() {}

    public static void main(String[] words) {
        var url = TestDatabase.url();
        var ok = true;
        try (var whole = TestDatabase.joined(url);
                var one = Database.open(url, Path.of("target", "no-data"), Optional.of("pays-a"))) {
            var operator = JdbcClient.create(whole.dataSource());
            for (var network : new String[] {"pays-a", "pays-b"}) {
                operator.sql("insert into identity_network (id, name, departement) values (:id, :id, '17')")
                        .param("id", network)
                        .update();
                operator.sql("""
                        insert into redemptions_home (network, booklet, place, at)
                        select :id, ('00000000-0000-0000-0000-' || lpad(n::text, 12, '0'))::uuid,
                            gen_random_uuid(), now() from generate_series(1, :rows) n""").param("id", network).param("rows", ROWS).update();
            }
            operator.sql("vacuum analyze redemptions_home").update();
            var walled = JdbcClient.create(one.dataSource());
            var before = new double[] {lookups(walled), counts(walled)};
            one.migrate(Flyway.configure()
                    .dataSource(whole.dataSource())
                    .outOfOrder(true)
                    .load());
            var after = new double[] {lookups(walled), counts(walled)};
            ok &= line("isolation-lookup", before[0], after[0]);
            ok &= line("isolation-count", before[1], after[1]);
            ok &= turns(url);
        }
        System.exit(ok ? 0 : 1);
    }

    private static double lookups(JdbcClient sql) {
        var best = Double.MAX_VALUE;
        for (var round = 0; round < 5; round++) {
            var random = new Random(round);
            var start = System.nanoTime();
            for (var n = 0; n < LOOKUPS; n++)
                sql.sql("select place::text from redemptions_home where network = 'pays-a' and booklet = :id")
                        .param("id", new UUID(0, Long.parseLong(Integer.toString(1 + random.nextInt(ROWS)), 16)))
                        .query(String.class)
                        .single();
            best = Math.min(best, (System.nanoTime() - start) / 1e6 / LOOKUPS);
        }
        return best;
    }

    /// One process for both: each look is for another territory than the one before, on the same few connections.
    private static boolean turns(String url) {
        try (var both =
                Database.open(url, () -> EmbeddedServer.start(Path.of("target", "no-data")), Optional.empty(), true)) {
            var sql = JdbcClient.create(both.dataSource());
            var start = System.nanoTime();
            for (var n = 0; n < LOOKUPS; n++)
                try (var _ = TenantScope.enter(n % 2 == 0 ? "pays-a" : "pays-b")) {
                    sql.sql("select place::text from redemptions_home where booklet = :id")
                            .param("id", new UUID(0, Long.parseLong(Integer.toString(1 + n % ROWS), 16)))
                            .query(String.class)
                            .single();
                }
            var each = (System.nanoTime() - start) / 1e6 / LOOKUPS;
            var good = each <= 1;
            System.out.printf(Locale.ROOT, "isolation-turn %.3f ms (budget <= 1 ms) %s%n", each, good ? "ok" : "short");
            return good;
        }
    }

    private static double counts(JdbcClient sql) {
        var best = Double.MAX_VALUE;
        for (var n = 0; n < COUNTS; n++) {
            var start = System.nanoTime();
            sql.sql("select count(distinct place) from redemptions_home where network = 'pays-a'")
                    .query(Long.class)
                    .single();
            best = Math.min(best, (System.nanoTime() - start) / 1e6);
        }
        return best;
    }

    private static boolean line(String name, double before, double after) {
        var good = after <= MOST * before;
        System.out.printf(
                Locale.ROOT,
                "%s %.3f ms, without the wall %.3f ms (budget <= %.0f %%) %s%n",
                name,
                after,
                before,
                100 * MOST,
                good ? "ok" : "short");
        return good;
    }
}
