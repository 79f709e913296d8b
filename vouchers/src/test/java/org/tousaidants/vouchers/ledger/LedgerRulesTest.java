package org.tousaidants.vouchers.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LedgerRulesTest {
    private static final UUID ORDER = new UUID(1, 1);
    private static final UUID PLACE = new UUID(2, 2);
    private static final UUID NADIA = new UUID(3, 3);
    private static final UUID PAUL = new UUID(4, 4);

    /// An in-memory ledger that writes only the transfers which the rules accept.
    private static final class Book {
        private final Map<LedgerAccount, Long> balances = new HashMap<>();
        private final Map<UUID, LedgerTransfer> written = new HashMap<>();

        private long room(LedgerAccount to) {
            return to.kind() == LedgerAccountKind.CREDITED
                    ? -balances.getOrDefault(account(LedgerAccountKind.FUNDER), 0L) - balances.getOrDefault(to, 0L)
                    : Long.MAX_VALUE;
        }

        LedgerPostingResult post(LedgerTransfer wanted) {
            var posting = LedgerRules.judge(
                    wanted,
                    Optional.ofNullable(written.get(wanted.id())),
                    balances.getOrDefault(wanted.debit(), 0L),
                    room(wanted.credit()));
            if (posting instanceof LedgerPostingResult.TransferPosted) {
                written.put(wanted.id(), wanted);
                balances.merge(wanted.debit(), -wanted.cents(), Long::sum);
                balances.merge(wanted.credit(), wanted.cents(), Long::sum);
            }
            return posting;
        }
    }

    private static final List<UUID> FUNDERS = List.of(new UUID(5, 1), new UUID(5, 2), new UUID(5, 3));

    /// One order with random payments in random order: given, drawn and unused amounts by funder.
    private static final class Life {
        private final Map<UUID, Long> given = new TreeMap<>();
        private final Map<UUID, Long> waiting = new TreeMap<>();
        private final Map<UUID, Long> drawn = new TreeMap<>();
        private long circulating;
        private long used;
        private long unused;

        private Life(Random random) {
            for (var step = 0; step < 40; step++) {
                var funder = FUNDERS.get(random.nextInt(FUNDERS.size()));
                switch (random.nextInt(5)) {
                    case 0 -> give(funder, random.nextLong(1, 20_000));
                    case 1 -> give(funder, -random.nextLong(waiting.getOrDefault(funder, 0L) + 1));
                    case 2 -> activate(random.nextLong(sum(waiting) + 1));
                    case 3 -> {
                        var cents = random.nextLong(circulating + 1);
                        used += cents;
                        circulating -= cents;
                    }
                    default -> {
                        var cents = random.nextLong(circulating + 1);
                        unused += cents;
                        circulating -= cents;
                    }
                }
            }
            unused += circulating;
        }

        private void give(UUID funder, long cents) {
            given.merge(funder, cents, Long::sum);
            waiting.merge(funder, cents, Long::sum);
        }

        private void activate(long cents) {
            var parts = ProportionalCentShares.of(cents, List.copyOf(waiting.values()));
            var funders = List.copyOf(waiting.keySet());
            for (var n = 0; n < funders.size(); n++) {
                drawn.merge(funders.get(n), parts.get(n), Long::sum);
                waiting.merge(funders.get(n), -parts.get(n), Long::sum);
            }
            circulating += cents;
        }

        private static long sum(Map<UUID, Long> cents) {
            return cents.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    @Test
    void noFunderGetsBackMoreThanItGaveInWhateverOrderTheyPay() {
        for (var seed = 0; seed < 5_000; seed++) {
            var life = new Life(new Random(seed));
            var refunds = FunderRefund.of(life.waiting, life.drawn, life.unused);
            refunds.forEach((funder, refund) -> {
                var gave = life.given.getOrDefault(funder, 0L);
                assertThat(refund.cents()).isBetween(0L, gave);
                // The used part of the funder's money is its share of the total use, to the cent.
                var drew = life.drawn.getOrDefault(funder, 0L);
                assertThat(Math.abs(
                                (drew - refund.unused()) * (double) Life.sum(life.drawn) - (double) life.used * drew))
                        .isLessThanOrEqualTo(Math.max(1, Life.sum(life.drawn)));
            });
            assertThat(refunds.values().stream().mapToLong(FunderRefund::cents).sum())
                    .as("seed %d", seed)
                    .isEqualTo(Life.sum(life.given) - life.used);
        }
    }

    @Test
    void aFunderThatPaidAfterTheOtherIsNotPaidBackOutOfTheOthersMoney() {
        // The city's 164.99 € came first, and vouchers drew on it; most of the county's 135.01 € came after
        // the last hand-over. In proportion to the payments, the county would get 185.50 € back.
        var city = FUNDERS.getFirst();
        var county = FUNDERS.get(1);
        var refunds = FunderRefund.of(Map.of(county, 10_000L), Map.of(city, 16_499L, county, 3_501L), 19_000);
        assertThat(refunds.get(city)).isEqualTo(new FunderRefund(0, 15_674));
        assertThat(refunds.get(county)).isEqualTo(new FunderRefund(10_000, 3_326));
    }

    private static LedgerAccount account(LedgerAccountKind kind) {
        return switch (kind) {
            case FUNDER, PROVISION, CREDITED -> new LedgerAccount(kind, ORDER, PAUL);
            case OWED, SETTLED -> LedgerAccount.of(kind, PLACE);
            case CIRCULATION, EXPIRED, CANCELLED -> LedgerAccount.of(kind, ORDER);
        };
    }

    private static LedgerTransfer move(
            UUID id, LedgerTransferKind act, LedgerAccountKind from, LedgerAccountKind to, long cents) {
        return new LedgerTransfer(
                id, 0, act, account(from), account(to), cents, "motif", Optional.of(NADIA), Optional.of(PAUL));
    }

    @Test
    void noVoucherIsActiveBeforeItsMoneyIsThere() {
        var book = new Book();
        var activation = move(
                UUID.randomUUID(),
                LedgerTransferKind.ACTIVATE,
                LedgerAccountKind.PROVISION,
                LedgerAccountKind.CIRCULATION,
                10_000);
        assertThat(book.post(activation)).isEqualTo(new LedgerPostingResult.InsufficientAccountBalance(10_000));
        book.post(move(
                UUID.randomUUID(),
                LedgerTransferKind.PROVIDE,
                LedgerAccountKind.FUNDER,
                LedgerAccountKind.PROVISION,
                10_000));
        assertThat(book.post(activation)).isEqualTo(new LedgerPostingResult.TransferPosted());
        assertThat(book.post(activation)).isEqualTo(new LedgerPostingResult.TransferAlreadyPosted());
    }

    @Test
    void refusalsComeInAFixedOrder() {
        var book = new Book();
        var provided = move(
                UUID.randomUUID(),
                LedgerTransferKind.PROVIDE,
                LedgerAccountKind.FUNDER,
                LedgerAccountKind.PROVISION,
                500);
        book.post(provided);
        assertThat(book.post(move(
                        provided.id(),
                        LedgerTransferKind.PROVIDE,
                        LedgerAccountKind.FUNDER,
                        LedgerAccountKind.PROVISION,
                        -1)))
                .isEqualTo(new LedgerPostingResult.TransferIdAlreadyUsed());
        assertThat(book.post(move(
                        UUID.randomUUID(),
                        LedgerTransferKind.PAY,
                        LedgerAccountKind.FUNDER,
                        LedgerAccountKind.EXPIRED,
                        -1)))
                .isEqualTo(new LedgerPostingResult.InvalidTransferAmount());
        assertThat(book.post(move(
                        UUID.randomUUID(),
                        LedgerTransferKind.PROVIDE,
                        LedgerAccountKind.FUNDER,
                        LedgerAccountKind.PROVISION,
                        1L << 60)))
                .isEqualTo(new LedgerPostingResult.InvalidTransferAmount());
        assertThat(book.post(move(
                        UUID.randomUUID(),
                        LedgerTransferKind.PAY,
                        LedgerAccountKind.FUNDER,
                        LedgerAccountKind.EXPIRED,
                        1)))
                .isEqualTo(new LedgerPostingResult.AccountsNotAllowed());
        var alone = provided.reversed(UUID.randomUUID(), "erreur de saisie", NADIA, NADIA);
        assertThat(book.post(alone)).isEqualTo(new LedgerPostingResult.SignatureMissing());
        assertThat(book.post(provided.reversed(UUID.randomUUID(), " ", NADIA, PAUL)))
                .isEqualTo(new LedgerPostingResult.SignatureMissing());
        assertThat(book.post(provided.reversed(UUID.randomUUID(), "erreur de saisie", NADIA, PAUL)))
                .isEqualTo(new LedgerPostingResult.TransferPosted());
    }

    @Test
    void whateverHappensTheAccountsAreZeroAndNoneIsBelowItsFloor() {
        for (var seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            var book = new Book();
            var asked = new ArrayList<LedgerTransfer>();
            for (var step = 0; step < 300; step++) {
                var again = !asked.isEmpty() && random.nextInt(5) == 0;
                var wanted = again ? asked.get(random.nextInt(asked.size())) : anything(random);
                asked.add(wanted);
                var before = Map.copyOf(book.balances);
                var known = book.written.containsKey(wanted.id());
                var posting = book.post(wanted);
                if (known) assertThat(posting).isEqualTo(new LedgerPostingResult.TransferAlreadyPosted());
                if (!(posting instanceof LedgerPostingResult.TransferPosted))
                    assertThat(book.balances).isEqualTo(before);
                assertThat(book.balances.values().stream()
                                .mapToLong(Long::longValue)
                                .sum())
                        .as("seed %d step %d", seed, step)
                        .isZero();
                book.balances.forEach((account, cents) -> {
                    if (account.kind().floored()) assertThat(cents).isNotNegative();
                });
            }
            assertThat(book.written).isNotEmpty();
        }
    }

    private static LedgerTransfer anything(Random random) {
        var acts = LedgerTransferKind.values();
        var kinds = LedgerAccountKind.values();
        var provides = random.nextInt(3) == 0;
        return move(
                new UUID(random.nextLong(), random.nextLong()),
                provides ? LedgerTransferKind.PROVIDE : acts[random.nextInt(acts.length)],
                provides ? LedgerAccountKind.FUNDER : kinds[random.nextInt(kinds.length)],
                provides ? LedgerAccountKind.PROVISION : kinds[random.nextInt(kinds.length)],
                random.nextInt(-50, 2_000));
    }

    @Test
    void aSumIsSharedToTheCent() {
        assertThat(ProportionalCentShares.of(100, List.of(1L, 1L, 1L))).containsExactly(34L, 33L, 33L);
        assertThat(ProportionalCentShares.of(1, List.of(0L, 5L))).containsExactly(0L, 1L);
        assertThat(ProportionalCentShares.of(0, List.of())).isEmpty();
        assertThatThrownBy(() -> ProportionalCentShares.of(5, List.of(0L)))
                .isInstanceOf(IllegalArgumentException.class);
        var random = new Random(7);
        for (var n = 0; n < 2_000; n++) {
            var weights =
                    random.longs(1 + random.nextInt(6), 0, 1_000_000).boxed().toList();
            var all = weights.stream().mapToLong(Long::longValue).sum();
            if (all == 0) continue;
            var cents = random.nextLong(all + 1);
            var parts = ProportionalCentShares.of(cents, weights);
            assertThat(parts.stream().mapToLong(Long::longValue).sum()).isEqualTo(cents);
            for (var i = 0; i < parts.size(); i++) {
                // No part exceeds its weight or differs by more than a cent from its exact share.
                assertThat(parts.get(i)).isBetween(0L, weights.get(i));
                assertThat(Math.abs(parts.get(i) * (double) all - (double) cents * weights.get(i)))
                        .isLessThan(all);
            }
        }
    }
}
