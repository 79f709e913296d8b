package org.tousaidants.platform.db;

import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tousaidants.platform.tenancy.CurrentTenantScope;

/// The cost of row-level security for a territory that shares its database with another: one row by its key, and
/// a count of all its rows, with and without isolation.
public final class IsolationBench {
    private static final int ROWS = 100_000;
    private static final int LOOKUPS = 10_000;
    private static final int COUNTS = 20;
    private static final double MOST = 1.25;

    private IsolationBench() {}

    public static void main(String[] words) {
        var url = TestDatabase.url();
        var ok = true;
        try (var database = TestDatabase.joined(url)) {
            var sql = JdbcClient.create(database.dataSource());
            for (var network : new String[] {"pays-a", "pays-b"})
                CurrentTenantScope.in(network, () -> {
                    sql.sql("insert into identity_network (id, name, departement) values (:id, :id, '17')")
                            .param("id", network)
                            .update();
                    sql.sql("""
                            insert into redemptions_home (booklet, place, recorded_at)
                            select ('00000000-0000-0000-0000-' || lpad(n::text, 12, '0'))::uuid,
                                gen_random_uuid(), now() from generate_series(1, :rows) n""").param("rows", ROWS).update();
                });
            sql.sql("alter table redemptions_home no force row level security, disable row level security")
                    .update();
            sql.sql("vacuum analyze redemptions_home").update();
            var before =
                    new double[] {lookups(sql, "network = 'pays-a' and "), counts(sql, " where network = 'pays-a'")};
            sql.sql("alter table redemptions_home force row level security, enable row level security")
                    .update();
            var after = CurrentTenantScope.in("pays-a", () -> new double[] {lookups(sql, ""), counts(sql, "")});
            ok &= line("isolation-lookup", before[0], after[0]);
            ok &= line("isolation-count", before[1], after[1]);
            ok &= turns(sql);
        }
        System.exit(ok ? 0 : 1);
    }

    private static double lookups(JdbcClient sql, String tenant) {
        var best = Double.MAX_VALUE;
        for (var round = 0; round < 5; round++) {
            var random = new Random(round);
            var start = System.nanoTime();
            for (var n = 0; n < LOOKUPS; n++)
                sql.sql("select place::text from redemptions_home where " + tenant + "booklet = :id")
                        .param("id", new UUID(0, Long.parseLong(Integer.toString(1 + random.nextInt(ROWS)), 16)))
                        .query(String.class)
                        .single();
            best = Math.min(best, (System.nanoTime() - start) / 1e6 / LOOKUPS);
        }
        return best;
    }

    /// One process for both: the territory alternates with each query, on the same few connections.
    private static boolean turns(JdbcClient sql) {
        var start = System.nanoTime();
        for (var n = 0; n < LOOKUPS; n++)
            try (var _ = CurrentTenantScope.enter(n % 2 == 0 ? "pays-a" : "pays-b")) {
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

    private static double counts(JdbcClient sql, String tenant) {
        var best = Double.MAX_VALUE;
        for (var n = 0; n < COUNTS; n++) {
            var start = System.nanoTime();
            sql.sql("select count(distinct place) from redemptions_home" + tenant)
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
