package org.tousaidants.vouchers.payments;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.vouchers.orders.VoucherOrder;
import org.tousaidants.vouchers.orders.VoucherOrders;
import org.tousaidants.vouchers.payments.VoucherPaymentEvidence.CarriedForwardAmount;
import org.tousaidants.vouchers.treasury.RedeemedVoucher;
import org.tousaidants.vouchers.treasury.Vouchers;

/// « Les relevés » — service for the statements of places, with each voucher of the month as evidence.
@Service
class PlacePaymentStatements {
    /// A date before the first voucher, used as the start of a period that includes all vouchers.
    private static final LocalDate BEGINNING = LocalDate.of(2000, 1, 1);

    private final PlacePayments settlements;
    private final Vouchers vouchers;
    private final VoucherOrders orders;
    private final Accounts accounts;

    PlacePaymentStatements(PlacePayments settlements, Vouchers vouchers, VoucherOrders orders, Accounts accounts) {
        this.settlements = settlements;
        this.vouchers = vouchers;
        this.orders = orders;
        this.accounts = accounts;
    }

    @Transactional
    Optional<VoucherPaymentEvidence> evidence(UUID id) {
        return settlements.find(id).map(batch -> evidence(batch));
    }

    private VoucherPaymentEvidence evidence(PlacePaymentBatch batch) {
        var batches = settlements.all();
        var redeemed = new ArrayList<RedeemedVoucher>();
        var carried = new ArrayList<CarriedForwardAmount>();
        for (var line : batch.lines()) {
            var before = before(batches, batch, line.place());
            var own = vouchers.redeemed(
                    before.map(PlacePaymentBatch::month)
                            .map(month -> month.plusMonths(1))
                            .orElse(BEGINNING),
                    batch.month().plusMonths(1),
                    Optional.of(line.place()),
                    Optional.empty());
            var back =
                    returned(batches, before.map(PlacePaymentBatch::at).orElse(Instant.MIN), batch.at(), line.place());
            redeemed.addAll(own);
            carried.addAll(back);
            var rest = line.cents()
                    - own.stream().mapToLong(RedeemedVoucher::cents).sum()
                    - back.stream().mapToLong(CarriedForwardAmount::cents).sum();
            if (rest != 0) carried.add(new CarriedForwardAmount(line.place(), Optional.empty(), batch.at(), "", rest));
        }
        redeemed.sort(Comparator.comparing(RedeemedVoucher::at).thenComparing(RedeemedVoucher::voucher));
        return new VoucherPaymentEvidence(
                batch,
                redeemed,
                carried,
                orders.all().stream().collect(Collectors.toMap(VoucherOrder::id, VoucherOrder::reference)),
                batch.lines().stream()
                        .collect(Collectors.toMap(
                                PlacePaymentBatch.PlacePaymentRow::place, PlacePaymentBatch.PlacePaymentRow::name)),
                accounts.names(Stream.concat(Stream.of(batch.by()), batch.second().stream())
                        .toList()));
    }

    /// Returns the last statement before this one in which this place was paid; empty if there is none.
    private static Optional<PlacePaymentBatch> before(
            List<PlacePaymentBatch> batches, PlacePaymentBatch batch, UUID place) {
        return batches.stream()
                .filter(one ->
                        one.paidAt().filter(paid -> !paid.isAfter(batch.at())).isPresent())
                .filter(one -> one.month().isBefore(batch.month()))
                .filter(one ->
                        one.lines().stream().anyMatch(line -> line.place().equals(place)))
                .max(Comparator.comparing(PlacePaymentBatch::month));
    }

    private static List<CarriedForwardAmount> returned(
            List<PlacePaymentBatch> batches, Instant after, Instant until, UUID place) {
        return batches.stream()
                .flatMap(one -> one.lines().stream()
                        .filter(line -> line.place().equals(place))
                        .flatMap(line -> line.returned().stream()
                                .filter(at -> at.isAfter(after) && !at.isAfter(until))
                                .map(at -> new CarriedForwardAmount(
                                        place, Optional.of(one.month()), at, line.returnedWhy(), line.cents()))))
                .sorted(Comparator.comparing(CarriedForwardAmount::at))
                .toList();
    }
}
