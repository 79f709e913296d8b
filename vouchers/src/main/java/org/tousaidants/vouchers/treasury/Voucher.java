package org.tousaidants.vouchers.treasury;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/// « Chèque » — the current state of one voucher.
///
/// @param order its order
/// @param n position in the booklet, from 1
/// @param ended how it ended; empty if it is active
public record Voucher(
        long id,
        UUID booklet,
        int n,
        UUID order,
        int account,
        int faceCents,
        LocalDate validUntil,
        boolean active,
        Optional<VoucherEnd> ended) {

    /// The result for a voucher that has ended or is not active yet; empty if it can be redeemed. A repeated
    /// request of the same place gets the earlier result.
    public Optional<VoucherPresentationResult> over(UUID sending, UUID place, LocalDate day) {
        if (ended.isPresent()) {
            var end = ended.get();
            return Optional.of(
                    switch (end.act()) {
                        case "REDEEM" ->
                            end.id().equals(sending) && end.place().equals(place)
                                    ? new VoucherPresentationResult.Redeemed(faceCents, true)
                                    : new VoucherPresentationResult.AlreadyUsed(this);
                        case "CANCEL" -> new VoucherPresentationResult.ReportedLost();
                        default -> new VoucherPresentationResult.Expired(this);
                    });
        }
        if (!active) return Optional.of(new VoucherPresentationResult.NotActive());
        return validUntil.isBefore(day) ? Optional.of(new VoucherPresentationResult.Expired(this)) : Optional.empty();
    }

    /// « Fin d’un chèque » — how and when a voucher ended.
    ///
    /// @param id chosen by the client
    /// @param act REDEEM, EXPIRE or CANCEL
    /// @param place the place that redeemed it, else its order
    public record VoucherEnd(UUID id, String act, UUID place, Instant at) {}
}
