package org.tousaidants.web;

import gg.jte.Content;
import gg.jte.html.escape.Escape;
import gg.jte.output.StringOutput;
import java.util.regex.Pattern;

/// The two marks that a text may carry. The text is escaped first, so an argument cannot bring markup of its own;
/// only
/// addresses of this site, phone numbers and https links are linked.
final class Rich {
    private static final Pattern STRONG = Pattern.compile("\\*\\*(.+?)\\*\\*");
    private static final Pattern LINK =
            Pattern.compile("\\[([^\\]]+)]\\(((?:/(?!/)|https://|tel:|mailto:)[^\\s()\"'<>]*)\\)");

    private Rich() {}

    static Content of(String text) {
        var escaped = new StringOutput(2 * text.length());
        Escape.htmlContent(text, escaped);
        var plain = escaped.toString();
        var strong = plain.contains("**") ? STRONG.matcher(plain).replaceAll("<strong>$1</strong>") : plain;
        var linked = LINK.matcher(strong).replaceAll("<a href=\"$2\">$1</a>");
        return output -> output.writeContent(linked);
    }
}
