package org.tousaidants.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tousaidants.platform.web.RunningSite;

/// The behaviour of the components in a browser.
@Tag("browser")
class ComponentsTest extends RunningSite {
    private static final String COMMUNES = """
            [{"code": "17300", "name": "La Rochelle", "postcode": "17000", "departement": "17"},
             {"code": "85191", "name": "La Roche-sur-Yon", "postcode": "85000", "departement": "85"}]
            """;

    private BrowserPage asking() {
        return BrowserPage.open("http://localhost:" + port, "/composants/demander", Map.of());
    }

    private static Locator commune(BrowserPage screen) {
        return screen.page().locator("#f-commune");
    }

    private static Locator options(BrowserPage screen) {
        return screen.page().locator(".commune [role=option]");
    }

    private static void answering(BrowserPage screen, String json) {
        screen.page()
                .route(
                        "**/communes?q=*",
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setContentType("application/json")
                                .setBody(json)));
    }

    @Test
    void theSummaryOfMistakesTakesTheFocusAndLeadsToTheField() {
        try (var screen = asking()) {
            assertThat(screen.page().locator(".mistakes")).isFocused();
            screen.page().keyboard().press("Tab");
            screen.page().keyboard().press("Enter");
            assertThat(screen.page().locator("#f-mail")).isFocused();
        }
    }

    @Test
    void soItDoesWithoutScripts() {
        try (var screen = BrowserPage.withoutScripts("http://localhost:" + port, "/composants/demander")) {
            assertThat(screen.page().locator(".mistakes")).isFocused();
            screen.page().locator(".mistakes a").first().click();
            assertThat(screen.page().locator("#f-mail")).isFocused();
            assertThat(commune(screen)).isEditable();
        }
    }

    @Test
    void theFirstStopSkipsToTheContent() {
        try (var screen = BrowserPage.open("http://localhost:" + port, "/accessibilite", Map.of())) {
            screen.page().keyboard().press("Tab");
            assertThat(screen.page().locator(".skip")).isFocused();
            screen.page().keyboard().press("Enter");
            assertThat(screen.page().locator("#main")).isFocused();
        }
    }

    @Test
    void aCommuneIsChosenWithTheKeyboard() {
        try (var screen = asking()) {
            answering(screen, COMMUNES);
            commune(screen).pressSequentially("la ro");
            assertThat(options(screen)).hasCount(2);
            assertThat(commune(screen)).hasAttribute("aria-expanded", "true");
            assertThat(screen.axe()).isEmpty();
            screen.page().keyboard().press("ArrowDown");
            screen.page().keyboard().press("ArrowDown");
            assertThat(commune(screen)).hasAttribute("aria-activedescendant", "f-commune-list-1");
            screen.page().keyboard().press("ArrowDown");
            assertThat(commune(screen)).hasAttribute("aria-activedescendant", "f-commune-list-0");
            screen.page().keyboard().press("Enter");
            assertThat(commune(screen)).hasValue("La Rochelle (17000)");
            assertThat(commune(screen)).hasAttribute("aria-expanded", "false");
            assertThat(screen.page()).hasURL("http://localhost:" + port + "/composants/demander");
        }
    }

    @Test
    void aCommuneIsChosenWithTheFinger() {
        try (var screen = asking()) {
            screen.width(320);
            answering(screen, COMMUNES);
            commune(screen).pressSequentially("la ro");
            options(screen).last().click();
            assertThat(commune(screen)).hasValue("La Roche-sur-Yon (85000)");
            assertThat(screen.page().locator(".commune-list")).isHidden();
        }
    }

    @Test
    void escapeClosesTheListAndKeepsWhatWasTyped() {
        try (var screen = asking()) {
            answering(screen, COMMUNES);
            commune(screen).pressSequentially("la ro");
            options(screen).first().waitFor();
            screen.page().keyboard().press("Escape");
            assertThat(commune(screen)).hasValue("la ro");
            assertThat(commune(screen)).hasAttribute("aria-expanded", "false");
        }
    }

    @Test
    void noCommuneIsSaidAloud() {
        try (var screen = asking()) {
            answering(screen, "[]");
            commune(screen).pressSequentially("xyz");
            assertThat(screen.page().locator(".commune [role=status]")).containsText("Aucune commune trouvée");
        }
    }

    @Test
    void markupInANameStaysText() {
        try (var screen = asking()) {
            answering(
                    screen, "[{\"code\": \"1\", \"name\": \"<img src=x onerror=alert(1)>\", \"postcode\": \"17000\"}]");
            commune(screen).pressSequentially("la ro");
            assertThat(options(screen)).containsText("<img src=x");
            assertThat(screen.page().locator(".commune-list img")).hasCount(0);
        }
    }

    @Test
    void withoutNetworkTheFieldStillTakesWhatIsTyped() {
        try (var screen = asking()) {
            screen.page().route("**/communes?q=*", Route::abort);
            commune(screen).pressSequentially("Saintes");
            assertThat(commune(screen)).hasValue("Saintes");
        }
    }

    @Test
    void whatIsPrintedIsTheContentAndANumberToCall() {
        try (var screen = BrowserPage.open("http://localhost:" + port, "/composants/dire", Map.of())) {
            screen.print("composants-dire");
            screen.page()
                    .emulateMedia(new com.microsoft.playwright.Page.EmulateMediaOptions()
                            .setMedia(com.microsoft.playwright.options.Media.PRINT));
            assertThat(screen.page().locator("footer .phone")).isVisible();
            assertThat(screen.page().locator("footer li").first()).isHidden();
            assertThat(screen.page().locator(".tools")).isHidden();
            assertThat(screen.page().locator("main .phone-number")).isVisible();
        }
    }

    @Test
    void whoeverWantsNoMotionGetsNone() {
        try (var screen = asking()) {
            screen.page()
                    .emulateMedia(new com.microsoft.playwright.Page.EmulateMediaOptions()
                            .setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE));
            assertThat(screen.page()
                            .evaluate("() => getComputedStyle(document.querySelector('.button')).transitionDuration"))
                    .isEqualTo("0s");
        }
    }
}
