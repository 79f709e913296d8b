package org.tousaidants.platform.web;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import gg.jte.html.escape.Escape;
import gg.jte.output.StringOutput;
import java.util.regex.Pattern;

/// « Cité » — French text on a page, such as a protocol rule, a letter or a typed text. On a page in another
/// language it is marked as French for screen readers. It is used alone, or as an argument of [Page#with].
public final class FrenchTextOnPage implements Content {
    /// Marker characters from the private use area: they have no meaning in other texts, and no page contains
    /// them after rendering.
    private static final char FROM = '\uE000';

    private static final char TO = '\uE001';
    private static final Pattern MARKED = Pattern.compile(FROM + "([^" + FROM + TO + "]*)" + TO);

    private final String words;
    private final boolean foreign;

    FrenchTextOnPage(String words, boolean foreign) {
        this.words = words.replace(FROM, ' ').replace(TO, ' ');
        this.foreign = foreign;
    }

    @Override
    public void writeTo(TemplateOutput output) {
        in(within()).writeTo(output);
    }

    /// Returns the text between marker characters. It can be part of a sentence that is later passed to [#in],
    /// which replaces the markers.
    String within() {
        return foreign ? FROM + words + TO : words;
    }

    static Content in(String sentence) {
        var escaped = new StringOutput(2 * sentence.length());
        Escape.htmlContent(sentence, escaped);
        var marked = MARKED.matcher(escaped.toString()).replaceAll("<span lang=\"fr\">$1</span>");
        return output -> output.writeContent(marked);
    }

    @Override
    public String toString() {
        return words;
    }
}
