package org.tousaidants.vouchers.treasury;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.DerivedId;
import org.tousaidants.platform.jobs.Job;
import org.tousaidants.vouchers.ledger.AccountKind;
import org.tousaidants.vouchers.ledger.FunderRefund;
import org.tousaidants.vouchers.ledger.LedgerAccount;
import org.tousaidants.vouchers.ledger.LedgerAct;
import org.tousaidants.vouchers.ledger.LedgerRules;
import org.tousaidants.vouchers.ledger.LedgerTransfer;
import org.tousaidants.vouchers.ledger.PostingResult;
import org.tousaidants.vouchers.ledger.ProportionalShares;

/// « Le trésor » — service that transfers money between accounts: all legs of an act or none.
@Service
public class Treasury {
    /// « Ligne du grand livre » — a transfer and its time.
    public record TransferRow(LedgerTransfer transfer, Instant at) {}

    private final TreasuryStore store;
    private final Clock clock;

    Treasury(TreasuryStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /// Writes all legs, or none; returns the first refusal.
    @Transactional
    public PostingResult post(List<LedgerTransfer> legs) {
        store.oneAtATime();
        fold();
        var spent = new TreeMap<Integer, Long>();
        var taken = new TreeMap<Integer, Long>();
        var fresh = new ArrayList<Runnable>();
        for (var leg : legs) {
            var debit = store.account(leg.debit());
            var credit = store.account(leg.credit());
            var judged = LedgerRules.judge(
                    leg,
                    store.find(leg.id(), leg.leg()),
                    Math.min(store.balance(debit), store.folded(debit)) - spent.getOrDefault(debit, 0L),
                    room(leg.credit(), credit) - taken.getOrDefault(credit, 0L));
            if (judged instanceof PostingResult.Rejected) return judged;
            if (judged instanceof PostingResult.Repeated) continue;
            spent.merge(debit, leg.cents(), Long::sum);
            taken.merge(credit, leg.cents(), Long::sum);
            fresh.add(() -> store.add(leg, debit, credit, clock.instant()));
        }
        fresh.forEach(Runnable::run);
        return fresh.isEmpty() ? new PostingResult.Repeated() : new PostingResult.Posted();
    }

    /// The most that an account may receive: the refunds of a funder stay below its payments; other accounts
    /// have no limit.
    private long room(LedgerAccount to, int credit) {
        if (to.kind() != AccountKind.CREDITED) return Long.MAX_VALUE;
        var funder = store.account(new LedgerAccount(AccountKind.FUNDER, to.subject(), to.party()));
        return -store.folded(funder) - store.folded(credit);
    }

    /// Reverses a wrong act, signed by two people. Money covered by vouchers is not reversed: the vouchers are
    /// cancelled.
    @Transactional
    public PostingResult reverse(UUID wrong, String reason, UUID one, UUID other) {
        var id = contraryOf(wrong);
        var legs = new ArrayList<LedgerTransfer>();
        var standsForVouchers = false;
        for (var found = store.find(wrong, 0); found.isPresent(); found = store.find(wrong, legs.size())) {
            var act = found.get().act();
            standsForVouchers |= act == LedgerAct.ACTIVATE || act == LedgerAct.REPLACE || act == LedgerAct.REVERSE;
            legs.add(found.get().reversed(id, reason, one, other));
        }
        return legs.isEmpty() || standsForVouchers ? new PostingResult.AccountsNotAllowed() : post(legs);
    }

    /// The id of the reversal of a transfer, of which there is at most one.
    public static UUID contraryOf(UUID movement) {
        return DerivedId.of("contrary of " + movement);
    }

    /// Takes money from the remaining money of each funder of the order, in proportion.
    @Transactional
    public PostingResult drawn(LedgerAct act, UUID id, UUID order, AccountKind to, long cents, UUID by) {
        var provisions = of(order, AccountKind.PROVISION);
        var all = provisions.values().stream().mapToLong(Long::longValue).sum();
        if (repeated(id)) return new PostingResult.Repeated();
        if (all < cents) return new PostingResult.InsufficientBalance(cents - all);
        var parts = ProportionalShares.of(cents, List.copyOf(provisions.values()));
        var legs = new ArrayList<LedgerTransfer>();
        var funders = List.copyOf(provisions.keySet());
        for (var n = 0; n < parts.size(); n++)
            if (parts.get(n) > 0)
                legs.add(new LedgerTransfer(
                        id,
                        legs.size(),
                        act,
                        new LedgerAccount(AccountKind.PROVISION, order, funders.get(n)),
                        LedgerAccount.of(to, order),
                        parts.get(n),
                        "",
                        Optional.of(by),
                        Optional.empty()));
        return post(legs);
    }

    /// The refund still due to each funder of an order, from the money that vouchers drew.
    @Transactional
    public Map<UUID, FunderRefund> refunds(UUID order) {
        var drawn = new TreeMap<UUID, Long>();
        var back = new TreeMap<UUID, Long>();
        for (var line : store.about(order)) {
            var transfer = line.transfer();
            if (transfer.act() == LedgerAct.ACTIVATE)
                drawn.merge(transfer.debit().party(), transfer.cents(), Long::sum);
            if (ofUnused(transfer.debit()) && transfer.credit().kind() == AccountKind.CREDITED)
                back.merge(transfer.credit().party(), transfer.cents(), Long::sum);
            if (ofUnused(transfer.credit()) && transfer.debit().kind() == AccountKind.CREDITED)
                back.merge(transfer.debit().party(), -transfer.cents(), Long::sum);
        }
        var unused = total(order, AccountKind.EXPIRED)
                + total(order, AccountKind.CANCELLED)
                + back.values().stream().mapToLong(Long::longValue).sum();
        var refunds = FunderRefund.of(of(order, AccountKind.PROVISION), drawn, unused);
        refunds.replaceAll((funder, one) ->
                new FunderRefund(one.waiting(), Math.max(0, one.unused() - back.getOrDefault(funder, 0L))));
        return refunds;
    }

    private static boolean ofUnused(LedgerAccount account) {
        return account.kind() == AccountKind.EXPIRED || account.kind() == AccountKind.CANCELLED;
    }

    /// Pays the amount of [#refunds] to one funder, signed by two people. Nothing is paid if the amount has
    /// changed.
    @Transactional
    public PostingResult refund(UUID id, UUID order, UUID funder, long cents, String reason, UUID one, UUID two) {
        store.oneAtATime();
        var refund = refunds(order).getOrDefault(funder, new FunderRefund(0, 0));
        if (store.find(id, 0).isPresent()) return new PostingResult.Repeated();
        if (refund.cents() != cents) return new PostingResult.InvalidAmount();
        var from = new LinkedHashMap<LedgerAccount, Long>();
        from.put(new LedgerAccount(AccountKind.PROVISION, order, funder), refund.waiting());
        var expired = Math.min(refund.unused(), total(order, AccountKind.EXPIRED));
        from.put(LedgerAccount.of(AccountKind.EXPIRED, order), expired);
        from.put(LedgerAccount.of(AccountKind.CANCELLED, order), refund.unused() - expired);
        var legs = new ArrayList<LedgerTransfer>();
        from.forEach((account, part) -> {
            if (part > 0)
                legs.add(new LedgerTransfer(
                        id,
                        legs.size(),
                        LedgerAct.CREDIT,
                        account,
                        new LedgerAccount(AccountKind.CREDITED, order, funder),
                        part,
                        reason,
                        Optional.of(one),
                        Optional.of(two)));
        });
        return post(legs);
    }

    /// The first leg of an act.
    @Transactional(readOnly = true)
    public Optional<LedgerTransfer> find(UUID movement) {
        return store.find(movement, 0);
    }

    private boolean repeated(UUID id) {
        store.oneAtATime();
        return store.find(id, 0).isPresent();
    }

    /// The balances of one kind of account, by funder.
    @Transactional
    public Map<UUID, Long> of(UUID subject, AccountKind kind) {
        var found = new TreeMap<UUID, Long>();
        for (var one : store.standing(subject))
            if (one.account().kind() == kind) found.put(one.account().party(), one.cents());
        return found;
    }

    /// The balance of one kind of account, over all funders.
    @Transactional
    public long total(UUID subject, AccountKind kind) {
        return of(subject, kind).values().stream().mapToLong(Long::longValue).sum();
    }

    /// Each account of an order or a place with its balance, sorted by kind.
    @Transactional(readOnly = true)
    public Map<LedgerAccount, Long> accounts(UUID subject) {
        var found = new LinkedHashMap<LedgerAccount, Long>();
        store.standing(subject).stream()
                .sorted(Comparator.comparing(one -> one.account().kind()))
                .forEach(one -> found.put(one.account(), one.cents()));
        return found;
    }

    /// Money recorded under a mandate number, in any order, and not reversed.
    @Transactional(readOnly = true)
    public List<TransferRow> provided(String mandate) {
        return store.provided(mandate).stream()
                .filter(line -> store.find(contraryOf(line.transfer().id()), 0).isEmpty())
                .toList();
    }

    @Transactional(readOnly = true)
    public List<TransferRow> lines(UUID subject) {
        return store.about(subject);
    }

    /// Adds ended vouchers to the balances. It runs often, so that each run is short; queries of balances add
    /// the rows that are not included yet.
    @Bean("treasury.fold")
    static Job treasuryFold(Treasury treasury) {
        return Job.every(Duration.ofSeconds(5)).run(treasury::fold);
    }

    /// Adds the recently ended vouchers to the stored balances. Redemptions do not wait for it.
    @Transactional
    public void fold() {
        store.fold();
    }
}
