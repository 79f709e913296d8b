package org.tousaidants.vouchers.usage;

import java.util.OptionalLong;

/// « Compte paru » — one count in a published edition of the figures.
///
/// @param family kind of count: redeemed, activated, begun or expired
/// @param cut dimension, such as `commune`; empty for the total
/// @param cell value of the dimension; empty for the total
/// @param within for a place, the name of its commune
record PublishedVoucherUsageCount(
        String family, String cut, String cell, String name, String within, long amount, boolean hidden) {
    static final String WHOLE = "";
    static final String MONTH = "month";
    static final String COMMUNE = "commune";
    static final String PLACE = "place";
    static final String SERVICE = "service";

    static PublishedVoucherUsageCount whole(String family, long amount) {
        return new PublishedVoucherUsageCount(family, WHOLE, "", "", "", amount, false);
    }

    static PublishedVoucherUsageCount of(String family, String cut, String name, long amount) {
        return new PublishedVoucherUsageCount(family, cut, name, name, "", amount, false);
    }

    boolean whole() {
        return cut.equals(WHOLE);
    }

    String key() {
        return cut + "|" + cell;
    }

    PublishedVoucherUsageCount hiding() {
        return new PublishedVoucherUsageCount(family, cut, cell, name, within, amount, true);
    }

    OptionalLong told() {
        return hidden ? OptionalLong.empty() : OptionalLong.of(amount);
    }
}
