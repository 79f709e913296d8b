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
import org.tousaidants.core.text.IdDerivedFromText;
import org.tousaidants.platform.jobs.Job;
import org.tousaidants.vouchers.ledger.FunderRefund;
import org.tousaidants.vouchers.ledger.LedgerAccount;
import org.tousaidants.vouchers.ledger.LedgerAccountKind;
import org.tousaidants.vouchers.ledger.LedgerPostingResult;
import org.tousaidants.vouchers.ledger.LedgerRules;
import org.tousaidants.vouchers.ledger.LedgerTransfer;
import org.tousaidants.vouchers.ledger.LedgerTransferKind;
import org.tousaidants.vouchers.ledger.ProportionalCentShares;

/// « Le trésor » — service that transfers money between accounts: either all legs of a transfer are stored, or none.
@Service
public class VoucherLedger {
    /// « Ligne du grand livre » — a transfer and the time at which it was stored.
    public record LedgerTransferRow(LedgerTransfer transfer, Instant at) {}

    private final VoucherLedgerStore store;
    private final Clock clock;

    VoucherLedger(VoucherLedgerStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /// Stores all legs (transfers) of one action, or none of them. If a leg is refused, returns the first
    /// refusal.
    @Transactional
    public LedgerPostingResult post(List<LedgerTransfer> legs) {
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
            if (judged instanceof LedgerPostingResult.TransferRejected) return judged;
            if (judged instanceof LedgerPostingResult.TransferAlreadyPosted) continue;
            spent.merge(debit, leg.cents(), Long::sum);
            taken.merge(credit, leg.cents(), Long::sum);
            fresh.add(() -> store.add(leg, debit, credit, clock.instant()));
        }
        fresh.forEach(Runnable::run);
        return fresh.isEmpty()
                ? new LedgerPostingResult.TransferAlreadyPosted()
                : new LedgerPostingResult.TransferPosted();
    }

    /// Returns the maximum amount in cents that an account may still receive. A funder may get back at most its
    /// payments; other accounts have no limit.
    ///
    /// @param to the account
    /// @param credit number of the account in the database
    private long room(LedgerAccount to, int credit) {
        if (to.kind() != LedgerAccountKind.CREDITED) return Long.MAX_VALUE;
        var funder = store.account(new LedgerAccount(LedgerAccountKind.FUNDER, to.subject(), to.party()));
        return -store.folded(funder) - store.folded(credit);
    }

    /// Stores the opposite of a wrong transfer, signed by two people. It is refused for money that is assigned
    /// to vouchers; these vouchers must be cancelled instead.
    ///
    /// @param wrong id of the wrong transfer
    /// @param one account of the first signatory
    /// @param other account of the second signatory
    @Transactional
    public LedgerPostingResult reverse(UUID wrong, String reason, UUID one, UUID other) {
        var id = contraryOf(wrong);
        var legs = new ArrayList<LedgerTransfer>();
        var standsForVouchers = false;
        for (var found = store.find(wrong, 0); found.isPresent(); found = store.find(wrong, legs.size())) {
            var act = found.get().act();
            standsForVouchers |= act == LedgerTransferKind.ACTIVATE
                    || act == LedgerTransferKind.REPLACE
                    || act == LedgerTransferKind.REVERSE;
            legs.add(found.get().reversed(id, reason, one, other));
        }
        return legs.isEmpty() || standsForVouchers ? new LedgerPostingResult.AccountsNotAllowed() : post(legs);
    }

    /// Returns the id of the opposite transfer of this transfer. The id is always the same, so that a transfer
    /// is reversed at most once.
    public static UUID contraryOf(UUID movement) {
        return IdDerivedFromText.of("contrary of " + movement);
    }

    /// Takes an amount in cents from the money of the order that is not assigned to vouchers. Each funder
    /// contributes in proportion to its remaining money.
    @Transactional
    public LedgerPostingResult drawn(
            LedgerTransferKind act, UUID id, UUID order, LedgerAccountKind to, long cents, UUID by) {
        var provisions = of(order, LedgerAccountKind.PROVISION);
        var all = provisions.values().stream().mapToLong(Long::longValue).sum();
        if (repeated(id)) return new LedgerPostingResult.TransferAlreadyPosted();
        if (all < cents) return new LedgerPostingResult.InsufficientAccountBalance(cents - all);
        var parts = ProportionalCentShares.of(cents, List.copyOf(provisions.values()));
        var legs = new ArrayList<LedgerTransfer>();
        var funders = List.copyOf(provisions.keySet());
        for (var n = 0; n < parts.size(); n++)
            if (parts.get(n) > 0)
                legs.add(new LedgerTransfer(
                        id,
                        legs.size(),
                        act,
                        new LedgerAccount(LedgerAccountKind.PROVISION, order, funders.get(n)),
                        LedgerAccount.of(to, order),
                        parts.get(n),
                        "",
                        Optional.of(by),
                        Optional.empty()));
        return post(legs);
    }

    /// Returns the refund that is still due to each funder of an order.
    @Transactional
    public Map<UUID, FunderRefund> refunds(UUID order) {
        var drawn = new TreeMap<UUID, Long>();
        var back = new TreeMap<UUID, Long>();
        for (var line : store.about(order)) {
            var transfer = line.transfer();
            if (transfer.act() == LedgerTransferKind.ACTIVATE)
                drawn.merge(transfer.debit().party(), transfer.cents(), Long::sum);
            if (ofUnused(transfer.debit()) && transfer.credit().kind() == LedgerAccountKind.CREDITED)
                back.merge(transfer.credit().party(), transfer.cents(), Long::sum);
            if (ofUnused(transfer.credit()) && transfer.debit().kind() == LedgerAccountKind.CREDITED)
                back.merge(transfer.debit().party(), -transfer.cents(), Long::sum);
        }
        var unused = total(order, LedgerAccountKind.EXPIRED)
                + total(order, LedgerAccountKind.CANCELLED)
                + back.values().stream().mapToLong(Long::longValue).sum();
        var refunds = FunderRefund.of(of(order, LedgerAccountKind.PROVISION), drawn, unused);
        refunds.replaceAll((funder, one) ->
                new FunderRefund(one.waiting(), Math.max(0, one.unused() - back.getOrDefault(funder, 0L))));
        return refunds;
    }

    private static boolean ofUnused(LedgerAccount account) {
        return account.kind() == LedgerAccountKind.EXPIRED || account.kind() == LedgerAccountKind.CANCELLED;
    }

    /// Pays the amount computed by [#refunds] to one funder, signed by two people. Nothing is paid if the amount
    /// has changed.
    ///
    /// @param id id of the transfer
    /// @param one account of the first signatory
    /// @param two account of the second signatory
    @Transactional
    public LedgerPostingResult refund(UUID id, UUID order, UUID funder, long cents, String reason, UUID one, UUID two) {
        store.oneAtATime();
        var refund = refunds(order).getOrDefault(funder, new FunderRefund(0, 0));
        if (store.find(id, 0).isPresent()) return new LedgerPostingResult.TransferAlreadyPosted();
        if (refund.cents() != cents) return new LedgerPostingResult.InvalidTransferAmount();
        var from = new LinkedHashMap<LedgerAccount, Long>();
        from.put(new LedgerAccount(LedgerAccountKind.PROVISION, order, funder), refund.waiting());
        var expired = Math.min(refund.unused(), total(order, LedgerAccountKind.EXPIRED));
        from.put(LedgerAccount.of(LedgerAccountKind.EXPIRED, order), expired);
        from.put(LedgerAccount.of(LedgerAccountKind.CANCELLED, order), refund.unused() - expired);
        var legs = new ArrayList<LedgerTransfer>();
        from.forEach((account, part) -> {
            if (part > 0)
                legs.add(new LedgerTransfer(
                        id,
                        legs.size(),
                        LedgerTransferKind.CREDIT,
                        account,
                        new LedgerAccount(LedgerAccountKind.CREDITED, order, funder),
                        part,
                        reason,
                        Optional.of(one),
                        Optional.of(two)));
        });
        return post(legs);
    }

    /// Returns the first leg of a transfer; empty if the id is unknown.
    @Transactional(readOnly = true)
    public Optional<LedgerTransfer> find(UUID movement) {
        return store.find(movement, 0);
    }

    private boolean repeated(UUID id) {
        store.oneAtATime();
        return store.find(id, 0).isPresent();
    }

    /// Returns, by funder, the balance in cents of the accounts of this kind.
    ///
    /// @param subject id of the order or of the place
    @Transactional
    public Map<UUID, Long> of(UUID subject, LedgerAccountKind kind) {
        var found = new TreeMap<UUID, Long>();
        for (var one : store.standing(subject))
            if (one.account().kind() == kind) found.put(one.account().party(), one.cents());
        return found;
    }

    /// Returns the sum of the balances in cents of the accounts of this kind, over all funders.
    ///
    /// @param subject id of the order or of the place
    @Transactional
    public long total(UUID subject, LedgerAccountKind kind) {
        return of(subject, kind).values().stream().mapToLong(Long::longValue).sum();
    }

    /// Returns each account of an order or a place with its balance in cents, sorted by kind.
    ///
    /// @param subject id of the order or of the place
    @Transactional(readOnly = true)
    public Map<LedgerAccount, Long> accounts(UUID subject) {
        var found = new LinkedHashMap<LedgerAccount, Long>();
        store.standing(subject).stream()
                .sorted(Comparator.comparing(one -> one.account().kind()))
                .forEach(one -> found.put(one.account(), one.cents()));
        return found;
    }

    /// Returns the transfers that recorded money under this mandate number and were not reversed, for any order.
    @Transactional(readOnly = true)
    public List<LedgerTransferRow> provided(String mandate) {
        return store.provided(mandate).stream()
                .filter(line -> store.find(contraryOf(line.transfer().id()), 0).isEmpty())
                .toList();
    }

    @Transactional(readOnly = true)
    public List<LedgerTransferRow> lines(UUID subject) {
        return store.about(subject);
    }

    /// Declares the job that adds the vouchers that have ended to the stored balances. It runs often, so that
    /// each execution is short. A balance that is read in between includes the vouchers that were not added yet.
    @Bean("treasury.fold")
    static Job treasuryFold(VoucherLedger treasury) {
        return Job.every(Duration.ofSeconds(5)).run(treasury::fold);
    }

    /// Adds the vouchers that ended recently to the stored balances of the accounts. Redemptions do not wait for
    /// this.
    @Transactional
    public void fold() {
        store.fold();
    }
}
