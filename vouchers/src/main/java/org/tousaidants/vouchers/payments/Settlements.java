package org.tousaidants.vouchers.payments;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.DerivedId;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.vouchers.ledger.AccountKind;
import org.tousaidants.vouchers.ledger.LedgerAccount;
import org.tousaidants.vouchers.ledger.LedgerAct;
import org.tousaidants.vouchers.ledger.LedgerTransfer;
import org.tousaidants.vouchers.ledger.PostingResult;
import org.tousaidants.vouchers.redemptions.PlaceQualifications;
import org.tousaidants.vouchers.signatures.Signatures;
import org.tousaidants.vouchers.treasury.RedeemedVoucher;
import org.tousaidants.vouchers.treasury.Treasury;
import org.tousaidants.vouchers.treasury.Vouchers;

/// Service for the payments to places: closes a month, pays it once two people have signed, and records
/// returned payments.
@Service
class Settlements {

    sealed interface MonthClosingResult {
        record MonthClosed(UUID batch, long cents) implements MonthClosingResult {}

        /// Refused: the month is paid, or waits for its signature.
        record MonthAlreadyPaid() implements MonthClosingResult {}

        record MonthNotOver() implements MonthClosingResult {}

        record NothingOwed() implements MonthClosingResult {}
    }

    private final SettlementStore store;
    private final Treasury treasury;
    private final Vouchers vouchers;
    private final PlaceQualifications qualifications;
    private final Signatures signatures;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Settlements(
            SettlementStore store,
            Treasury treasury,
            Vouchers vouchers,
            PlaceQualifications qualifications,
            Signatures signatures,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.treasury = treasury;
        this.vouchers = vouchers;
        this.qualifications = qualifications;
        this.signatures = signatures;
        this.events = events;
        this.clock = clock;
    }

    LocalDate today() {
        return ParisTime.today(clock);
    }

    /// Closes a month: the amounts owed at its end, without later redemptions. A closed place is still paid.
    @Transactional
    MonthClosingResult close(Actor by, UUID id, LocalDate month) {
        var end = month.plusMonths(1);
        if (today().isBefore(end)) return new MonthClosingResult.MonthNotOver();
        var before = store.all().stream()
                .filter(batch -> batch.month().equals(month))
                .findFirst();
        if (before.filter(batch -> batch.paidAt().isPresent() || waits(batch.id()))
                .isPresent()) return new MonthClosingResult.MonthAlreadyPaid();
        store.drop(month);
        var lines = new ArrayList<PlacePaymentBatch.PaymentRow>();
        var accounts = qualifications.paid();
        var sheets = qualifications.sheets(List.copyOf(accounts.keySet()));
        for (var account : accounts.values()) {
            var place = Optional.of(account.place());
            var owed = owed(account.place(), end);
            var of = vouchers.redeemed(month, end, place, Optional.empty());
            if (owed <= 0) continue;
            lines.add(new PlacePaymentBatch.PaymentRow(
                    account.place(),
                    Optional.ofNullable(sheets.get(account.place()))
                            .map(sheet -> sheet.name())
                            .orElse(account.holder()),
                    account.holder(),
                    account.iban(),
                    owed,
                    cents(of),
                    of.size(),
                    Optional.empty(),
                    ""));
        }
        if (lines.isEmpty()) return new MonthClosingResult.NothingOwed();
        var batch =
                new PlacePaymentBatch(id, month, by.id(), Optional.empty(), clock.instant(), Optional.empty(), lines);
        if (!store.add(batch)) return new MonthClosingResult.MonthAlreadyPaid();
        note(by.id(), batch.id(), "closed");
        return new MonthClosingResult.MonthClosed(batch.id(), batch.cents());
    }

    /// Cents owed to a place at that date, without its later redemptions.
    private long owed(UUID place, LocalDate end) {
        return treasury.total(place, AccountKind.OWED)
                - cents(vouchers.redeemed(end, today().plusDays(1), Optional.of(place), Optional.empty()));
    }

    /// The last month, while places are owed money for it and no payment waits or was made.
    @Transactional(readOnly = true)
    Optional<LocalDate> due() {
        var end = today().withDayOfMonth(1);
        var month = end.minusMonths(1);
        var prepared = store.all().stream()
                .anyMatch(
                        batch -> batch.month().equals(month) && (batch.paidAt().isPresent() || waits(batch.id())));
        return Optional.of(month)
                .filter(_ ->
                        !prepared && qualifications.paid().keySet().stream().anyMatch(place -> owed(place, end) > 0));
    }

    private boolean waits(UUID batch) {
        return signatures.open().stream()
                .anyMatch(request ->
                        request.what().equals("pay") && request.subject().equals(batch));
    }

    private static long cents(List<RedeemedVoucher> some) {
        return some.stream().mapToLong(RedeemedVoucher::cents).sum();
    }

    @Transactional(readOnly = true)
    List<PlacePaymentBatch> all() {
        return store.all();
    }

    @Transactional
    Optional<PlacePaymentBatch> find(UUID id) {
        return store.locked(id);
    }

    /// Pays a batch after the second signature.
    @Transactional
    boolean pay(UUID id, UUID second) {
        var found = store.locked(id).filter(batch -> batch.paidAt().isEmpty());
        if (found.isEmpty() || found.get().by().equals(second)) return false;
        var batch = found.get();
        var legs = new ArrayList<LedgerTransfer>();
        for (var line : batch.lines())
            legs.add(new LedgerTransfer(
                    id,
                    legs.size(),
                    LedgerAct.PAY,
                    LedgerAccount.of(AccountKind.OWED, line.place()),
                    LedgerAccount.of(AccountKind.SETTLED, line.place()),
                    line.cents(),
                    batch.monthText(),
                    Optional.of(batch.by()),
                    Optional.of(second)));
        if (!(treasury.post(legs) instanceof PostingResult.Posted)) return false;
        store.paid(id, second, clock.instant());
        note(second, id, "paid");
        return true;
    }

    /// A payment that the bank has not returned yet.
    @Transactional
    Optional<PlacePaymentBatch.PaymentRow> returnable(UUID id, UUID place) {
        return store.locked(id)
                .filter(batch -> batch.paidAt().isPresent())
                .flatMap(batch -> batch.lines().stream()
                        .filter(one -> one.place().equals(place))
                        .findFirst())
                .filter(line -> line.returned().isEmpty());
    }

    /// Records that the bank returned a payment, confirmed by two people. The amount is owed again and is paid
    /// with the next month.
    @Transactional
    boolean returned(UUID id, UUID place, String why, UUID one, UUID two) {
        var line = returnable(id, place);
        if (line.isEmpty() || !store.returned(id, place, why, clock.instant())) return false;
        var posting = treasury.post(List.of(new LedgerTransfer(
                DerivedId.of(id + " " + place),
                0,
                LedgerAct.BOUNCE,
                LedgerAccount.of(AccountKind.SETTLED, place),
                LedgerAccount.of(AccountKind.OWED, place),
                line.get().cents(),
                why,
                Optional.of(one),
                Optional.of(two))));
        if (!(posting instanceof PostingResult.Posted)) throw new IllegalStateException("paid but not settled");
        note(two, id, "returned");
        return true;
    }

    /// For each place, the last characters of the account paid before this month.
    @Transactional(readOnly = true)
    Map<UUID, String> paidBefore(LocalDate month) {
        var before = new HashMap<UUID, String>();
        store.all().stream()
                .filter(batch -> batch.paidAt().isPresent() && batch.month().isBefore(month))
                .sorted(Comparator.comparing(PlacePaymentBatch::month))
                .forEach(batch -> batch.lines().forEach(line -> before.put(line.place(), line.account())));
        return before;
    }

    private void note(UUID by, UUID batch, String what) {
        events.publishEvent(new SettlementStatusChanged(by, batch, what));
    }
}
