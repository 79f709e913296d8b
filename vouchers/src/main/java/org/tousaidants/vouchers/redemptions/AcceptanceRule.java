package org.tousaidants.vouchers.redemptions;

import org.tousaidants.core.text.TextFolding;
import org.tousaidants.vouchers.orders.Order;

/// Decides whether a place may accept the vouchers of an order for a service.
enum AcceptanceRule {
    GOOD,
    NOT_QUALIFIED,
    /// The place is qualified but has no label of the network, which the setting `ta.pass.labelled` requires.
    NOT_LABELLED,
    OUT_OF_TERRITORY,
    NOT_THIS_SERVICE,
    /// The order limits each booklet to one place, and another place accepted its first voucher.
    OTHER_PLACE;

    /// « Situation du lieu » — whether the place is qualified and labelled on that day.
    enum PlaceStanding {
        NONE,
        WITHOUT_LABEL,
        GOOD
    }

    /// @param place status of the place today
    static AcceptanceRule judge(Order order, PlaceStanding place, String commune, String service) {
        if (place == PlaceStanding.NONE) return NOT_QUALIFIED;
        if (place == PlaceStanding.WITHOUT_LABEL) return NOT_LABELLED;
        var rules = order.rules();
        if (!rules.communes().isEmpty()
                && rules.communes().stream()
                        .noneMatch(one -> TextFolding.words(one).equals(TextFolding.words(commune))))
            return OUT_OF_TERRITORY;
        return rules.services().isEmpty() || rules.services().contains(service) ? GOOD : NOT_THIS_SERVICE;
    }
}
