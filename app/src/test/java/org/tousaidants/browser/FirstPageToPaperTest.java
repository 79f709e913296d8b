package org.tousaidants.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tousaidants.platform.web.RunningSite;

/// From the first page to the paper: stories of people in a real browser, on a telephone and on a wide screen,
/// with and without scripts. The time is that of the hands, by the keystroke-level model (Card, Moran and
/// Newell, 1980).
@Tag("browser")
class FirstPageToPaperTest extends RunningSite {
    private static final double KEY_SECONDS = 0.28;
    private static final double CLICK_SECONDS = 1.5;
    private static final double MOST_SECONDS = 30;
    private static final Pattern ANSWERS = Pattern.compile(".*/aide/reponses\\?.*");

    private double seconds;

    @ParameterizedTest
    @CsvSource({
        "declarer mes impots, Saintes, 375, true, besoin=impots",
        "declarer mes impots, Saintes, 375, false, besoin=impots",
        "refaire ma carte grise, Rochefort, 1280, true, besoin=papiers",
        "la caf en fauteuil, La Rochelle (17000), 375, true, besoin=droits",
        "la caf en fauteuil, La Rochelle (17000), 1280, false, besoin=droits",
        "imprimer un papier, Royan, 1280, true, besoin=imprimer",
        "chercher du travail, Marennes, 375, true, besoin=emploi",
        "mes mails, Jonzac, 1280, false, besoin=mail",
    })
    void thePaperIsInTheHandInHalfAMinute(String words, String town, int width, boolean scripts, String need) {
        try (var screen = open(width, scripts)) {
            var page = screen.page();
            type(page, "#f-dit", words);
            click(page, ".find-words button");
            type(page, "#f-lieu", town);
            click(page, "main form button[type=submit]");
            click(page, "main a.button");
            assertThat(page).hasURL(ANSWERS);
            assertThat(page.url()).contains(need).doesNotContain("dit=", "lieu=");
            assertThat(screen.scrollsSideways()).isEmpty();
            click(page, ".offer .offer-acts .button");
            printed(page);
        }
    }

    @ParameterizedTest
    @CsvSource({"375, false", "1280, true"})
    void whoeverIsInDangerReadsTheNumberBeforeAnySearch(int width, boolean scripts) {
        try (var screen = open(width, scripts)) {
            var page = screen.page();
            type(page, "#f-dit", "mon mari me frape et lit mes messages");
            click(page, ".find-words button");
            assertThat(page).hasURL(Pattern.compile(".*/aide/d-abord\\?.*"));
            assertThat(page.url()).doesNotContain("mari");
            assertThat(page.locator("main a[href='tel:3919']").first()).isInViewport();
            assertThat(screen.scrollsSideways()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"375, false", "1280, true"})
    void aReaderOfArabicTakesAPaperInArabicFromTheFirstPage(int width, boolean scripts) {
        try (var screen = open(width, scripts)) {
            var page = screen.page();
            click(page, ".tongues summary");
            click(page, ".tongues a[lang=ar]");
            click(page, "main a[href*='/ou?besoin=']");
            type(page, "#f-lieu", "Saintes");
            click(page, "main form button[type=submit]");
            assertThat(page.locator("html")).hasAttribute("dir", "rtl");
            assertThat(page.url()).doesNotContain("lieu=");
            assertThat(screen.scrollsSideways()).isEmpty();
            click(page, ".offer .offer-acts .button");
            printed(page);
        }
    }

    @ParameterizedTest
    @CsvSource({"375, false", "1280, true"})
    void aClerkAnswersOnOnePageAndPrints(int width, boolean scripts) {
        try (var screen = open(width, scripts)) {
            var page = screen.page();
            page.navigate(site() + "/aide/guichet");
            type(page, "#f-dit", "actualiser france travail avant ce soir");
            type(page, "#f-lieu", "Royan");
            click(page, "main form button[type=submit]");
            assertThat(page.locator("#reponses")).isVisible();
            assertThat(page.url()).doesNotContain("dit=", "lieu=");
            assertThat(screen.scrollsSideways()).isEmpty();
            click(page, ".offer .offer-acts .button");
            printed(page);
        }
    }

    @ParameterizedTest
    @CsvSource({"375, false", "1280, true"})
    void withoutACarTheAnswersStandByTheWayToGetThem(int width, boolean scripts) {
        try (var screen = open(width, scripts)) {
            var page = screen.page();
            type(page, "#f-dit", "imprimer un papier, je suis sans voiture");
            click(page, ".find-words button");
            type(page, "#f-lieu", "Saintes");
            click(page, "main form button[type=submit]");
            click(page, "main a.button");
            assertThat(page).hasURL(ANSWERS);
            assertThat(page.locator("main")).not().containsText("en voiture");
            click(page, ".offer .offer-acts .button");
            printed(page);
        }
    }

    private BrowserPage open(int width, boolean scripts) {
        var screen = scripts ? BrowserPage.open(site(), "/", Map.of()) : BrowserPage.withoutScripts(site(), "/");
        screen.width(width);
        return screen;
    }

    private void printed(Page page) {
        var paper = page.locator("main a.button-primary").first().getAttribute("href");
        seconds += CLICK_SECONDS;
        var file = page.request().get(paper.startsWith("/") ? site() + paper : paper);
        assertThat(new String(file.body(), 0, 5, StandardCharsets.ISO_8859_1)).isEqualTo("%PDF-");
        assertThat(seconds).as("seconds of clicks and typing").isLessThanOrEqualTo(MOST_SECONDS);
        System.out.printf("%s: %.1f s%n", page.title(), seconds);
    }

    private void type(Page page, String field, String text) {
        click(page, field);
        page.locator(field).fill(text);
        seconds += text.length() * KEY_SECONDS;
    }

    private void click(Page page, String target) {
        page.locator(target).first().click();
        seconds += CLICK_SECONDS;
    }

    private String site() {
        return "http://localhost:" + port;
    }
}
