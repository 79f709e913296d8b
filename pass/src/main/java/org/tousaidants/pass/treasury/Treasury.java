package org.tousaidants.pass.treasury;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.pass.ledger.AccountKind;
import org.tousaidants.pass.ledger.Ledger;
import org.tousaidants.pass.ledger.LedgerAccount;
import org.tousaidants.pass.ledger.LedgerAct;
import org.tousaidants.pass.ledger.Posting;
import org.tousaidants.pass.ledger.Shares;
import org.tousaidants.pass.ledger.Transfer;
import org.tousaidants.platform.served.AcrossTerritories;

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
    public Posting post(String network, List<Transfer> legs) {
        store.oneAtATime(network);
        fold();
        var spent = new TreeMap<Integer, Long>();
        var fresh = new ArrayList<Runnable>();
        for (var leg : legs) {
            var debit = store.account(network, leg.debit());
            var credit = store.account(network, leg.credit());
            var judged = Ledger.judge(
                    leg,
                    store.find(network, leg.id(), leg.leg()),
                    Math.min(store.balance(network, debit), store.folded(network, debit))
                            - spent.getOrDefault(debit, 0L));
            if (judged instanceof Posting.Refused) return judged;
            if (judged instanceof Posting.Repeated) continue;
            spent.merge(debit, leg.cents(), Long::sum);
            fresh.add(() -> store.add(network, leg, debit, credit, clock.instant()));
        }
        fresh.forEach(Runnable::run);
        return fresh.isEmpty() ? new Posting.Repeated() : new Posting.Posted();
    }

    /// An act that was wrong is followed by its contrary, signed by two. What vouchers stand for is not: these are
    /// cancelled.
    @Transactional
    public Posting reverse(String network, UUID wrong, String reason, UUID one, UUID other) {
        var id = contraryOf(wrong);
        var legs = new ArrayList<Transfer>();
        var standsForVouchers = false;
        for (var found = store.find(network, wrong, 0);
                found.isPresent();
                found = store.find(network, wrong, legs.size())) {
            var act = found.get().act();
            standsForVouchers |= act == LedgerAct.ACTIVATE || act == LedgerAct.REPLACE || act == LedgerAct.REVERSE;
            legs.add(found.get().reversed(id, reason, one, other));
        }
        return legs.isEmpty() || standsForVouchers ? new Posting.WrongWay() : post(network, legs);
    }

    /// The id of the movement that puts another right: there is one at most.
    public static UUID contraryOf(UUID movement) {
        return UUID.nameUUIDFromBytes(("contrary of " + movement).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    /// From what each funder of the order has left, in proportion.
    @Transactional
    public Posting drawn(String network, LedgerAct act, UUID id, UUID order, AccountKind to, long cents, UUID by) {
        var provisions = of(network, order, AccountKind.PROVISION);
        var all = provisions.values().stream().mapToLong(Long::longValue).sum();
        if (repeated(network, id)) return new Posting.Repeated();
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
        return post(network, legs);
    }

    private boolean repeated(String network, UUID id) {
        store.oneAtATime(network);
        return store.find(network, id, 0).isPresent();
    }

    /// What stands on the accounts of one nature, by funder.
    @Transactional
    public Map<UUID, Long> of(String network, UUID subject, AccountKind kind) {
        var found = new TreeMap<UUID, Long>();
        for (var one : store.standing(network, subject))
            if (one.account().kind() == kind) found.put(one.account().party(), one.cents());
        return found;
    }

    /// The same for all funders together.
    @Transactional
    public long total(String network, UUID subject, AccountKind kind) {
        return of(network, subject, kind).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /// Each account of an order, or of a place, as it stands, in the order of their kinds.
    @Transactional(readOnly = true)
    public Map<LedgerAccount, Long> accounts(String network, UUID subject) {
        var found = new LinkedHashMap<LedgerAccount, Long>();
        store.standing(network, subject).stream()
                .sorted(Comparator.comparing(one -> one.account().kind()))
                .forEach(one -> found.put(one.account(), one.cents()));
        return found;
    }

    @Transactional(readOnly = true)
    public List<Line> lines(String network, UUID subject) {
        return store.about(network, subject);
    }

    /// Often, so that each time is short: a redemption waits for no fold.
    @Scheduled(initialDelay = 5_000, fixedDelay = 250)
    @Transactional
    @AcrossTerritories
    void foldIfAny() {
        switch (store.toFold()) {
            case NOTHING -> {}
            case SOME -> fold();
            case OF_ANOTHER_SERVER -> store.numberAgain();
        }
    }

    /// The ends of vouchers since the last time, into the balances.
    @Transactional
    public void fold() {
        store.fold();
    }
}
