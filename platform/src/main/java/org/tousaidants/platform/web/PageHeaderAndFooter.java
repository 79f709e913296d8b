package org.tousaidants.platform.web;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/// « Cadre » — the header and footer of a page in a language in which only some pages are available.
///
/// @param dir direction of writing, `ltr` or `rtl`
/// @param words returns a text by its key
/// @param languages links to the same page in the other languages
public record PageHeaderAndFooter(
        String lang,
        String dir,
        UnaryOperator<String> words,
        List<PageLink> menu,
        List<PageLink> foot,
        List<PageLink> languages) {
    private static final Set<String> NOT_LATIN = Set.of("ar", "uk");

    /// A link in the header or footer.
    ///
    /// @param lang language of the target page
    public record PageLink(String path, String words, String lang) {}

    String t(String key) {
        return words.apply(key);
    }

    /// Returns whether the page uses the typeface of the site, which contains only Latin letters.
    boolean latin() {
        return !NOT_LATIN.contains(lang);
    }

    /// Returns the language of the page to which a link leads; empty if it is the language of this page.
    ///
    /// @param way the link
    String leads(PageLink way) {
        return way.lang().equals(lang) ? "" : way.lang();
    }
}
