package org.tousaidants.platform.web;

import gg.jte.Content;
import gg.jte.html.escape.Escape;
import gg.jte.output.StringOutput;
import java.util.regex.Pattern;

/// The two kinds of markup of a text. The text is escaped first, so an argument cannot add markup; only addresses
/// of this site, phone numbers and https links are linked.
final class TextMarkup {
    private static final Pattern STRONG = Pattern.compile("\\*\\*(.+?)\\*\\*");
    private static final Pattern LINK =
            Pattern.compile("\\[([^\\]]+)]\\(((?:/(?!/)|https://|tel:|mailto:)[^\\s()\"'<>]*)\\)");

    /// `[compte](/lexique#mot-compte)`: a word explained in the lexicon.
    private static final Pattern EXPLAINED = Pattern.compile("\\[([^\\]]+)]\\(/lexique#[^)]*\\)");

    private TextMarkup() {}

    /// With the words of the lexicon as plain words.
    static Content unexplained(String text) {
        return of(EXPLAINED.matcher(text).replaceAll("$1"));
    }

    static Content of(String text) {
        var escaped = new StringOutput(2 * text.length());
        Escape.htmlContent(text, escaped);
        var plain = escaped.toString();
        var strong = plain.contains("**") ? STRONG.matcher(plain).replaceAll("<strong>$1</strong>") : plain;
        var linked = linked(strong);
        return output -> output.writeContent(linked);
    }

    /// Searched only from the first mark to the last.
    private static String linked(String text) {
        var from = text.indexOf('[');
        var to = text.lastIndexOf(')') + 1;
        if (from < 0 || to < from) return text;
        var links = LINK.matcher(text.substring(from, to))
                .replaceAll("<a href=\"$2\">$1</a>")
                .replace("<a href=\"/lexique#", "<a rel=\"help\" href=\"/lexique#");
        return text.substring(0, from) + links + text.substring(to);
    }
}
