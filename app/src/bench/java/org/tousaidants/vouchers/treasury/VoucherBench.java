package org.tousaidants.vouchers.treasury;

import com.zaxxer.hikari.HikariDataSource;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tousaidants.OwnProcess;
import org.tousaidants.TousAidants;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.identity.TerritoryNetworks;
import org.tousaidants.vouchers.ledger.LedgerAccount;
import org.tousaidants.vouchers.ledger.LedgerAccountKind;
import org.tousaidants.vouchers.ledger.LedgerPostingResult;
import org.tousaidants.vouchers.ledger.LedgerTransfer;
import org.tousaidants.vouchers.ledger.LedgerTransferKind;

/// A million vouchers issued; redeemed by 1, 8 and 64 clients, compared with the baseline of the same database in
/// the same run (one indexed insert and one commit each, same driver, one connection per client up to 32, the
/// optimum of the database); and the balance of an account among ten million movements. The database synchronises
/// with the disk, as in production, in a temporary data folder.
public final class VoucherBench {
    private static final int VOUCHERS = Integer.getInteger("ta.bench.vouchers", 1_000_000);
    private static final int EACH = 20_000;
    private static final int MOVES = Integer.getInteger("ta.bench.moves", 10_000_000);
    private static final int ROUNDS = 9;
    /// The database accepts fifty, and the product uses ten: more clients share these.
    private static final int MOST_CONNECTIONS = 32;
    private static final long ROUND_NANOS = Long.getLong("ta.bench.round", 1_000) * 1_000_000;
    private static final int FACE_CENTS = 100;
    private static final String MEMORY = "3g";
    private static final UUID BY = UUID.randomUUID();

    private record BenchMeasurement(double perSecond, double p99Millis) {}

    private interface VoucherClient {
        void act() throws SQLException, InterruptedException;
    }

    private VoucherBench() {}

    public static void main(String[] args) throws Exception {
        // Runs with its own ledger: the audits of the next run and of the site would report the generated
        // rows.
        if (args.length == 0) System.exit(OwnProcess.of(VoucherBench.class, MEMORY));
        System.setProperty("server.port", "0");
        var ok = true;
        try (var context = SpringApplication.run(TousAidants.class)) {
            var networks = context.getBean(TerritoryNetworks.class);
            networks.found(networks.here());
            var vouchers = context.getBean(Vouchers.class);
            var treasury = context.getBean(VoucherLedger.class);
            var sql = context.getBean(JdbcClient.class);
            sql.sql("drop table if exists bench_floor").update();
            sql.sql("create table bench_floor (id uuid primary key)").update();
            var order = UUID.randomUUID();
            var codes = new ArrayList<PaperCode>();
            var random = new SecureRandom();
            var start = System.nanoTime();
            var booklets = new ArrayList<UUID>();
            for (var from = 0; from < VOUCHERS; from += EACH) {
                var some = new ArrayList<PaperCode>();
                for (var n = 0; n < EACH; n++) some.add(PaperCode.draw('V', 6, random));
                booklets.add(UUID.randomUUID());
                vouchers.issue(order, FACE_CENTS, LocalDate.of(2100, 1, 1), Map.of(booklets.getLast(), some));
                codes.addAll(some);
            }
            ok &= say("pass-issue", (System.nanoTime() - start) / 1e9, "s for " + VOUCHERS + " vouchers", 120, false);
            treasury.post(List.of(new LedgerTransfer(
                    UUID.randomUUID(),
                    0,
                    LedgerTransferKind.PROVIDE,
                    new LedgerAccount(LedgerAccountKind.FUNDER, order, BY),
                    new LedgerAccount(LedgerAccountKind.PROVISION, order, BY),
                    (long) VOUCHERS * FACE_CENTS,
                    "bench",
                    Optional.of(BY),
                    Optional.of(UUID.randomUUID()))));
            start = System.nanoTime();
            for (var booklet : booklets)
                if (!(vouchers.activate(UUID.randomUUID(), order, booklet, BY)
                        instanceof LedgerPostingResult.TransferPosted)) throw new IllegalStateException("not active");
            say("pass-activate", (System.nanoTime() - start) / 1e9, "s for " + VOUCHERS + " vouchers", 0, false);
            // Like the autovacuum of the following hours: removes the former states of a million vouchers.
            sql.sql("vacuum analyze treasury_voucher").update();
            var next = new AtomicInteger();
            var places = new UUID[300];
            Arrays.setAll(places, _ -> UUID.randomUUID());
            var pool = context.getBean(DataSource.class).unwrap(HikariDataSource.class);
            for (var many : List.of(1, 8, 64)) {
                var floors = new ArrayList<BenchMeasurement>();
                var tills = new ArrayList<BenchMeasurement>();
                for (var round = 0; round < ROUNDS; round++) {
                    floors.add(floor(pool, many));
                    tills.add(run(many, () -> {
                        var n = next.getAndIncrement();
                        if (n >= VOUCHERS) throw new IllegalStateException("all vouchers are used");
                        var spent = vouchers.present(new Vouchers.VoucherPresentation(
                                UUID.randomUUID(),
                                codes.get(n),
                                order,
                                places[n % places.length],
                                "Bench",
                                60,
                                FACE_CENTS,
                                "TYPED",
                                BY,
                                LocalDate.of(2026, 11, 28)));
                        if (!spent.equals(new VoucherPresentationResult.PresentedVoucherRedeemed(FACE_CENTS, false)))
                            throw new IllegalStateException("not taken: " + spent);
                    }));
                }
                var floor = median(floors);
                var till = median(tills);
                System.out.printf(
                        Locale.ROOT,
                        "pass-floor-%d %.0f inserts a second, p99 %.2f ms%n",
                        many,
                        floor.perSecond(),
                        floor.p99Millis());
                System.out.printf(Locale.ROOT, "pass-redeem-%d %.0f redemptions a second%n", many, till.perSecond());
                say("pass-share-" + many, 100 * till.perSecond() / floor.perSecond(), "% of the floor", 0, true);
                // The user waits for the response: half a second is short compared with typing a code.
                if (many > 1) ok &= say("pass-p99-" + many, till.p99Millis(), "ms", 500, false);
            }
            var audited = System.nanoTime();
            var audit = context.getBean(LedgerAudit.class).run();
            System.out.println("pass-audit " + audit);
            ok &= audit instanceof LedgerAuditResult.NoDifference;
            say("pass-audit-time", (System.nanoTime() - audited) / 1e9, "s", 0, false);
            ok &= balances(context.getBean(VoucherLedgerStore.class), treasury, sql, order, places);
        }
        System.exit(ok ? 0 : 1);
    }

    /// As many movements as a large territory makes in years, over the existing places.
    private static boolean balances(
            VoucherLedgerStore store, VoucherLedger treasury, JdbcClient sql, UUID order, UUID[] places) {
        sql.sql("""
                insert into treasury_end (voucher, id, act, debit, credit, cents, actor, recorded_at)
                select lowest.voucher - n, gen_random_uuid(), 'REDEEM', o.id, p.id, 1, :by, now()
                from generate_series(1, :many) n
                join (select id, row_number() over (order by id) - 1 as k, count(*) over () as all_of
                    from treasury_account where kind = 'OWED') p on p.k = n % p.all_of
                cross join (select least(min(voucher), 0) as voucher from treasury_end) lowest
                cross join (select id from treasury_account where kind = 'CIRCULATION'
                    and subject = :order) o""").param("by", BY).param("many", MOVES).param("order", order).update();
        // Funds the generated rows first: no account falls below its floor.
        sql.sql("""
                update treasury_account set cents = cents + :many
                where kind = 'CIRCULATION' and subject = :order""").param("order", order).param("many", MOVES).update();
        var folded = System.nanoTime();
        treasury.fold();
        say("pass-fold-all", (System.nanoTime() - folded) / 1e9, "s for " + MOVES + " movements at once", 0, false);
        sql.sql("analyze").update();
        var random = new Random(3);
        var millis = new double[1_000];
        for (var n = -200; n < millis.length; n++) {
            var account =
                    store.account(LedgerAccount.of(LedgerAccountKind.OWED, places[random.nextInt(places.length)]));
            var start = System.nanoTime();
            store.balance(account);
            if (n >= 0) millis[n] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        return say("pass-balance-p50", millis[millis.length / 2], "ms", 1, false)
                & say("pass-balance-p99", millis[(int) (millis.length * 0.99)], "ms", 1, false);
    }

    private static BenchMeasurement floor(HikariDataSource pool, int many) throws Exception {
        var open = new ArrayList<Connection>();
        var free = new ArrayBlockingQueue<PreparedStatement>(MOST_CONNECTIONS);
        try {
            for (var n = 0; n < Math.min(many, MOST_CONNECTIONS); n++) {
                var connection = DriverManager.getConnection(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword());
                open.add(connection);
                free.add(connection.prepareStatement("insert into bench_floor (id) values (?)"));
            }
            return run(many, () -> {
                var insert = free.take();
                insert.setObject(1, UUID.randomUUID());
                insert.executeUpdate();
                free.add(insert);
            });
        } finally {
            for (var connection : open) connection.close();
        }
    }

    private static BenchMeasurement run(int many, VoucherClient client) throws Exception {
        var together = new CyclicBarrier(many);
        var runs = new ArrayList<Future<List<Long>>>();
        try (var threads = Executors.newFixedThreadPool(many)) {
            for (var n = 0; n < many; n++)
                runs.add(threads.submit(() -> {
                    for (var warm = 0; warm < 50; warm++) client.act();
                    together.await();
                    var took = new ArrayList<Long>(50_000);
                    var begun = System.nanoTime();
                    for (var now = begun; now - begun < ROUND_NANOS; ) {
                        client.act();
                        var after = System.nanoTime();
                        took.add(after - now);
                        now = after;
                    }
                    return took;
                }));
            var all = new ArrayList<Long>();
            for (var run : runs) all.addAll(run.get());
            all.sort(null);
            return new BenchMeasurement(all.size() / (ROUND_NANOS / 1e9), all.get((int) (all.size() * 0.99)) / 1e6);
        }
    }

    private static BenchMeasurement median(List<BenchMeasurement> rounds) {
        return rounds.stream()
                .sorted(java.util.Comparator.comparingDouble(BenchMeasurement::perSecond))
                .toList()
                .get(rounds.size() / 2);
    }

    private static boolean say(String name, double figure, String unit, double budget, boolean least) {
        var good = budget == 0 || (least ? figure >= budget : figure < budget);
        System.out.printf(
                Locale.ROOT,
                "%s %.2f %s%s%n",
                name,
                figure,
                unit,
                budget == 0
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                " (budget %s %.0f) %s",
                                least ? ">=" : "<",
                                budget,
                                good ? "ok" : "short"));
        return good;
    }
}
