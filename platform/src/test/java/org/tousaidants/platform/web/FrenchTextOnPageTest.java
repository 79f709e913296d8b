package org.tousaidants.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.Content;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import org.junit.jupiter.api.Test;

class FrenchTextOnPageTest {
    @Test
    void frenchWordsOnAnEnglishPageSayTheirLanguage() {
        assertThat(html(new FrenchTextOnPage("Écouter d'abord", true)))
                .isEqualTo("<span lang=\"fr\">Écouter d'abord</span>");
        assertThat(html(FrenchTextOnPage.in("To do: " + new FrenchTextOnPage("écouter", true).within() + ".")))
                .isEqualTo("To do: <span lang=\"fr\">écouter</span>.");
    }

    @Test
    void onAFrenchPageTheyAreWordsAmongOthers() {
        assertThat(html(new FrenchTextOnPage("Écouter", false))).isEqualTo("Écouter");
        assertThat(html(FrenchTextOnPage.in("À faire : " + new FrenchTextOnPage("écouter", false).within())))
                .isEqualTo("À faire : écouter");
    }

    /// A person who types our marks, or a tag, writes no markup.
    @Test
    void whatSomebodyTypedStaysWords() {
        assertThat(html(new FrenchTextOnPage("<b>\uE001<i>\uE000", true)))
                .isEqualTo("<span lang=\"fr\">&lt;b&gt; &lt;i&gt; </span>");
        assertThat(html(FrenchTextOnPage.in("\uE001<script>\uE000 " + new FrenchTextOnPage("a", true).within())))
                .doesNotContain("<script>")
                .endsWith("<span lang=\"fr\">a</span>");
    }

    @Test
    void aQuotationNeverSaysItsMarksElsewhere() {
        assertThat(new FrenchTextOnPage("écouter", true)).hasToString("écouter");
    }

    private static String html(Content content) {
        var written = new StringOutput();
        content.writeTo(new OwaspHtmlTemplateOutput(written));
        return written.toString();
    }
}
