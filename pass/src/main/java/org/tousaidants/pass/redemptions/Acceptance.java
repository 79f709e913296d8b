package org.tousaidants.pass.redemptions;

import org.tousaidants.core.text.Folding;
import org.tousaidants.pass.orders.Order;

/// Whether the rules of an order let a place take its vouchers for a service.
enum Acceptance {
    GOOD,
    NOT_QUALIFIED,
    OUT_OF_TERRITORY,
    NOT_THIS_SERVICE,
    /// Of an order whose booklets are each used at one place: this one was begun elsewhere.
    OTHER_PLACE;

    static Acceptance judge(Order order, boolean qualified, String commune, String service) {
        if (!qualified) return NOT_QUALIFIED;
        var rules = order.rules();
        if (!rules.communes().isEmpty()
                && rules.communes().stream().noneMatch(one -> folded(one).equals(folded(commune))))
            return OUT_OF_TERRITORY;
        return rules.services().isEmpty() || rules.services().contains(service) ? GOOD : NOT_THIS_SERVICE;
    }

    private static String folded(String name) {
        return Folding.words(name);
    }
}
