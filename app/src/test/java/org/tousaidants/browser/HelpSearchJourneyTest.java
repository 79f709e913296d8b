package org.tousaidants.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitUntilState;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tousaidants.platform.web.RunningSite;

/// The main path of the site, from the need to the printed sheet: with the keyboard only, without scripts, with
/// the page twice as large; and the number of keys that a clerk presses.
@Tag("browser")
class HelpSearchJourneyTest extends RunningSite {
    /// At one key a second, which is slow, a minute.
    private static final int MOST_KEYS_OF_A_CLERK = 40;

    private static final Pattern SHEET = Pattern.compile(".*/lieux/[a-z0-9-]+/fiche\\?besoin=impots");

    private String site() {
        return "http://localhost:" + port;
    }

    private static Pattern at(String path) {
        return Pattern.compile("http://localhost:\\d+" + path);
    }

    private void theSheetIsInHand(Page page, String address) {
        var file = page.request().get(address.startsWith("/") ? site() + address : address);
        assertThat(file.headers().get("content-type")).startsWith("application/pdf");
        assertThat(new String(file.body(), 0, 5, StandardCharsets.ISO_8859_1)).isEqualTo("%PDF-");
    }

    @Test
    void helpIsFoundWithTheKeyboardAlone() {
        try (var screen = BrowserPage.open(site(), "/", Map.of())) {
            var hands = new KeyboardUser(screen);
            hands.skipToTheContent();
            hands.reach("#f-dit");
            hands.type("declarer mes impots");
            hands.follow("Enter", at("/aide/ou.*"));
            hands.skipToTheContent();
            hands.reach("#f-lieu");
            hands.type("sain");
            screen.page().locator(".commune [role=option]").first().waitFor();
            hands.press("ArrowDown");
            hands.press("Enter");
            assertThat(screen.page().locator("#f-lieu")).hasValue(Pattern.compile(".+ \\(17\\d{3}\\)"));
            hands.follow("Enter", at("/aide/precisions.*"));
            hands.skipToTheContent();
            hands.reach("main a.button");
            hands.follow("Enter", at("/aide/reponses.*"));
            hands.skipToTheContent();
            hands.reach(".offer a.button");
            hands.follow("Enter", SHEET);
            hands.skipToTheContent();
            hands.reach("main a.button-primary");
            theSheetIsInHand(screen.page(), screen.page().locator(":focus").getAttribute("href"));
            assertThat(screen.complaints()).isEmpty();
        }
    }

    @Test
    void whatIsTypedBeforeTheScriptComesIsAskedAsWell() {
        try (var screen = BrowserPage.open(site(), "/accessibilite", Map.of())) {
            var page = screen.page();
            var late = new ArrayList<Route>();
            page.route(Pattern.compile(".*/ta[^/]*\\.js.*"), late::add);
            page.navigate(
                    site() + "/aide/ou?besoin=impots", new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
            page.locator("#f-lieu").fill("sain");
            page.waitForCondition(() -> !late.isEmpty());
            late.forEach(Route::resume);
            assertThat(page.locator(".commune [role=option]").first()).isVisible();
        }
    }

    @Test
    void helpIsFoundWithoutScripts() {
        try (var screen = BrowserPage.withoutScripts(site(), "/")) {
            findWithTheFinger(screen);
        }
    }

    @Test
    void helpIsFoundWithThePageTwiceAsLarge() {
        try (var screen = BrowserPage.open(site(), "/", Map.of())) {
            screen.width(640);
            findWithTheFinger(screen);
        }
    }

    private void findWithTheFinger(BrowserPage screen) {
        var page = screen.page();
        theWayIsClear(screen, "#f-dit");
        page.locator("#f-dit").fill("déclarer mes impôts");
        page.locator(".hero button").click();
        theWayIsClear(screen, "#f-lieu");
        page.locator("#f-lieu").fill("Saintes");
        page.locator("main form button[type=submit]").click();
        theWayIsClear(screen, "main a.button");
        page.locator("main form button[type=submit]").click();
        theWayIsClear(screen, ".offer .phone");
        assertThat(page.locator(".offer").first()).containsText("Gratuit");
        page.locator(".offer a.button").first().click();
        assertThat(page).hasURL(SHEET);
        theWayIsClear(screen, "main a.button-primary");
        theSheetIsInHand(page, page.locator("main a.button-primary").first().getAttribute("href"));
    }

    /// Nothing covers the page; the next control is visible; there is a phone number.
    private static void theWayIsClear(BrowserPage screen, String next) {
        assertThat(screen.scrollsSideways()).as(screen.page().url()).isEmpty();
        assertThat(screen.page().locator(next).first()).isVisible();
        assertThat(screen.page().locator("footer .phone")).isVisible();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-02, 18:30, a day before a closed morning",
        "2026-12-04, 18:18, before a weekend",
        "2026-12-05, 15:00, on a Saturday",
        "2026-12-24, 18:30, before a holiday"
    })
    void threeAnswersStandInTheFirst900Pixels(LocalDate day, LocalTime time, String when) {
        var moment = day.atTime(time).atZone(clock.getZone()).toInstant();
        try (var screen = BrowserPage.open(site(), "/aide/reponses?besoin=impots&ou=17415", Map.of())) {
            screen.page().setExtraHTTPHeaders(Map.of(MOMENT, moment.toString()));
            screen.page().reload();
            for (var width : new int[] {1280, 375}) {
                screen.width(width);
                var box = screen.page().locator(".offer").nth(2).boundingBox();
                assertThat(box.y + box.height).as(width + " px, " + when).isLessThanOrEqualTo(900);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {375, 1280})
    void needsAndFiltersAreTickedInPlaceAndTheAnswersFollow(int width) {
        try (var screen = BrowserPage.open(site(), "/aide/reponses?besoin=impots&ou=17415", Map.of())) {
            screen.width(width);
            var page = screen.page();
            page.locator(".bar [data-part=compte]").click();
            page.locator(".bar [name=compte][value=fauteuil]").check();
            page.waitForURL(at("/aide/reponses\\?besoin=impots&ou=17415&compte=fauteuil"));
            assertThat(page.locator(".bar [data-part=compte] summary")).hasText("Filtres (1)");
            assertThat(page.locator(".bar [value=fauteuil]")).isFocused();
            page.keyboard().press("Escape");
            page.locator(".bar [data-part=besoin]").click();
            page.locator(".bar [name=besoin][value=droits] + .choice-face").click();
            page.waitForURL(at("/aide/reponses\\?besoin=impots,droits&ou=17415&compte=fauteuil"));
            page.keyboard().press("Escape");
            page.locator(".bar [data-part=lieu] summary").click();
            page.locator(".bar #f-lieu").fill("Rochefort (17300)");
            page.locator(".bar details[open] button").click();
            page.waitForURL(at("/aide/reponses\\?besoin=impots,droits&ou=17299&compte=fauteuil"));
            assertThat(page.locator(".bar [data-part=lieu] summary")).containsText("Rochefort");
            assertThat(page.locator("#plan .map-tools")).hasCount(1);
            assertThat(screen.complaints()).isEmpty();
        }
    }

    @Test
    void onATelephoneTheMapTakesThePlaceOfTheListWithoutScripts() {
        try (var screen = BrowserPage.withoutScripts(site(), "/aide/reponses?besoin=impots&ou=17415")) {
            screen.width(375);
            var page = screen.page();
            assertThat(page.locator("#plan")).isHidden();
            page.locator(".list-map a").last().click();
            assertThat(page.locator("#plan")).isVisible();
            assertThat(page.locator("#liste")).isHidden();
            page.locator(".list-map a").first().click();
            assertThat(page.locator("#liste")).isVisible();
        }
    }

    @Test
    void theLanguagesOpenOnTheFirstScreenOfATelephoneWithoutScripts() {
        try (var screen = BrowserPage.withoutScripts(site(), "/")) {
            screen.width(375);
            var menu = screen.page().locator("header .tongues");
            var box = menu.boundingBox();
            assertThat(box.y + box.height).isLessThan(100);
            menu.locator("summary").click();
            menu.getByText("العربية").click();
            assertThat(screen.page()).hasURL(at("/aide/langues/ar"));
        }
    }

    @Test
    void headerAndFooterAreLow() {
        try (var screen = BrowserPage.open(site(), "/", Map.of())) {
            for (var limit : Map.of(1280, 200, 375, 300).entrySet()) {
                screen.width(limit.getKey());
                assertThat(screen.page().locator("footer").boundingBox().height)
                        .as(limit.getKey() + " px")
                        .isLessThanOrEqualTo(limit.getValue());
                assertThat(screen.page().locator("header").boundingBox().height)
                        .as(limit.getKey() + " px")
                        .isLessThanOrEqualTo(76);
            }
        }
    }

    /// Orienting, why this place, the address: behind the menu of the card, without scripts too.
    @Test
    void theMenuOfACardAndTheBarOpenWithoutScripts() {
        try (var screen = BrowserPage.withoutScripts(site(), "/aide/reponses?besoin=impots&ou=17415")) {
            var page = screen.page();
            var first = page.locator(".offer").first();
            first.locator("summary").click();
            assertThat(first).containsText("Pourquoi ce lieu");
            assertThat(first.locator("a[href^='/orientations/nouvelle']")).isVisible();
            page.locator(".bar summary").last().click();
            page.locator(".bar select[name=rayon]").selectOption("30");
            page.locator(".bar details[open] button").click();
            assertThat(page).hasURL(at("/aide/reponses\\?besoin=impots&ou=17415&rayon=30"));
        }
    }

    /// « Impôts », « Saintes »: from the bookmarked desk page to the printable sheet.
    @Test
    void aClerkHandsOverASheetInLessThanAMinute() {
        try (var screen = BrowserPage.open(site(), "/aide/guichet", Map.of())) {
            var hands = new KeyboardUser(screen);
            assertThat(screen.page().locator("#f-dit")).isFocused();
            hands.type("impots");
            hands.press("Tab");
            hands.type("saintes");
            hands.follow("Enter", at("/aide/guichet\\?besoin=impots&ou=17415#reponses"));
            hands.reach(".offer a.button");
            hands.follow("Enter", SHEET);
            hands.reach("main a.button-primary");
            hands.press("Enter");
            assertThat(hands.keys).as("keys pressed").isLessThanOrEqualTo(MOST_KEYS_OF_A_CLERK);
            System.out.println("A clerk presses " + hands.keys + " keys");
        }
    }

    @Test
    void aClerkWhoMakesAMistakeLosesNothing() {
        try (var screen = BrowserPage.open(site(), "/aide/guichet", Map.of())) {
            var hands = new KeyboardUser(screen);
            assertThat(screen.page().locator("#f-dit")).isFocused();
            hands.type("impots");
            hands.follow("Enter", at("/aide/guichet"));
            assertThat(screen.page().locator(".mistakes")).isFocused();
            assertThat(screen.page().locator("#f-dit")).hasValue("impots");
            hands.press("Tab");
            hands.press("Enter");
            assertThat(screen.page().locator("#f-lieu")).isFocused();
            hands.type("sintes");
            hands.follow("Enter", at("/aide/guichet\\?.*17415.*"));
        }
    }
}
