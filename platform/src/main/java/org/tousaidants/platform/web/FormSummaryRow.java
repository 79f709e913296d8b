package org.tousaidants.platform.web;

import org.jspecify.annotations.Nullable;

/// « Ligne » — one row of the summary that a person checks before submitting a form: the question, the answer, and
/// the path of the page to change it (empty if it cannot be changed). A text of the protocol stays French on an
/// English page, and is marked as French.
public record FormSummaryRow(
        String term,
        String value,
        String change,
        @Nullable String termLang,
        @Nullable String valueLang) {
    public static FormSummaryRow of(String term, String value) {
        return new FormSummaryRow(term, value, "", null, null);
    }

    public FormSummaryRow change(String address) {
        return new FormSummaryRow(term, value, address, termLang, valueLang);
    }

    public FormSummaryRow frenchValue() {
        return new FormSummaryRow(term, value, change, termLang, "fr");
    }

    public FormSummaryRow french() {
        return new FormSummaryRow(term, value, change, "fr", "fr");
    }
}
