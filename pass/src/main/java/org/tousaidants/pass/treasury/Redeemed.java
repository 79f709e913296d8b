package org.tousaidants.pass.treasury;

import java.time.Instant;
import java.util.UUID;

/// « Chèque encaissé » — one line of the evidence: which voucher, where, for which service; never for whom.
///
/// @param how SCAN, TYPED or PAPER
public record Redeemed(
        long voucher,
        UUID booklet,
        int n,
        UUID order,
        UUID place,
        int cents,
        String service,
        int minutes,
        String how,
        UUID by,
        Instant at) {}
