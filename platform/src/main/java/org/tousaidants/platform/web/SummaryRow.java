package org.tousaidants.platform.web;

import org.jspecify.annotations.Nullable;

/// « Ligne » — of a list that sums up answers before they are sent: what, the answer, and where to change it (empty:
/// it cannot be changed). A text of the protocol stays French on an English page, and says so.
public record SummaryRow(
        String term,
        String value,
        String change,
        @Nullable String termLang,
        @Nullable String valueLang) {
    public static SummaryRow of(String term, String value) {
        return new SummaryRow(term, value, "", null, null);
    }

    public SummaryRow change(String address) {
        return new SummaryRow(term, value, address, termLang, valueLang);
    }

    public SummaryRow frenchValue() {
        return new SummaryRow(term, value, change, termLang, "fr");
    }

    public SummaryRow french() {
        return new SummaryRow(term, value, change, "fr", "fr");
    }
}
