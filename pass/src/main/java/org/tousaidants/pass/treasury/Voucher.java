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

    /// « Fin d’un chèque » — how and when.
    ///
    /// @param id that whoever asked for it chose
    /// @param act REDEEM, EXPIRE or CANCEL
    /// @param place empty unless redeemed
    public record End(UUID id, String act, UUID place, Instant at) {}
}
