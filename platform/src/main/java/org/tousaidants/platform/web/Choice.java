package org.tousaidants.platform.web;

import org.jspecify.annotations.Nullable;

/// « Choix » — one option: its value in the form, its label, a hint below, and a pictogram of `static/icons.svg`
/// (hint and pictogram may be empty). For a link, the value is an address. A protocol text stays French on an
/// English page, and is marked as French.
public record Choice(
        String value,
        String label,
        String hint,
        String icon,
        @Nullable String lang,
        @Nullable String hintLang) {
    public static Choice of(String value, String label) {
        return new Choice(value, label, "", "", null, null);
    }

    public Choice hint(String words) {
        return new Choice(value, label, words, icon, lang, null);
    }

    public Choice icon(String name) {
        return new Choice(value, label, hint, name, lang, hintLang);
    }

    /// Marks its current text as French.
    public Choice french() {
        return new Choice(value, label, hint, icon, "fr", hint.isEmpty() ? null : "fr");
    }

    /// The first choice of a field carries the field's own id, so that the error summary's link leads to it.
    static String id(String field, int index) {
        return index == 0 ? "f-" + field : "f-" + field + "-" + index;
    }
}
