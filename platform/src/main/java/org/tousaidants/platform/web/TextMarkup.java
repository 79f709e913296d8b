package org.tousaidants.platform.web;

import gg.jte.Content;
import gg.jte.html.escape.Escape;
import gg.jte.output.StringOutput;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Renders the two kinds of markup of a text, strong words and links. The text is escaped first, so that an argument
/// cannot add markup; only addresses of this site, telephone numbers and https addresses become links.
final class TextMarkup {
    private static final Pattern STRONG = Pattern.compile("\\*\\*(.+?)\\*\\*");
    private static final Pattern LINK =
            Pattern.compile("\\[([^\\]]+)]\\(((?:/(?!/)|https://|tel:|mailto:)[^\\s()\"'<>]*)\\)");

    private TextMarkup() {}

    /// Returns whether the address explains a word in the lexicon, such as in `[compte](/lexique#mot-compte)`.
    static boolean explains(String address) {
        return address.startsWith("/lexique#");
    }

    /// Returns the rendered text, in which every link of the markup becomes a link.
    static Content of(String text) {
        return of(text, _ -> true);
    }

    /// Returns the rendered text.
    ///
    /// @param open returns whether an address of this site becomes a link; otherwise only its words are written
    static Content of(String text, Predicate<String> open) {
        var escaped = new StringOutput(2 * text.length());
        Escape.htmlContent(text, escaped);
        var plain = escaped.toString();
        var strong = plain.contains("**") ? STRONG.matcher(plain).replaceAll("<strong>$1</strong>") : plain;
        var linked = linked(strong, open);
        return output -> output.writeContent(linked);
    }

    /// Returns the text with its links rendered. For speed, only the part from the first to the last markup
    /// character is searched.
    ///
    /// @param open returns whether an address becomes a link
    private static String linked(String text, Predicate<String> open) {
        var from = text.indexOf('[');
        var to = text.lastIndexOf(')') + 1;
        if (from < 0 || to < from) return text;
        var links = LINK.matcher(text.substring(from, to))
                .replaceAll(link -> Matcher.quoteReplacement(
                        open.test(link.group(2)) ? anchor(link.group(2), link.group(1)) : link.group(1)));
        return text.substring(0, from) + links + text.substring(to);
    }

    private static String anchor(String address, String words) {
        return "<a" + (explains(address) ? " rel=\"help\"" : "") + " href=\"" + address + "\">" + words + "</a>";
    }
}
