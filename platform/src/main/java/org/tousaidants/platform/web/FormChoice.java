package org.tousaidants.platform.web;

import org.jspecify.annotations.Nullable;

/// « Choix » — one option of a form field: its value in the form (for a link, an address), its label, a hint below,
/// and a pictogram of `static/icons.svg`; hint and pictogram may be empty. A text of the protocol stays French on an
/// English page, and is marked as French.
public record FormChoice(
        String value,
        String label,
        String hint,
        String icon,
        @Nullable String lang,
        @Nullable String hintLang) {
    public static FormChoice of(String value, String label) {
        return new FormChoice(value, label, "", "", null, null);
    }

    public FormChoice hint(String words) {
        return new FormChoice(value, label, words, icon, lang, null);
    }

    public FormChoice icon(String name) {
        return new FormChoice(value, label, hint, name, lang, hintLang);
    }

    /// Returns a copy of this option whose current text is marked as French.
    public FormChoice french() {
        return new FormChoice(value, label, hint, icon, "fr", hint.isEmpty() ? null : "fr");
    }

    /// Returns the id of an option. The first option has the id of the field, so that the link in the error
    /// summary leads to it.
    static String id(String field, int index) {
        return index == 0 ? "f-" + field : "f-" + field + "-" + index;
    }
}
