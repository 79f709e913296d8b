package org.tousaidants.label.sortition;

import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.identity.SignedInPerson;

/// « Dédommagement » — hands a booklet of vouchers over to a person who sat. The module of the vouchers implements
/// it as a Spring bean; no voucher is ever linked to a person.
public interface SeatCompensation {
    /// « Remise en dédommagement » — the result of a hand-over.
    enum HandOver {
        HANDED_OVER,
        ALREADY_HANDED_OVER,
        NO_MONEY,
        REFUSED
    }

    /// Whether the network has vouchers.
    boolean offered();

    /// @param code of the booklet that the person receives
    HandOver handOver(SignedInPerson by, PaperCode code);
}
