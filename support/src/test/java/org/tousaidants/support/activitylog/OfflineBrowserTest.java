package org.tousaidants.support.activitylog;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tousaidants.browser.BrowserPage;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.RunningSite;

/// The pages at work in a real browser whose network is cut.
@Tag("browser")
class OfflineBrowserTest extends RunningSite {
    private static final String KEPT = "async () => { const names = await caches.keys();"
            + " if (!names.includes('ta-work')) return 0;"
            + " return (await (await caches.open('ta-work')).keys()).filter(one => !one.url.includes('/a/')).length; }";

    private static void keptOnce(Page page, int many) {
        page.evaluate(
                "async (many) => { while ((await (" + KEPT + ")()) < many)"
                        + " await new Promise(r => setTimeout(r, 100)); }",
                many);
    }

    @Test
    void homeAgendaNoteAndSearchOpenWithoutANetworkAfterOneVisitAndAreGoneAtTheWayOut() {
        var helper = person(Role.HELPER);
        var site = "http://localhost:" + port;
        try (var screen = BrowserPage.open(site, "/bureau", signedIn(helper).cookies)) {
            var page = screen.page();
            keptOnce(page, 5);
            assertThat((String) page.evaluate("async () => { const cache = await caches.open('ta-work');"
                            + " return await (await cache.match('/bureau')).text(); }"))
                    .as("encrypted")
                    .doesNotContain("<main", "Personne de test");
            page.context().setOffline(true);
            page.navigate(site + "/bureau");
            assertThat(page.locator("main [role=status]").first()).containsText("Vous êtes hors connexion");
            page.navigate(site + "/agenda-aidant");
            assertThat(page.locator("main [role=status]").first()).containsText("Vous êtes hors connexion");
            assertThat(page.locator("h1")).isVisible();
            page.navigate(site + "/actes/poche");
            assertThat(page.locator("form button[type=submit]")).isVisible();
            page.navigate(site + "/agenda-aidant");
            var word = page.locator("h1").textContent().strip().split(" ")[0];
            page.locator("#strip-q").fill(word);
            page.locator("#strip-q").press("Enter");
            assertThat(page.locator("main [role=status] a").first()).containsText(word);
            assertThat(page.locator("main [role=status]").first()).containsText("pages gardées");
            page.context().setOffline(false);
            page.navigate(site + "/bureau");
            assertThat(page.locator("main")).not().containsText("Vous êtes hors connexion");
            page.locator("form[action='/deconnexion'] button").first().dispatchEvent("click");
            page.waitForURL(site + "/");
            page.evaluate(
                    "async () => { while ((await (" + KEPT + ")()) > 0) await new Promise(r => setTimeout(r, 100)); }");
        }
    }

    @Test
    void aFunderKeepsNoPageOnTheDevice() {
        try (var screen =
                BrowserPage.open("http://localhost:" + port, "/bureau", signedIn(person(Role.FUNDER)).cookies)) {
            assertThat(screen.page().locator("body").getAttribute("data-offline"))
                    .isNull();
        }
    }
}
