package org.tousaidants.support.activitylog;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.browser.BrowserPage;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.RunningSite;

/// A telephone in a real browser whose network is cut.
@Tag("browser")
class OfflineActivityLogTest extends RunningSite {
    @Autowired
    private HelpActivities acts;

    private static void log(Page page, String theme) {
        page.locator("input[name=theme][value=" + theme + "]").check();
        page.locator("input[name=mode][value=with]").check();
        page.locator("input[name=duree][value='15']").check();
        page.locator("form button[type=submit]").click();
    }

    /// Opened once online, and cached for offline use.
    private BrowserPage pocketOf(Account helper) {
        var screen = BrowserPage.open("http://localhost:" + port, "/actes/poche", signedIn(helper).cookies);
        screen.page()
                .evaluate("async () => { await navigator.serviceWorker.ready;"
                        + " while (!navigator.serviceWorker.controller) await new Promise(r => setTimeout(r, 50)); }");
        screen.page().waitForSelector("body.acts-known");
        return screen;
    }

    @Test
    void whatIsWrittenWithoutANetworkIsSealedAndSentOnceWhenItIsBack() {
        var helper = person(Role.HELPER);
        try (var screen = pocketOf(helper)) {
            var page = screen.page();
            var phone = page.context();
            phone.setOffline(true);
            page.reload();
            log(page, "email");
            assertThat(page.locator(".acts-said")).containsText("Vous êtes hors connexion");
            assertThat(page.locator(".acts-waiting")).containsText("Notes en attente sur cet appareil : 1");
            log(page, "logement");
            assertThat(page.locator(".acts-waiting")).containsText("Notes en attente sur cet appareil : 2");
            assertThat(stored(page))
                    .doesNotContain("email")
                    .doesNotContain("logement")
                    .contains("sealed");
            assertThat(keyLeaves(page)).isEqualTo("InvalidAccessError");
            assertThat(acts.latest(actor(helper), 10)).isEmpty();
            // The page is closed and opened again, still offline.
            page.reload();
            assertThat(page.locator(".acts-waiting")).containsText("Notes en attente sur cet appareil : 2");
            phone.setOffline(false);
            assertThat(page.locator(".acts-waiting")).isHidden();
            assertThat(acts.latest(actor(helper), 10)).hasSize(2);
        }
    }

    @Test
    void anAnswerThatIsLostOnItsWayMakesNoSecondAct() {
        var helper = person(Role.HELPER);
        try (var screen = pocketOf(helper)) {
            var page = screen.page();
            var lost = new AtomicInteger();
            page.context().route("**/actes/poche/envois*", route -> {
                if (lost.getAndIncrement() == 0) {
                    route.fetch();
                    route.abort();
                } else route.resume();
            });
            log(page, "email");
            assertThat(page.locator(".acts-said")).containsText("Vous êtes hors connexion");
            assertThat(page.locator(".acts-waiting")).containsText("Notes en attente sur cet appareil : 1");
            assertThat(acts.latest(actor(helper), 10)).hasSize(1);
            page.evaluate("window.dispatchEvent(new Event('online'))");
            assertThat(page.locator(".acts-waiting")).isHidden();
            assertThat(lost).hasValueGreaterThan(1);
            assertThat(acts.latest(actor(helper), 10)).hasSize(1);
        }
    }

    @Test
    void oneActThatTheServerDoesNotTakeStaysWithItsWordsAndThoseBehindItGoOn() {
        var helper = person(Role.HELPER);
        try (var screen = pocketOf(helper)) {
            var page = screen.page();
            page.context().setOffline(true);
            page.locator("details").last().locator("summary").click();
            page.locator("input[name=minutes]").fill("9000");
            log(page, "email");
            assertThat(page.locator(".acts-said")).containsText("Vous êtes hors connexion");
            log(page, "logement");
            assertThat(page.locator(".acts-waiting")).containsText("Notes en attente sur cet appareil : 2");
            page.context().setOffline(false);
            assertThat(page.locator(".acts-waiting")).containsText("pas encore envoyé");
            assertThat(page.locator(".acts-waiting strong")).containsText("Écrivez un nombre entre");
            assertThat(page.locator(".acts-said")).containsText("Notes envoyées");
            assertThat(acts.latest(actor(helper), 10))
                    .singleElement()
                    .satisfies(one -> assertThat(one.what().themes()).containsExactly("logement"));
            page.reload();
            assertThat(page.locator(".acts-waiting strong")).hasCount(1);
            page.locator(".acts-waiting button").first().click();
            assertThat(page.locator("input[name=theme][value=email]")).isChecked();
            assertThat(page.locator("input[name=minutes]")).hasValue("9000");
            page.locator("input[name=minutes]").fill("90");
            page.locator("form button[type=submit]").click();
            assertThat(page.locator(".acts-waiting")).isHidden();
            assertThat(acts.latest(actor(helper), 10))
                    .extracting(one -> one.what().minutes())
                    .containsExactlyInAnyOrder(15, 90);
        }
    }

    @Test
    void oneActAtWhichTheServerFailsEachTimeStopsNoOther() {
        var helper = person(Role.HELPER);
        try (var screen = pocketOf(helper)) {
            var page = screen.page();
            page.context().route("**/actes/poche/envois*", route -> {
                if (route.request().postData().contains("theme=email"))
                    route.fulfill(new Route.FulfillOptions().setStatus(500));
                else route.resume();
            });
            page.context().setOffline(true);
            var written = 0;
            for (var theme : new String[] {"email", "logement", "justice"}) {
                log(page, theme);
                assertThat(page.locator(".acts-waiting"))
                        .containsText("Notes en attente sur cet appareil : " + ++written);
                assertThat(page.locator(".acts-said")).containsText("Vous êtes hors connexion");
            }
            page.context().setOffline(false);
            assertThat(page.locator(".acts-waiting")).containsText("Notes en attente sur cet appareil : 1");
            assertThat(acts.latest(actor(helper), 10)).hasSize(2);
            page.context().unroute("**/actes/poche/envois*");
            page.evaluate("window.dispatchEvent(new Event('online'))");
            assertThat(page.locator(".acts-waiting")).isHidden();
            assertThat(acts.latest(actor(helper), 10)).hasSize(3);
        }
    }

    @Test
    void whoErasesHerNotesErasesNoneOfAnotherPersonOnTheSameDevice() {
        var first = person(Role.HELPER);
        var second = person(Role.HELPER);
        try (var screen = pocketOf(first)) {
            var page = screen.page();
            var device = page.context();
            device.route("**/actes/poche/envois*", route -> route.abort());
            log(page, "email");
            assertThat(page.locator(".acts-waiting")).containsText("Notes en attente sur cet appareil : 1");
            page.evaluate("localStorage.removeItem('ta.waiting')");
            var session = signedIn(second).cookies.entrySet().stream()
                    .map(one -> new com.microsoft.playwright.options.Cookie(one.getKey(), one.getValue())
                            .setUrl("http://localhost:" + port))
                    .toList();
            device.clearCookies();
            device.addCookies(session);
            page.navigate("http://localhost:" + port + "/actes/poche?sortie=1");
            assertThat(page.locator(".acts-waiting")).containsText("Notes d’une autre personne sur cet appareil : 1");
            page.locator(".acts-leaving button[value=effacer]").click();
            page.waitForURL("http://localhost:" + port + "/");
            device.unroute("**/actes/poche/envois*");
            device.clearCookies();
            device.addCookies(signedIn(first).cookies.entrySet().stream()
                    .map(one -> new com.microsoft.playwright.options.Cookie(one.getKey(), one.getValue())
                            .setUrl("http://localhost:" + port))
                    .toList());
            page.navigate("http://localhost:" + port + "/actes/poche");
            assertThat(page.locator(".acts-said")).containsText("Notes envoyées");
            assertThat(acts.latest(actor(first), 10)).hasSize(1);
        }
    }

    @Test
    void twoTabsSendOneQueueOnce() {
        var helper = person(Role.HELPER);
        try (var screen = pocketOf(helper)) {
            var page = screen.page();
            BrowserContext phone = page.context();
            var second = phone.newPage();
            second.navigate("http://localhost:" + port + "/actes/poche");
            phone.setOffline(true);
            var written = 0;
            for (var theme : new String[] {"email", "logement", "justice"}) {
                log(page, theme);
                assertThat(page.locator(".acts-waiting"))
                        .containsText("Notes en attente sur cet appareil : " + ++written);
                assertThat(page.locator(".acts-said")).containsText("Vous êtes hors connexion");
            }
            phone.setOffline(false);
            assertThat(page.locator(".acts-waiting")).isHidden();
            assertThat(acts.latest(actor(helper), 10)).hasSize(3);
        }
    }

    @Test
    void signingOutAsksFirstAndThenTakesTheKeyAway() {
        var helper = person(Role.HELPER);
        try (var screen = pocketOf(helper)) {
            var page = screen.page();
            var phone = page.context();
            phone.setOffline(true);
            log(page, "email");
            assertThat(page.locator(".acts-waiting")).containsText("Notes en attente sur cet appareil : 1");
            // Pages load again, but transmissions fail: the act keeps waiting.
            phone.route("**/actes/poche/envois*", route -> route.abort());
            phone.setOffline(false);
            page.navigate("http://localhost:" + port + "/actes");
            page.locator("form[action='/deconnexion'] button").click();
            page.waitForURL("**/actes/poche?sortie=1");
            assertThat(page.locator(".acts-leaving")).isVisible();
            page.locator(".acts-leaving button[value=effacer]").click();
            page.waitForURL("http://localhost:" + port + "/");
            page.waitForFunction("async () => (await indexedDB.databases()).length === 0");
            assertThat(page.locator("form[action='/deconnexion']")).hasCount(0);
        }
    }

    @Test
    void signingOutFromAnyPageTakesTheKeyAway() {
        var helper = person(Role.HELPER);
        try (var screen = pocketOf(helper)) {
            var page = screen.page();
            log(page, "email");
            assertThat(page.locator(".acts-said")).containsText("Notes envoyées");
            page.navigate("http://localhost:" + port + "/actes");
            page.locator("form[action='/deconnexion'] button").click();
            page.waitForURL("http://localhost:" + port + "/");
            page.waitForFunction("async () => (await indexedDB.databases()).length === 0");
        }
    }

    private static String stored(Page page) {
        return Objects.toString(page.evaluate("""
                async () => {
                  const db = await new Promise(r => { const o = indexedDB.open('ta-acts'); o.onsuccess = () => r(o.result); });
                  const all = await new Promise(r => { const g = db.transaction('queue').objectStore('queue').getAll();
                    g.onsuccess = () => r(g.result); });
                  db.close();
                  return all.map(one => Object.keys(one).join() + new TextDecoder('latin1').decode(one.sealed)).join();
                }"""));
    }

    private static String keyLeaves(Page page) {
        return Objects.toString(page.evaluate("""
                async () => {
                  const db = await new Promise(r => { const o = indexedDB.open('ta-acts'); o.onsuccess = () => r(o.result); });
                  const all = await new Promise(r => { const g = db.transaction('keys').objectStore('keys').getAll();
                    g.onsuccess = () => r(g.result); });
                  db.close();
                  try { await crypto.subtle.exportKey('raw', all[0].key); return 'it left'; } catch (e) { return e.name; }
                }"""));
    }
}
