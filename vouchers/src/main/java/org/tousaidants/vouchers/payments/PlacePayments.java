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
import org.tousaidants.core.text.IdDerivedFromText;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.vouchers.ledger.LedgerAccount;
import org.tousaidants.vouchers.ledger.LedgerAccountKind;
import org.tousaidants.vouchers.ledger.LedgerPostingResult;
import org.tousaidants.vouchers.ledger.LedgerTransfer;
import org.tousaidants.vouchers.ledger.LedgerTransferKind;
import org.tousaidants.vouchers.redemptions.VoucherPlaceQualifications;
import org.tousaidants.vouchers.signatures.DoubleSignatures;
import org.tousaidants.vouchers.treasury.RedeemedVoucher;
import org.tousaidants.vouchers.treasury.VoucherLedger;
import org.tousaidants.vouchers.treasury.Vouchers;

/// Service for the payments to places: closes a month, pays it after two people have signed, and records payments
/// returned by the bank.
@Service
class PlacePayments {

    sealed interface MonthClosingResult {
        record PaymentMonthClosed(UUID batch, long cents) implements MonthClosingResult {}

        /// Refused: the month is already paid, or its payment waits for a signature.
        record MonthAlreadyPaid() implements MonthClosingResult {}

        record MonthNotOver() implements MonthClosingResult {}

        record NothingOwedToPlaces() implements MonthClosingResult {}
    }

    private final PlacePaymentStore store;
    private final VoucherLedger treasury;
    private final Vouchers vouchers;
    private final VoucherPlaceQualifications qualifications;
    private final DoubleSignatures signatures;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PlacePayments(
            PlacePaymentStore store,
            VoucherLedger treasury,
            Vouchers vouchers,
            VoucherPlaceQualifications qualifications,
            DoubleSignatures signatures,
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

    /// Closes a month: computes the amounts that places are owed at its end. Redemptions after the month are not
    /// included. A place that has closed is still paid.
    ///
    /// @param by person who closes the month
    /// @param id id of the new batch
    /// @param month first day of the month
    @Transactional
    MonthClosingResult close(SignedInPerson by, UUID id, LocalDate month) {
        var end = month.plusMonths(1);
        if (today().isBefore(end)) return new MonthClosingResult.MonthNotOver();
        var before = store.all().stream()
                .filter(batch -> batch.month().equals(month))
                .findFirst();
        if (before.filter(batch -> batch.paidAt().isPresent() || waits(batch.id()))
                .isPresent()) return new MonthClosingResult.MonthAlreadyPaid();
        store.drop(month);
        var lines = new ArrayList<PlacePaymentBatch.PlacePaymentRow>();
        var accounts = qualifications.paid();
        var sheets = qualifications.sheets(List.copyOf(accounts.keySet()));
        for (var account : accounts.values()) {
            var place = Optional.of(account.place());
            var owed = owed(account.place(), end);
            var of = vouchers.redeemed(month, end, place, Optional.empty());
            if (owed <= 0) continue;
            lines.add(new PlacePaymentBatch.PlacePaymentRow(
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
        if (lines.isEmpty()) return new MonthClosingResult.NothingOwedToPlaces();
        var batch =
                new PlacePaymentBatch(id, month, by.id(), Optional.empty(), clock.instant(), Optional.empty(), lines);
        if (!store.add(batch)) return new MonthClosingResult.MonthAlreadyPaid();
        note(by.id(), batch.id(), "closed");
        return new MonthClosingResult.PaymentMonthClosed(batch.id(), batch.cents());
    }

    /// Returns the amount in cents that a place is owed for redemptions up to this date.
    private long owed(UUID place, LocalDate end) {
        return treasury.total(place, LedgerAccountKind.OWED)
                - cents(vouchers.redeemed(end, today().plusDays(1), Optional.of(place), Optional.empty()));
    }

    /// Returns the previous month if places are owed money for it and its payment is neither made nor waiting
    /// for a signature; otherwise empty.
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

    /// Pays a batch after the second signature; returns false if this is no longer possible.
    ///
    /// @param id id of the batch
    /// @param second account of the second signatory
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
                    LedgerTransferKind.PAY,
                    LedgerAccount.of(LedgerAccountKind.OWED, line.place()),
                    LedgerAccount.of(LedgerAccountKind.SETTLED, line.place()),
                    line.cents(),
                    batch.monthText(),
                    Optional.of(batch.by()),
                    Optional.of(second)));
        if (!(treasury.post(legs) instanceof LedgerPostingResult.TransferPosted)) return false;
        store.paid(id, second, clock.instant());
        note(second, id, "paid");
        return true;
    }

    /// Returns the payment of a batch to a place, if it can be recorded as returned by the bank. Empty if it is
    /// unknown or was already recorded as returned.
    @Transactional
    Optional<PlacePaymentBatch.PlacePaymentRow> returnable(UUID id, UUID place) {
        return store.locked(id)
                .filter(batch -> batch.paidAt().isPresent())
                .flatMap(batch -> batch.lines().stream()
                        .filter(one -> one.place().equals(place))
                        .findFirst())
                .filter(line -> line.returned().isEmpty());
    }

    /// Records that the bank returned a payment, confirmed by two people; returns false if this is not possible.
    /// The amount is owed again and is paid with the next month.
    ///
    /// @param id id of the batch
    /// @param why reason in words
    /// @param one account of the first person
    /// @param two account of the second person
    @Transactional
    boolean returned(UUID id, UUID place, String why, UUID one, UUID two) {
        var line = returnable(id, place);
        if (line.isEmpty() || !store.returned(id, place, why, clock.instant())) return false;
        var posting = treasury.post(List.of(new LedgerTransfer(
                IdDerivedFromText.of(id + " " + place),
                0,
                LedgerTransferKind.BOUNCE,
                LedgerAccount.of(LedgerAccountKind.SETTLED, place),
                LedgerAccount.of(LedgerAccountKind.OWED, place),
                line.get().cents(),
                why,
                Optional.of(one),
                Optional.of(two))));
        if (!(posting instanceof LedgerPostingResult.TransferPosted))
            throw new IllegalStateException("paid but not settled");
        note(two, id, "returned");
        return true;
    }

    /// Returns, for each place, the last characters of the bank account to which its last payment before this
    /// month was made.
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
        events.publishEvent(new PlacePaymentStatusChanged(by, batch, what));
    }
}
