package org.tousaidants.vouchers.redemptions;

import org.tousaidants.core.text.TextNormalisation;
import org.tousaidants.vouchers.orders.VoucherOrder;

/// Decides whether a place may accept the vouchers of an order for a service; each constant except the first is a
/// reason of refusal.
enum VoucherAcceptanceRule {
    GOOD,
    NOT_QUALIFIED,
    /// The place is qualified but not recognised by the network, which the setting `ta.pass.labelled` requires.
    NOT_LABELLED,
    OUT_OF_TERRITORY,
    NOT_THIS_SERVICE,
    /// The order limits each booklet to one place, and another place has accepted the first voucher of this
    /// booklet.
    OTHER_PLACE;

    /// « Situation du lieu » — whether the place is qualified to accept vouchers and recognised by the network
    /// on that day.
    enum PlaceQualificationStatus {
        NONE,
        WITHOUT_LABEL,
        GOOD
    }

    /// Returns the decision for a voucher of an order.
    ///
    /// @param place status of the place on the current day
    /// @param commune name of the commune of the place
    /// @param service label of the service
    static VoucherAcceptanceRule judge(
            VoucherOrder order, PlaceQualificationStatus place, String commune, String service) {
        if (place == PlaceQualificationStatus.NONE) return NOT_QUALIFIED;
        if (place == PlaceQualificationStatus.WITHOUT_LABEL) return NOT_LABELLED;
        var rules = order.rules();
        if (!rules.communes().isEmpty()
                && rules.communes().stream()
                        .noneMatch(one -> TextNormalisation.words(one).equals(TextNormalisation.words(commune))))
            return OUT_OF_TERRITORY;
        return rules.services().isEmpty() || rules.services().contains(service) ? GOOD : NOT_THIS_SERVICE;
    }
}
