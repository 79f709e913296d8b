package org.tousaidants.pass.treasury;

import java.time.Instant;
import java.util.UUID;

/// « Chèque encaissé » — one line of the evidence: which voucher, where, for which service; never for whom.
public record Redeemed(long voucher, UUID booklet, int n, UUID order, UUID place, VoucherUse use, UUID by, Instant at) {
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
