package org.tousaidants.pass.treasury;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// « Chèque encaissé » — one line of the evidence: which voucher, where, for which service; never for whom.
///
/// @param day on which the help was given, as the place wrote it
/// @param at when it was entered: the month that pays it
public record Redeemed(
        long voucher, UUID booklet, int n, UUID order, UUID place, VoucherUse use, UUID by, LocalDate day, Instant at) {
    public int cents() {
        return use.cents();
    }

    public String service() {
        return use.service();
    }

    public int minutes() {
        return use.minutes();
    }

    public String how() {
        return use.how();
    }
}
