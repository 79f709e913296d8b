package org.tousaidants.platform.web;

import org.jspecify.annotations.Nullable;

/// « Ligne » — one row of the summary that a person checks before they send a form: the question, the answer,
/// and the page to change it (empty: it cannot be changed). A protocol text stays French on an English page,
/// and is marked as French.
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
