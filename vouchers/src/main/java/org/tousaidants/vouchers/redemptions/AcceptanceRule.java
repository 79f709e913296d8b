package org.tousaidants.vouchers.redemptions;

import org.tousaidants.core.text.Folding;
import org.tousaidants.vouchers.orders.Order;

/// Whether the rules of an order let a place take its vouchers for a service.
enum AcceptanceRule {
    GOOD,
    NOT_QUALIFIED,
    /// Qualified, but without the label of the network, which the setting `ta.pass.labelled` requires.
    NOT_LABELLED,
    OUT_OF_TERRITORY,
    NOT_THIS_SERVICE,
    /// The order limits each booklet to one place, and this booklet was begun elsewhere.
    OTHER_PLACE;

    /// « Situation du lieu » — on that day.
    enum Standing {
        NONE,
        WITHOUT_LABEL,
        GOOD
    }

    /// @param place its situation today
    static AcceptanceRule judge(Order order, Standing place, String commune, String service) {
        if (place == Standing.NONE) return NOT_QUALIFIED;
        if (place == Standing.WITHOUT_LABEL) return NOT_LABELLED;
        var rules = order.rules();
        if (!rules.communes().isEmpty()
                && rules.communes().stream().noneMatch(one -> Folding.words(one).equals(Folding.words(commune))))
            return OUT_OF_TERRITORY;
        return rules.services().isEmpty() || rules.services().contains(service) ? GOOD : NOT_THIS_SERVICE;
    }
}
