package org.tousaidants.pass.treasury;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/// « Chèque » — one voucher as it stands now.
///
/// @param order whose money it is
/// @param n its place in the booklet, from 1
/// @param ended how, if it is over
public record Voucher(
        long id,
        UUID booklet,
        int n,
        UUID order,
        int account,
        int faceCents,
        LocalDate validUntil,
        boolean active,
        Optional<End> ended) {

    /// What becomes of it when it is presented and is over or not good yet; empty: it pays. Presented again by the
    /// sending that took it, at the same place, it is taken.
    public Optional<Spending> over(UUID sending, UUID place, LocalDate day) {
        if (ended.isPresent()) {
            var end = ended.get();
            return Optional.of(
                    switch (end.act()) {
                        case "REDEEM" ->
                            end.id().equals(sending) && end.place().equals(place)
                                    ? new Spending.Taken(faceCents, true)
                                    : new Spending.AlreadyUsed(this);
                        case "CANCEL" -> new Spending.Lost();
                        default -> new Spending.Expired(this);
                    });
        }
        if (!active) return Optional.of(new Spending.NotActive());
        return validUntil.isBefore(day) ? Optional.of(new Spending.Expired(this)) : Optional.empty();
    }

    /// « Fin d’un chèque » — how and when.
    ///
    /// @param id chosen by the client
    /// @param act REDEEM, EXPIRE or CANCEL
    /// @param place whom or what its value went to: a place when it was redeemed, else its order
    public record End(UUID id, String act, UUID place, Instant at) {}
}
