package org.tousaidants.pass.treasury;

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
import org.tousaidants.pass.ledger.AccountKind;
import org.tousaidants.pass.ledger.Ledger;
import org.tousaidants.pass.ledger.LedgerAccount;
import org.tousaidants.pass.ledger.LedgerAct;
import org.tousaidants.pass.ledger.Posting;
import org.tousaidants.pass.ledger.Refund;
import org.tousaidants.pass.ledger.Shares;
import org.tousaidants.pass.ledger.Transfer;
import org.tousaidants.platform.jobs.Job;

/// « Le trésor » — moves money between accounts, all legs of an act or none.
@Service
public class Treasury {
    /// « Ligne du grand livre » — a movement and when it was written.
    public record Line(Transfer transfer, Instant at) {}

    private final TreasuryStore store;
    private final Clock clock;

    Treasury(TreasuryStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /// The first refusal, and then nothing was written.
    @Transactional
    public Posting post(List<Transfer> legs) {
        store.oneAtATime();
        fold();
        var spent = new TreeMap<Integer, Long>();
        var taken = new TreeMap<Integer, Long>();
        var fresh = new ArrayList<Runnable>();
        for (var leg : legs) {
            var debit = store.account(leg.debit());
            var credit = store.account(leg.credit());
            var judged = Ledger.judge(
                    leg,
                    store.find(leg.id(), leg.leg()),
                    Math.min(store.balance(debit), store.folded(debit)) - spent.getOrDefault(debit, 0L),
                    room(leg.credit(), credit) - taken.getOrDefault(credit, 0L));
            if (judged instanceof Posting.Refused) return judged;
            if (judged instanceof Posting.Repeated) continue;
            spent.merge(debit, leg.cents(), Long::sum);
            taken.merge(credit, leg.cents(), Long::sum);
            fresh.add(() -> store.add(leg, debit, credit, clock.instant()));
        }
        fresh.forEach(Runnable::run);
        return fresh.isEmpty() ? new Posting.Repeated() : new Posting.Posted();
    }

    /// What went back to a funder stays below what it gave; other accounts take anything.
    private long room(LedgerAccount to, int credit) {
        if (to.kind() != AccountKind.CREDITED) return Long.MAX_VALUE;
        var funder = store.account(new LedgerAccount(AccountKind.FUNDER, to.subject(), to.party()));
        return -store.folded(funder) - store.folded(credit);
    }

    /// An act that was wrong is followed by its contrary, signed by two. What vouchers stand for is not: these are
    /// cancelled.
    @Transactional
    public Posting reverse(UUID wrong, String reason, UUID one, UUID other) {
        var id = contraryOf(wrong);
        var legs = new ArrayList<Transfer>();
        var standsForVouchers = false;
        for (var found = store.find(wrong, 0); found.isPresent(); found = store.find(wrong, legs.size())) {
            var act = found.get().act();
            standsForVouchers |= act == LedgerAct.ACTIVATE || act == LedgerAct.REPLACE || act == LedgerAct.REVERSE;
            legs.add(found.get().reversed(id, reason, one, other));
        }
        return legs.isEmpty() || standsForVouchers ? new Posting.WrongWay() : post(legs);
    }

    /// The id of the movement that puts another right: there is one at most.
    public static UUID contraryOf(UUID movement) {
        return UUID.nameUUIDFromBytes(("contrary of " + movement).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    /// From what each funder of the order has left, in proportion.
    @Transactional
    public Posting drawn(LedgerAct act, UUID id, UUID order, AccountKind to, long cents, UUID by) {
        var provisions = of(order, AccountKind.PROVISION);
        var all = provisions.values().stream().mapToLong(Long::longValue).sum();
        if (repeated(id)) return new Posting.Repeated();
        if (all < cents) return new Posting.TooLittle(cents - all);
        var parts = Shares.of(cents, List.copyOf(provisions.values()));
        var legs = new ArrayList<Transfer>();
        var funders = List.copyOf(provisions.keySet());
        for (var n = 0; n < parts.size(); n++)
            if (parts.get(n) > 0)
                legs.add(new Transfer(
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

    /// What goes back to each funder of an order, and did not yet: by what vouchers drew from each.
    @Transactional
    public Map<UUID, Refund> refunds(UUID order) {
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
        var refunds = Refund.of(of(order, AccountKind.PROVISION), drawn, unused);
        refunds.replaceAll((funder, one) ->
                new Refund(one.waiting(), Math.max(0, one.unused() - back.getOrDefault(funder, 0L))));
        return refunds;
    }

    private static boolean ofUnused(LedgerAccount account) {
        return account.kind() == AccountKind.EXPIRED || account.kind() == AccountKind.CANCELLED;
    }

    /// Pays one funder back what [#refunds] says, signed by two: nothing is posted when that is another sum by now.
    @Transactional
    public Posting refund(UUID id, UUID order, UUID funder, long cents, String reason, UUID one, UUID two) {
        store.oneAtATime();
        var refund = refunds(order).getOrDefault(funder, new Refund(0, 0));
        if (store.find(id, 0).isPresent()) return new Posting.Repeated();
        if (refund.cents() != cents) return new Posting.NotAnAmount();
        var from = new LinkedHashMap<LedgerAccount, Long>();
        from.put(new LedgerAccount(AccountKind.PROVISION, order, funder), refund.waiting());
        var expired = Math.min(refund.unused(), total(order, AccountKind.EXPIRED));
        from.put(LedgerAccount.of(AccountKind.EXPIRED, order), expired);
        from.put(LedgerAccount.of(AccountKind.CANCELLED, order), refund.unused() - expired);
        var legs = new ArrayList<Transfer>();
        from.forEach((account, part) -> {
            if (part > 0)
                legs.add(new Transfer(
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

    /// The first leg of a movement.
    @Transactional(readOnly = true)
    public Optional<Transfer> find(UUID movement) {
        return store.find(movement, 0);
    }

    private boolean repeated(UUID id) {
        store.oneAtATime();
        return store.find(id, 0).isPresent();
    }

    /// What stands on the accounts of one nature, by funder.
    @Transactional
    public Map<UUID, Long> of(UUID subject, AccountKind kind) {
        var found = new TreeMap<UUID, Long>();
        for (var one : store.standing(subject))
            if (one.account().kind() == kind) found.put(one.account().party(), one.cents());
        return found;
    }

    /// The same for all funders together.
    @Transactional
    public long total(UUID subject, AccountKind kind) {
        return of(subject, kind).values().stream().mapToLong(Long::longValue).sum();
    }

    /// Each account of an order, or of a place, as it stands, in the order of their kinds.
    @Transactional(readOnly = true)
    public Map<LedgerAccount, Long> accounts(UUID subject) {
        var found = new LinkedHashMap<LedgerAccount, Long>();
        store.standing(subject).stream()
                .sorted(Comparator.comparing(one -> one.account().kind()))
                .forEach(one -> found.put(one.account(), one.cents()));
        return found;
    }

    /// Money that came under the number of a mandate, in any order, and was not put right since.
    @Transactional(readOnly = true)
    public List<Line> provided(String mandate) {
        return store.provided(mandate).stream()
                .filter(line -> store.find(contraryOf(line.transfer().id()), 0).isEmpty())
                .toList();
    }

    @Transactional(readOnly = true)
    public List<Line> lines(UUID subject) {
        return store.about(subject);
    }

    /// Often, so that each time is short. What is asked for a balance adds what is not added up yet.
    @Bean("treasury.fold")
    static Job treasuryFold(Treasury treasury) {
        return Job.every(Duration.ofSeconds(5)).run(treasury::fold);
    }

    /// The ends of vouchers since the last time, into the balances. A redemption waits for no fold.
    @Transactional
    public void fold() {
        store.fold();
    }
}
