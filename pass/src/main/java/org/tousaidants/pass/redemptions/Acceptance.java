package org.tousaidants.pass.redemptions;

import org.tousaidants.core.text.Folding;
import org.tousaidants.pass.orders.Order;

/// Whether the rules of an order let a place take its vouchers for a service.
enum Acceptance {
    GOOD,
    NOT_QUALIFIED,
    /// Qualified, but without the label of the network, which its rules demand (`ta.pass.labelled`).
    NOT_LABELLED,
    OUT_OF_TERRITORY,
    NOT_THIS_SERVICE,
    /// Of an order whose booklets are each used at one place: this one was begun elsewhere.
    OTHER_PLACE;

    /// « Situation du lieu » — that day.
    enum Standing {
        NONE,
        WITHOUT_LABEL,
        GOOD
    }

    /// @param place how it stands today
    static Acceptance judge(Order order, Standing place, String commune, String service) {
        if (place == Standing.NONE) return NOT_QUALIFIED;
        if (place == Standing.WITHOUT_LABEL) return NOT_LABELLED;
        var rules = order.rules();
        if (!rules.communes().isEmpty()
                && rules.communes().stream().noneMatch(one -> Folding.words(one).equals(Folding.words(commune))))
            return OUT_OF_TERRITORY;
        return rules.services().isEmpty() || rules.services().contains(service) ? GOOD : NOT_THIS_SERVICE;
    }
}
