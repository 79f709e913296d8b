package org.tousaidants.vouchers.treasury;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/// « Chèque » — the current state of one voucher.
///
/// @param order id of its order
/// @param n position in the booklet, from 1
/// @param ended how and when the voucher ended; empty while it is active or not yet activated
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

    /// Returns the result for a voucher that has ended or is not active yet; empty if the voucher can be
    /// redeemed. If the same place sends the same request again, the result is that of the first time.
    ///
    /// @param sending id of the request
    /// @param place id of the place
    /// @param day day on which the voucher must be valid
    public Optional<VoucherPresentationResult> over(UUID sending, UUID place, LocalDate day) {
        if (ended.isPresent()) {
            var end = ended.get();
            return Optional.of(
                    switch (end.act()) {
                        case "REDEEM" ->
                            end.id().equals(sending) && end.place().equals(place)
                                    ? new VoucherPresentationResult.PresentedVoucherRedeemed(faceCents, true)
                                    : new VoucherPresentationResult.VoucherAlreadyUsed(this);
                        case "CANCEL" -> new VoucherPresentationResult.VoucherReportedLost();
                        default -> new VoucherPresentationResult.VoucherExpired(this);
                    });
        }
        if (!active) return Optional.of(new VoucherPresentationResult.VoucherNotActive());
        return validUntil.isBefore(day)
                ? Optional.of(new VoucherPresentationResult.VoucherExpired(this))
                : Optional.empty();
    }

    /// « Fin d’un chèque » — how and when a voucher ended.
    ///
    /// @param id id of the request, chosen by the client
    /// @param act REDEEM, EXPIRE or CANCEL
    /// @param place id of the place that redeemed the voucher; for other ends, id of the order
    public record VoucherEnd(UUID id, String act, UUID place, Instant at) {}
}
