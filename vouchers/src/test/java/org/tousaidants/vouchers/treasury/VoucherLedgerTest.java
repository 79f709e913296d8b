package org.tousaidants.vouchers.treasury;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.tousaidants.platform.afterrestore.ActReplayAfterRestore.ReplayOutcome;
import org.tousaidants.platform.afterrestore.IrreversibleAct;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.db.TestDatabase;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.vouchers.ledger.FunderRefund;
import org.tousaidants.vouchers.ledger.LedgerAccount;
import org.tousaidants.vouchers.ledger.LedgerAccountKind;
import org.tousaidants.vouchers.ledger.LedgerPostingResult;
import org.tousaidants.vouchers.ledger.LedgerTransfer;
import org.tousaidants.vouchers.ledger.LedgerTransferKind;

class VoucherLedgerTest extends RunningSite {
    private static final LocalDate UNTIL = LocalDate.of(2100, 12, 31);
    private static final UUID BY = UUID.randomUUID();
    private static final UUID SECOND = UUID.randomUUID();

    @Autowired
    VoucherLedger treasury;

    @Autowired
    Vouchers vouchers;

    @Autowired
    LedgerAudit audit;

    @Autowired
    ApplicationContext context;

    @Autowired
    DataSource source;

    private record Stock(UUID order, UUID booklet, List<PaperCode> codes) {}

    private String network() {
        return networks.here().id();
    }

    private LedgerPostingResult provide(UUID order, UUID funder, long cents) {
        return treasury.post(List.of(new LedgerTransfer(
                UUID.randomUUID(),
                0,
                LedgerTransferKind.PROVIDE,
                new LedgerAccount(LedgerAccountKind.FUNDER, order, funder),
                new LedgerAccount(LedgerAccountKind.PROVISION, order, funder),
                cents,
                "mandat 42",
                Optional.of(BY),
                Optional.of(UUID.randomUUID()))));
    }

    private Stock issued(UUID order, int many) {
        networks.found(networks.here());
        var random = new Random(many);
        var codes = new ArrayList<PaperCode>();
        for (var n = 0; n < many; n++) codes.add(PaperCode.draw('V', 6, new java.security.SecureRandom()));
        Collections.shuffle(codes, random);
        var stock = new Stock(order, UUID.randomUUID(), codes);
        vouchers.issue(order, 1_000, UNTIL, Map.of(stock.booklet(), codes));
        return stock;
    }

    private Stock active(int many) {
        var order = UUID.randomUUID();
        var stock = issued(order, many);
        assertThat(provide(order, SECOND, many * 1_000L)).isEqualTo(new LedgerPostingResult.TransferPosted());
        assertThat(vouchers.activate(UUID.randomUUID(), order, stock.booklet(), BY))
                .isEqualTo(new LedgerPostingResult.TransferPosted());
        return stock;
    }

    private VoucherPresentationResult present(Stock stock, int n, UUID id, UUID place) {
        return vouchers.present(new Vouchers.VoucherPresentation(
                id,
                stock.codes().get(n),
                stock.order(),
                place,
                "Atelier",
                60,
                1_000,
                "TYPED",
                BY,
                LocalDate.of(2026, 11, 28)));
    }

    private void clean() {
        assertThat(audit.run()).isInstanceOf(LedgerAuditResult.NoDifference.class);
        treasury.fold();
        assertThat(audit.run()).isInstanceOf(LedgerAuditResult.NoDifference.class);
    }

    @Test
    void aVoucherIsTakenOnceAndARetryGetsTheSameAnswer() {
        var stock = active(3);
        var place = UUID.randomUUID();
        var id = UUID.randomUUID();
        assertThat(present(stock, 0, id, place))
                .isEqualTo(new VoucherPresentationResult.PresentedVoucherRedeemed(1_000, false));
        assertThat(present(stock, 0, id, place))
                .isEqualTo(new VoucherPresentationResult.PresentedVoucherRedeemed(1_000, true));
        assertThat(present(stock, 0, UUID.randomUUID(), UUID.randomUUID()))
                .isInstanceOf(VoucherPresentationResult.VoucherAlreadyUsed.class);
        assertThat(treasury.total(place, LedgerAccountKind.OWED)).isEqualTo(1_000);
        assertThat(treasury.total(stock.order(), LedgerAccountKind.CIRCULATION)).isEqualTo(2_000);
        clean();
    }

    /// Regression: after a backup was restored, the same voucher paid twice.
    @Test
    void aVoucherTakenSinceTheBackupIsNotTakenTwiceAndItsPlaceIsOwed() throws SQLException {
        var stock = active(2);
        var place = UUID.randomUUID();
        present(stock, 1, UUID.randomUUID(), place);
        TestDatabase.saved(source);
        var id = UUID.randomUUID();
        assertThat(present(stock, 0, id, place))
                .isEqualTo(new VoucherPresentationResult.PresentedVoucherRedeemed(1_000, false));
        var act = RedeemedVoucherBackup.of(
                vouchers.print(stock.codes().get(0)),
                new Vouchers.VoucherPresentation(
                        id,
                        stock.codes().get(0),
                        stock.order(),
                        place,
                        "Atelier",
                        60,
                        1_000,
                        "TYPED",
                        BY,
                        LocalDate.of(2026, 11, 28)),
                LocalDate.of(2026, 11, 28),
                clock.instant());
        TestDatabase.restored(source);
        assertThat(vouchers.takeAgain(act)).isEqualTo(ReplayOutcome.AGAIN);
        assertThat(vouchers.takeAgain(act)).isEqualTo(ReplayOutcome.STANDS);
        assertThat(present(stock, 0, UUID.randomUUID(), UUID.randomUUID()))
                .isInstanceOf(VoucherPresentationResult.VoucherAlreadyUsed.class);
        assertThat(treasury.total(place, LedgerAccountKind.OWED)).isEqualTo(2_000);
        var unknown = new IrreversibleAct(
                network(), act.kind(), UUID.randomUUID().toString(), act.by(), act.detail(), act.at());
        assertThat(vouchers.takeAgain(unknown)).isEqualTo(ReplayOutcome.UNKNOWN);
        clean();
    }

    @Test
    void noVoucherIsActiveAboveWhatIsProvisioned() {
        var order = UUID.randomUUID();
        var stock = issued(order, 10);
        provide(order, BY, 9_999);
        assertThat(vouchers.activate(UUID.randomUUID(), order, stock.booklet(), BY))
                .isEqualTo(new LedgerPostingResult.InsufficientAccountBalance(1));
        assertThat(present(stock, 0, UUID.randomUUID(), BY))
                .isEqualTo(new VoucherPresentationResult.VoucherNotActive());
        provide(order, SECOND, 1);
        var id = UUID.randomUUID();
        assertThat(vouchers.activate(id, order, stock.booklet(), BY))
                .isEqualTo(new LedgerPostingResult.TransferPosted());
        assertThat(vouchers.activate(id, order, stock.booklet(), BY))
                .isEqualTo(new LedgerPostingResult.TransferAlreadyPosted());
        assertThat(treasury.total(order, LedgerAccountKind.PROVISION)).isZero();
        clean();
    }

    @Test
    void aMistakeIsFollowedByItsContraryUnlessVouchersStandForIt() {
        var order = UUID.randomUUID();
        var stock = issued(order, 1);
        provide(order, BY, 5_000);
        var id = UUID.randomUUID();
        vouchers.activate(id, order, stock.booklet(), BY);
        var mistake = treasury.lines(order).getFirst().transfer().id();
        assertThat(treasury.reverse(id, "erreur", BY, SECOND)).isEqualTo(new LedgerPostingResult.AccountsNotAllowed());
        // A voucher covers ten of these fifty euros.
        assertThat(treasury.reverse(mistake, "erreur", BY, SECOND))
                .isEqualTo(new LedgerPostingResult.InsufficientAccountBalance(1_000));
        provide(order, SECOND, 700);
        var last = treasury.lines(order).stream()
                .map(line -> line.transfer())
                .filter(one -> one.cents() == 700)
                .findFirst()
                .orElseThrow();
        assertThat(treasury.reverse(last.id(), "erreur", BY, BY)).isEqualTo(new LedgerPostingResult.SignatureMissing());
        assertThat(treasury.reverse(last.id(), "erreur", BY, SECOND))
                .isEqualTo(new LedgerPostingResult.TransferPosted());
        // The transfer is reversed once, however often it is requested.
        assertThat(treasury.reverse(last.id(), "erreur", BY, SECOND))
                .isEqualTo(new LedgerPostingResult.TransferAlreadyPosted());
        assertThat(treasury.total(order, LedgerAccountKind.PROVISION)).isEqualTo(4_000);
        clean();
    }

    @Test
    void whatIsLostIsReplacedAndWhatIsLeftExpires() {
        var stock = active(4);
        present(stock, 0, UUID.randomUUID(), BY);
        assertThat(vouchers.cancel(UUID.randomUUID(), stock.order(), stock.booklet(), BY))
                .isEqualTo(3_000);
        assertThat(present(stock, 1, UUID.randomUUID(), BY))
                .isEqualTo(new VoucherPresentationResult.VoucherReportedLost());
        var fresh = issued(stock.order(), 3);
        assertThat(vouchers.replace(UUID.randomUUID(), stock.order(), fresh.booklet(), "carnet perdu", BY, BY))
                .isEqualTo(new LedgerPostingResult.SignatureMissing());
        assertThat(vouchers.replace(UUID.randomUUID(), stock.order(), fresh.booklet(), "carnet perdu", BY, SECOND))
                .isEqualTo(new LedgerPostingResult.TransferPosted());
        assertThat(present(fresh, 0, UUID.randomUUID(), BY))
                .isInstanceOf(VoucherPresentationResult.PresentedVoucherRedeemed.class);
        assertThat(vouchers.expire(UUID.randomUUID(), stock.order(), BY)).isEqualTo(2_000);
        assertThat(vouchers.expire(UUID.randomUUID(), stock.order(), BY)).isZero();
        assertThat(present(fresh, 1, UUID.randomUUID(), BY))
                .isInstanceOf(VoucherPresentationResult.VoucherExpired.class);
        assertThat(treasury.total(stock.order(), LedgerAccountKind.EXPIRED)).isEqualTo(2_000);
        clean();
    }

    @Test
    void whatIsRedeemedIsOwedBeforeAndAfterItIsAddedUp() {
        var stock = active(3);
        var place = UUID.randomUUID();
        present(stock, 0, UUID.randomUUID(), place);
        treasury.fold();
        present(stock, 1, UUID.randomUUID(), place);
        job("treasury.fold");
        clean();
        present(stock, 2, UUID.randomUUID(), place);
        assertThat(treasury.total(place, LedgerAccountKind.OWED)).isEqualTo(3_000);
        job("treasury.fold");
        assertThat(treasury.total(place, LedgerAccountKind.OWED)).isEqualTo(3_000);
        assertThatThrownBy(() -> sql.sql("update treasury_end set cents = 1").update())
                .isInstanceOf(DataAccessException.class);
        clean();
    }

    /// Sixteen clients present each voucher five times at random; half of these are retries of one request.
    @Test
    void atTheSameInstantInSeveralPlacesEachVoucherCountsOnce() throws Exception {
        var many = 400;
        var stock = active(many);
        var places = new UUID[] {UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID()};
        var tries = new ArrayList<Callable<Void>>();
        Set<Integer> acknowledged = ConcurrentHashMap.newKeySet();
        var fresh = new AtomicInteger();
        var random = new Random(5);
        for (var n = 0; n < many; n++) {
            var first = UUID.randomUUID();
            for (var time = 0; time < 5; time++) {
                var voucher = n;
                var id = time < 2 ? first : UUID.randomUUID();
                var place = places[time < 2 ? 0 : random.nextInt(3)];
                tries.add(() -> {
                    if (present(stock, voucher, id, place)
                            instanceof VoucherPresentationResult.PresentedVoucherRedeemed(var cents, var again)) {
                        acknowledged.add(voucher);
                        if (!again) fresh.incrementAndGet();
                        assertThat(cents).isEqualTo(1_000);
                    }
                    return null;
                });
            }
        }
        Collections.shuffle(tries, random);
        try (var clients = Executors.newFixedThreadPool(16)) {
            for (Future<Void> one : clients.invokeAll(tries)) one.get();
        }
        assertThat(acknowledged).hasSize(many);
        assertThat(fresh).hasValue(many);
        var owed = 0L;
        for (var place : places) owed += treasury.total(place, LedgerAccountKind.OWED);
        assertThat(owed).isEqualTo(many * 1_000L);
        assertThat(treasury.total(stock.order(), LedgerAccountKind.CIRCULATION)).isZero();
        clean();
    }

    /// Sixteen clients, each voucher presented five times, while the connections of the site are cut: an answered
    /// redemption exists once, and a client without an answer retries with the same id. (`bin/bench pass-crash`
    /// kills the process and the database.)
    @Test
    void whenTheConnectionsAreCutWhatWasAnsweredIsThereOnce() throws Exception {
        var many = 300;
        var stock = active(many);
        var answered = new ConcurrentHashMap<Integer, UUID>();
        var tries = new ArrayList<Callable<Void>>();
        var presented = new AtomicInteger();
        var cuts = new AtomicInteger();
        var place = UUID.randomUUID();
        for (var n = 0; n < many; n++) {
            for (var time = 0; time < 5; time++) {
                var voucher = n;
                var id = new UUID(n, time == 1 ? 0 : time);
                tries.add(() -> {
                    for (var done = false; !done; ) {
                        if (presented.incrementAndGet() % 200 == 0 && cuts.get() < 7) cut(cuts);
                        try {
                            if (present(stock, voucher, id, place)
                                    instanceof VoucherPresentationResult.PresentedVoucherRedeemed)
                                assertThat(answered.merge(voucher, id, (a, _) -> a))
                                        .isEqualTo(id);
                            done = true;
                        } catch (DataAccessException | IllegalStateException lost) {
                            Thread.onSpinWait();
                        }
                    }
                    return null;
                });
            }
        }
        Collections.shuffle(tries, new Random(7));
        try (var clients = Executors.newFixedThreadPool(16)) {
            for (Future<Void> one : clients.invokeAll(tries)) one.get();
        }
        assertThat(cuts.get()).isPositive();
        assertThat(answered).hasSize(many);
        assertThat(treasury.total(place, LedgerAccountKind.OWED)).isEqualTo(many * 1_000L);
        clean();
    }

    private void cut(AtomicInteger cuts) {
        try {
            sql.sql("""
                    select count(pg_terminate_backend(pid)) from pg_stat_activity
                    where datname = current_database() and usename = current_user and pid <> pg_backend_pid()""").query(Long.class).single();
            cuts.incrementAndGet();
        } catch (DataAccessException alreadyCut) {
            Thread.onSpinWait();
        }
    }

    @Test
    void theDatabaseItselfRefusesWhatTheCodeWould() {
        var stock = active(2);
        present(stock, 0, UUID.randomUUID(), BY);
        for (var wrong : List.of(
                "update treasury_transfer set cents = cents + 1",
                "delete from treasury_end",
                "truncate treasury_end",
                "update treasury_voucher set face_cents = 2000",
                "insert into treasury_end (network, voucher, id, act, debit, credit, cents, recorded_at)"
                        + " select network, -voucher, id, act, debit, credit, 0, recorded_at from treasury_end",
                "update treasury_account set cents = -1 where kind = 'CIRCULATION'",
                "insert into treasury_voucher (network, code, booklet, number, account, face_cents, valid_until, activation)"
                        + " select network, gen_random_uuid(), booklet, 99, account, 1000, valid_until, activation"
                        + " from treasury_voucher where activation is not null limit 1"))
            assertThatThrownBy(() -> sql.sql(wrong).update()).as(wrong).isInstanceOf(DataAccessException.class);
        clean();
    }

    @Test
    void theAuditSaysTheFirstDifference() {
        var stock = active(2);
        sql.sql("update treasury_account set cents = cents + 5 where subject = :order and kind = 'EXPIRED'"
                        + " or subject = :order and kind = 'CIRCULATION'")
                .param("order", stock.order())
                .update();
        assertThat(audit.run())
                .isInstanceOfSatisfying(
                        LedgerAuditResult.DifferenceFound.class,
                        different -> assertThat(different.words())
                                .contains("CIRCULATION")
                                .contains("2005 centimes")
                                .contains("2000"));
        sql.sql("update treasury_account set cents = cents - 5 where subject = :order and kind = 'CIRCULATION'")
                .param("order", stock.order())
                .update();
        clean();
    }

    /// Random histories of an order: money, vouchers, losses, the end, payments and their returns, mistakes.
    /// After each, the audit finds no difference, and the sums of a funder agree.
    @Test
    void whateverHappensToAnOrderNotACentIsMadeOrLost() {
        for (var seed = 0; seed < 12; seed++) {
            var random = new Random(seed);
            var order = UUID.randomUUID();
            var funders = List.of(UUID.randomUUID(), UUID.randomUUID());
            var places = List.of(UUID.randomUUID(), UUID.randomUUID());
            var stocks = new ArrayList<Stock>();
            var lost = new ArrayList<Long>();
            var said = new StringBuilder();
            for (var step = 0; step < 60; step++) {
                var act = random.nextInt(13);
                said.append(act).append(' ');
                switch (act) {
                    case 0, 1 -> provide(order, funders.get(random.nextInt(2)), random.nextInt(1, 9_000));
                    case 2 -> stocks.add(issued(order, random.nextInt(1, 5)));
                    case 3, 4 -> {
                        if (!stocks.isEmpty()) {
                            var stock = stocks.get(random.nextInt(stocks.size()));
                            vouchers.activate(stock.booklet(), order, stock.booklet(), BY);
                        }
                    }
                    case 5, 6, 7 -> {
                        if (!stocks.isEmpty()) {
                            var stock = stocks.get(random.nextInt(stocks.size()));
                            var n = random.nextInt(stock.codes().size());
                            var id = new UUID(seed, random.nextInt(8));
                            present(stock, n, id, places.get(random.nextInt(2)));
                        }
                    }
                    case 8 -> {
                        if (!stocks.isEmpty()) {
                            var stock = stocks.get(random.nextInt(stocks.size()));
                            lost.add((long) vouchers.cancel(UUID.randomUUID(), order, stock.booklet(), BY));
                            if (lost.getLast() > 0 && random.nextBoolean()) {
                                var fresh = issued(order, (int) (lost.getLast() / 1_000));
                                vouchers.replace(UUID.randomUUID(), order, fresh.booklet(), "perdu", BY, SECOND);
                                stocks.add(fresh);
                            }
                        }
                    }
                    case 10 -> withdraw(order, funders.get(random.nextInt(2)), random);
                    case 11 -> treasury.fold();
                    case 9 -> pay(places.get(random.nextInt(2)), random);
                    default -> {
                        var lines = treasury.lines(order);
                        if (!lines.isEmpty())
                            treasury.reverse(
                                    lines.get(random.nextInt(lines.size()))
                                            .transfer()
                                            .id(),
                                    "erreur",
                                    BY,
                                    SECOND);
                    }
                }
                if (random.nextInt(20) == 0) treasury.fold();
                if (random.nextInt(40) == 0) vouchers.expire(UUID.randomUUID(), order, BY);
            }
            assertThat(audit.run()).as("%d: %s", seed, said).isInstanceOf(LedgerAuditResult.NoDifference.class);
            vouchers.expire(UUID.randomUUID(), order, BY);
            refundedAtMostWhatEachGave(order, random, said.toString());
            assertThat(audit.run()).as("%d: %s", seed, said).isInstanceOf(LedgerAuditResult.NoDifference.class);
            var given = -treasury.total(order, LedgerAccountKind.FUNDER);
            var redeemed = vouchers.count(order).redeemedCents();
            assertThat(given)
                    .as("%d: %s", seed, said)
                    .isEqualTo(treasury.total(order, LedgerAccountKind.PROVISION)
                            + treasury.total(order, LedgerAccountKind.CIRCULATION)
                            + redeemed
                            + treasury.total(order, LedgerAccountKind.EXPIRED)
                            + treasury.total(order, LedgerAccountKind.CANCELLED)
                            + treasury.total(order, LedgerAccountKind.CREDITED));
        }
        clean();
    }

    /// Refunds all unused money, to the funders in random order: nothing remains, and no funder gets more than
    /// its payments.
    private void refundedAtMostWhatEachGave(UUID order, Random random, String said) {
        var gave = treasury.of(order, LedgerAccountKind.FUNDER);
        var refunds = new ArrayList<>(treasury.refunds(order).entrySet());
        Collections.shuffle(refunds, random);
        for (var one : refunds) {
            var cents = one.getValue().cents();
            assertThat(cents).as(said).isBetween(0L, -gave.getOrDefault(one.getKey(), 0L));
            if (cents == 0) continue;
            assertThat(refund(order, one.getKey(), cents + 1))
                    .isEqualTo(new LedgerPostingResult.InvalidTransferAmount());
            assertThat(refund(order, one.getKey(), cents)).as(said).isEqualTo(new LedgerPostingResult.TransferPosted());
            assertThat(treasury.refunds(order).get(one.getKey())).as(said).isEqualTo(new FunderRefund(0, 0));
        }
        for (var kind : List.of(LedgerAccountKind.PROVISION, LedgerAccountKind.EXPIRED, LedgerAccountKind.CANCELLED))
            assertThat(treasury.total(order, kind)).as("%s %s", kind, said).isZero();
    }

    private LedgerPostingResult refund(UUID order, UUID funder, long cents) {
        return treasury.refund(new UUID(funder.hashCode(), cents), order, funder, cents, "avoir", BY, SECOND);
    }

    @Test
    void theDatabaseRefusesToGiveAFunderBackMoreThanItGave() {
        var order = UUID.randomUUID();
        var city = UUID.randomUUID();
        var county = UUID.randomUUID();
        provide(order, city, 5_000);
        provide(order, county, 5_000);
        var stock = issued(order, 10);
        vouchers.activate(UUID.randomUUID(), order, stock.booklet(), BY);
        vouchers.expire(UUID.randomUUID(), order, BY);
        treasury.fold();
        var tooMuch = new LedgerTransfer(
                UUID.randomUUID(),
                0,
                LedgerTransferKind.CREDIT,
                LedgerAccount.of(LedgerAccountKind.EXPIRED, order),
                new LedgerAccount(LedgerAccountKind.CREDITED, order, city),
                6_000,
                "avoir",
                Optional.of(BY),
                Optional.of(SECOND));
        assertThat(treasury.post(List.of(tooMuch))).isEqualTo(new LedgerPostingResult.AmountAboveFunding(1_000));
        var accounts = context.getBean(VoucherLedgerStore.class);
        var expired = accounts.account(tooMuch.debit());
        var credited = accounts.account(tooMuch.credit());
        assertThatThrownBy(() -> accounts.add(tooMuch, expired, credited, clock.instant()))
                .hasMessageContaining("at most what it gave");
        // A state older than this rule: the audit finds it in each of its two forms.
        for (var trigger : List.of("disable", "enable")) {
            sql.sql("alter table treasury_transfer " + trigger + " trigger treasury_refunded")
                    .update();
            if (trigger.equals("disable")) accounts.add(tooMuch, expired, credited, clock.instant());
        }
        assertThat(audit.run())
                .isInstanceOfSatisfying(
                        LedgerAuditResult.DifferenceFound.class,
                        different -> assertThat(different.words())
                                .contains("plus qu’il n’a donné")
                                .contains("donné 5000 centimes, rendu 6000")
                                .contains(order.toString()));
        assertThat(treasury.reverse(tooMuch.id(), "avoir trop grand", BY, SECOND))
                .isEqualTo(new LedgerPostingResult.TransferPosted());
        assertThat(treasury.refunds(order))
                .isEqualTo(Map.of(city, new FunderRefund(0, 5_000), county, new FunderRefund(0, 5_000)));
    }

    /// Returns a part of the balance to a funder, or more than the balance, which is refused.
    private void withdraw(UUID order, UUID funder, Random random) {
        var cents = random.nextInt(1, 4_000);
        var account = new LedgerAccount(LedgerAccountKind.PROVISION, order, funder);
        var stands = treasury.accounts(order).getOrDefault(account, 0L);
        assertThat(treasury.post(List.of(new LedgerTransfer(
                        UUID.randomUUID(),
                        0,
                        LedgerTransferKind.WITHDRAW,
                        account,
                        new LedgerAccount(LedgerAccountKind.FUNDER, order, funder),
                        cents,
                        "rendu",
                        Optional.of(BY),
                        Optional.of(SECOND)))))
                .isEqualTo(
                        cents > stands
                                ? new LedgerPostingResult.InsufficientAccountBalance(cents - stands)
                                : new LedgerPostingResult.TransferPosted());
    }

    /// Pays everything owed; sometimes the bank returns the payment.
    private void pay(UUID place, Random random) {
        var owed = treasury.total(place, LedgerAccountKind.OWED);
        if (owed == 0) return;
        treasury.post(List.of(
                between(LedgerTransferKind.PAY, LedgerAccountKind.OWED, LedgerAccountKind.SETTLED, place, owed)));
        if (random.nextBoolean())
            treasury.post(List.of(between(
                    LedgerTransferKind.BOUNCE, LedgerAccountKind.SETTLED, LedgerAccountKind.OWED, place, owed)));
    }

    private static LedgerTransfer between(
            LedgerTransferKind act, LedgerAccountKind from, LedgerAccountKind to, UUID place, long cents) {
        return new LedgerTransfer(
                UUID.randomUUID(),
                0,
                act,
                LedgerAccount.of(from, place),
                LedgerAccount.of(to, place),
                cents,
                "virement",
                Optional.of(BY),
                Optional.of(SECOND));
    }

    @Test
    void theCommandSaysThatAllAgreesOrTheFirstDifference() throws SQLException {
        var stock = active(2);
        assertThat(audited(LedgerCommand.OK)).contains("Tout concorde");
        sql.sql("update treasury_account set cents = cents + 7 where subject = :order and kind = 'CIRCULATION'")
                .param("order", stock.order())
                .update();
        assertThat(audited(LedgerCommand.REFUSED)).contains("CIRCULATION", "2007 centimes", "2000");
        sql.sql("update treasury_account set cents = cents - 7 where subject = :order and kind = 'CIRCULATION'")
                .param("order", stock.order())
                .update();
        clean();
    }

    private String audited(int code) throws SQLException {
        var said = new ByteArrayOutputStream();
        var out = new PrintStream(said, true, StandardCharsets.UTF_8);
        var pool = source.unwrap(HikariDataSource.class);
        var url = pool.getJdbcUrl() + "?user=" + pool.getUsername() + "&password=" + pool.getPassword();
        assertThat(LedgerCommand.run(
                        List.of("audit", "--network", network()), out, out, clock, () -> TestDatabase.joined(url)))
                .isEqualTo(code);
        return said.toString(StandardCharsets.UTF_8);
    }
}
