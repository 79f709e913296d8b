package org.tousaidants.platform.web;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/// « Cadre » — the header and footer of a page in a language with few pages: their texts, and links, each with
/// the language of its target.
///
/// @param dir `ltr` or `rtl`
/// @param words gives a text by its key
/// @param languages the same page in the other languages
public record PageHeaderAndFooter(
        String lang,
        String dir,
        UnaryOperator<String> words,
        List<PageLink> menu,
        List<PageLink> foot,
        List<PageLink> languages) {
    private static final Set<String> NOT_LATIN = Set.of("ar", "uk");

    /// @param lang of the target page
    public record PageLink(String path, String words, String lang) {}

    String t(String key) {
        return words.apply(key);
    }

    /// Whether the type face of the site, which is Latin, is used.
    boolean latin() {
        return !NOT_LATIN.contains(lang);
    }

    /// The language of the target of a link; empty if it is that of this page.
    String leads(PageLink way) {
        return way.lang().equals(lang) ? "" : way.lang();
    }
}
