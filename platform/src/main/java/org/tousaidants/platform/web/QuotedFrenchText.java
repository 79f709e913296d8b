package org.tousaidants.platform.web;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import gg.jte.html.escape.Escape;
import gg.jte.output.StringOutput;
import java.util.regex.Pattern;

/// « Cité » — French text on a page: a protocol rule, a letter, typed text. On a page in another language it is
/// marked as French, for screen readers. It is used alone, or in a placeholder of [Page#with].
public final class QuotedFrenchText implements Content {
    /// Private use characters: they mean nothing elsewhere, and never leave this package.
    private static final char FROM = '\uE000';

    private static final char TO = '\uE001';
    private static final Pattern MARKED = Pattern.compile(FROM + "([^" + FROM + TO + "]*)" + TO);

    private final String words;
    private final boolean foreign;

    QuotedFrenchText(String words, boolean foreign) {
        this.words = words.replace(FROM, ' ').replace(TO, ' ');
        this.foreign = foreign;
    }

    @Override
    public void writeTo(TemplateOutput output) {
        in(within()).writeTo(output);
    }

    /// The text between marker characters, for a sentence that later goes through [#in].
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
