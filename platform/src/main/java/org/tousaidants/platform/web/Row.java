package org.tousaidants.platform.web;

import org.jspecify.annotations.Nullable;

/// « Ligne » — of a list that sums up answers before they are sent: what, the answer, and where to change it (empty:
/// it cannot be changed). A text of the protocol stays French on an English page, and says so.
public record Row(
        String term,
        String value,
        String change,
        @Nullable String termLang,
        @Nullable String valueLang) {
    public static Row of(String term, String value) {
        return new Row(term, value, "", null, null);
    }

    public Row change(String address) {
        return new Row(term, value, address, termLang, valueLang);
    }

    public Row frenchValue() {
        return new Row(term, value, change, termLang, "fr");
    }

    public Row french() {
        return new Row(term, value, change, "fr", "fr");
    }
}
