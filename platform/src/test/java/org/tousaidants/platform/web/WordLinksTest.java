package org.tousaidants.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tousaidants.platform.web.ExplainedWords.Explained;

class WordLinksTest {
    private static final WordLinks LINKS = new WordLinks(
            "fr",
            List.of(
                    new Explained("/lexique#compte", List.of("sans (compte)", "votre (compte)")),
                    new Explained("/lexique#pix", List.of("Pix")),
                    new Explained("/lexique#agir", List.of("pouvoir d'agir")),
                    new Explained("/lexique#passe", List.of("mot de passe", "mots de passe"))));

    private static String linked(String href, String word) {
        return "<a rel=\"help\" href=\"/lexique#" + href + "\">" + word + "</a>";
    }

    @Test
    void theFirstUseOfEachWordIsLinkedAndNoOther() {
        assertThat(LINKS.over("<p>Vos mots de passe. Un mot de passe, et Pix.</p>"))
                .isEqualTo("<p>Vos " + linked("passe", "mots de passe") + ". Un mot de passe, et "
                        + linked("pix", "Pix") + ".</p>");
    }

    @Test
    void aWordOfSeveralSensesIsLinkedBetweenTheWordsThatSayWhichOneOnly() {
        var other = "<p>Cette preuve ne compte pas, et le compte est bon.</p>";
        assertThat(LINKS.over(other)).isEqualTo(other);
        assertThat(LINKS.over("<p>Sans\u00a0compte.</p>"))
                .isEqualTo("<p>Sans\u00a0" + linked("compte", "compte") + ".</p>");
    }

    @Test
    void capitalsAndTypographyAreNoOtherWordAndALongerWordIs() {
        assertThat(LINKS.over("<li>Pouvoir d’agir&nbsp;: oui</li>"))
                .isEqualTo("<li>" + linked("agir", "Pouvoir d’agir") + "&nbsp;: oui</li>");
        assertThat(LINKS.over("<p>Un pixel, des motsPix, Pixel</p>")).doesNotContain("<a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a href=\"/x\">Pix</a>",
                "<h2>Pix</h2>",
                "<button type=\"submit\">Pix</button>",
                "<form action=\"/x\"><p>Pix</p></form>",
                "<p lang=\"en\">Pix</p>",
                "<span class=\"hidden\"> – Pix</span>",
                "<span class=\"tag tag-ok\">Pix</span>",
                "<div aria-hidden=\"true\"><div>x</div>Pix</div>",
                "<p><img alt=\"Pix > 3\" src=\"/x\"></p>",
                "<!-- Pix --><script>Pix</script>",
                "<q class=\"as-written\">Pix</q>",
                "<svg><title>Pix</title></svg>",
                "<div class=\"sheet\"><p>Avec Pix</p></div>",
                "<ul><li> Pix </li></ul>"
            })
    void whatIsPressedTitledHiddenPrintedAloneOrOfAnotherLanguageIsLeftAlone(String html) {
        assertThat(LINKS.over(html)).isEqualTo(html);
        assertThat(LINKS.over(html + "<p lang=\"fr\">Le Pix</p>"))
                .isEqualTo(html + "<p lang=\"fr\">Le " + linked("pix", "Pix") + "</p>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<", "<p", "Pi", "<a href=\"", "<!--", "<h1>Pix", "a<b", "</"})
    void whatIsCutShortStaysAsItIs(String html) {
        assertThat(LINKS.over(html)).isEqualTo(html);
    }

    @Test
    void theWordsOfATextAreKnown() {
        assertThat(LINKS.hrefs("Un mot de passe sans compte")).containsExactly("/lexique#compte", "/lexique#passe");
    }
}
