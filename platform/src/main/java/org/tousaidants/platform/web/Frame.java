package org.tousaidants.platform.web;

import java.util.List;
import java.util.function.UnaryOperator;

/// « Cadre » — the head and the foot of a page in a language in which the site has few pages: their words, and the ways
/// that lead on, each with the language of the page at its end.
///
/// @param dir `ltr` or `rtl`
/// @param words by their key
/// @param languages the same page in the other languages
public record Frame(
        String lang, String dir, UnaryOperator<String> words, List<Way> menu, List<Way> foot, List<Way> languages) {
    /// @param lang of the page that it leads to
    public record Way(String path, String words, String lang) {}

    String t(String key) {
        return words.apply(key);
    }

    /// Of the page that a way leads to, where it is not that of this page.
    String leads(Way way) {
        return way.lang().equals(lang) ? "" : way.lang();
    }
}
