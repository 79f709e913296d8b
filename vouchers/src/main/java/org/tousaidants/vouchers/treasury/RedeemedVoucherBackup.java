package org.tousaidants.vouchers.treasury;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.platform.afterrestore.IrreversibleAct;

/// A redeemed voucher as stored next to the backups: with the hash of its code, never the code itself.
///
/// @param goodOn day for which its validity was checked
record RedeemedVoucherBackup(
        UUID id, UUID code, UUID order, UUID place, VoucherUse use, LocalDate day, LocalDate goodOn) {
    static final String KIND = "voucher.taken";

    static IrreversibleAct of(UUID code, Vouchers.VoucherPresentation taken, LocalDate goodOn, Instant at) {
        return IrreversibleAct.of(KIND, code, Optional.of(taken.by()), at)
                .with("id", taken.id())
                .with("order", taken.order())
                .with("place", taken.place())
                .with("service", taken.service())
                .with("minutes", taken.minutes())
                .with("cents", taken.cents())
                .with("how", taken.how())
                .with("day", taken.day())
                .with("good", goodOn);
    }

    static RedeemedVoucherBackup read(IrreversibleAct act) {
        var detail = act.detail();
        return new RedeemedVoucherBackup(
                UUID.fromString(detail.getOrDefault("id", "")),
                UUID.fromString(act.subject()),
                UUID.fromString(detail.getOrDefault("order", "")),
                UUID.fromString(detail.getOrDefault("place", "")),
                new VoucherUse(
                        Integer.parseInt(detail.getOrDefault("cents", "")),
                        detail.getOrDefault("service", ""),
                        Integer.parseInt(detail.getOrDefault("minutes", "")),
                        detail.getOrDefault("how", "")),
                LocalDate.parse(detail.getOrDefault("day", "")),
                LocalDate.parse(detail.getOrDefault("good", "")));
    }
}
