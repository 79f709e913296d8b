package org.tousaidants.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.places.directory.PlaceDirectory;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.ValueStatementSource;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.DemoMailReader;
import org.tousaidants.platform.web.RunningSite;

/// The other main paths: reporting a mistake and signing in with the keyboard only; a coordinator's, from a
/// source to a corrected sheet, without scripts.
@Tag("browser")
class DeskJourneyTest extends RunningSite {
    private static final int MOST_LOOKS = 100;

    /// One valid row, one without a name.
    private static final byte[] FILE = """
            id,nom,adresse,code_postal,commune
            1,Moulin de la Promenade,1 rue du Port,17100,Saintes
            2,,2 rue du Port,17100,Saintes
            """.getBytes(StandardCharsets.UTF_8);

    @Autowired
    private PlaceDirectory directory;

    @Autowired
    private Places places;

    private String site() {
        return "http://localhost:" + port;
    }

    private static Pattern at(String path) {
        return Pattern.compile("http://localhost:\\d+" + path);
    }

    private String slug() {
        return directory.snapshot().places().stream()
                .filter(one -> one.name().equals("Mairie de Burie"))
                .findFirst()
                .orElseThrow()
                .slug();
    }

    @Test
    void aMistakeIsReportedWithTheKeyboardAloneAndOneKnowsWhatHappensNext() {
        try (var screen = BrowserPage.open(site(), "/lieux/" + slug(), Map.of())) {
            var hands = new KeyboardUser(screen);
            hands.skipToTheContent();
            hands.reach("a[href$='/signalement']");
            hands.follow("Enter", at("/lieux/.*/signalement"));
            hands.skipToTheContent();
            hands.reach("[name=topic]");
            hands.press("Space");
            hands.press("Tab");
            hands.type("Fermé depuis lundi.");
            hands.reach("main button[type=submit]");
            hands.follow("Enter", at("/lieux/.*/signalement/merci"));
            assertThat(screen.page().locator("main")).containsText("Comptez une semaine");
            assertThat(screen.page().locator("main")).containsText("rien n’a changé dans une semaine");
        }
    }

    /// At any progress of the first click when the second one is sent.
    @Test
    void aDoubleClickSignsIn() {
        var helper = person(Role.HELPER);
        var link = DemoMailReader.linkFor(helper, visitor(), outbox);
        try (var screen = BrowserPage.open(site(), link, Map.of())) {
            var page = screen.page();
            page.locator("main button[type=submit]").dblclick();
            page.waitForURL(url -> !url.contains("/connexion"));
            page.navigate(site() + "/profil");
            assertThat(page.locator("main")).containsText(helper.mail().value());
        }
    }

    @Test
    void aPersonSignsInWithTheKeyboardAlone() {
        var nadia = person(Role.COORDINATOR);
        try (var screen = BrowserPage.open(site(), "/", Map.of())) {
            var hands = new KeyboardUser(screen);
            hands.reach("header a[href='/connexion']");
            hands.follow("Enter", at("/connexion"));
            hands.skipToTheContent();
            hands.reach("#f-mail");
            hands.type(nadia.mail().value());
            hands.press("Enter");
            assertThat(screen.page().locator("h1")).containsText("Regardez vos courriels");
            screen.page().navigate(site() + DemoMailReader.lastLink(nadia, outbox));
            hands.skipToTheContent();
            hands.reach("main button[type=submit]");
            hands.press("Enter");
            assertThat(screen.page().locator("header a[href='/profil']")).hasText(nadia.name());
        }
    }

    @Test
    void aCoordinatorGoesFromASourceToACorrectedSheetWithoutScripts() {
        var cookies = signedIn(person(Role.COORDINATOR)).cookies;
        try (var screen = BrowserPage.withoutScripts(site(), "/bureau", cookies)) {
            var page = screen.page();
            page.locator(".rail a[href='/bureau/lieux']").click();
            page.locator(".tabs a[href='/bureau/sources']").click();
            page.locator("main a[href='/bureau/source-nouvelle']").click();
            page.locator("#f-name").fill("promenade");
            page.locator("#f-label").fill("La promenade");
            page.locator("main button[type=submit]").click();
            assertThat(page).hasURL(at("/bureau/sources/promenade"));
            page.locator("#f-file").setInputFiles(new FilePayload("lieux.csv", "text/csv", FILE));
            page.locator("main button[type=submit]").first().click();
            assertThat(page).hasURL(at("/bureau/moissons/.*"));
            untilTheRunEnds(page);
            // A first run awaits a review.
            page.locator("main form[action$='/publication'] button").click();
            assertThat(page.locator("main")).containsText("Une fiche publiée.");
            assertThat(page.locator("#reasons")).isVisible();
            page.locator("main summary").last().click();
            assertThat(page.locator("table[aria-labelledby=rejects] tbody tr")).hasCount(1);
            page.navigate(site() + "/bureau/lieux?q=moulin+promenade");
            page.locator("table a").click();
            // Each block opens to be corrected.
            page.locator("details:has(#f-telephone) > summary").click();
            page.locator("details:has(#f-horaires):not([open]) > summary").click();
            page.locator("#f-telephone").fill("05 46 00 00 17");
            page.locator("#f-horaires").fill("lundi au vendredi 9h-12h");
            page.locator("form.desk button[type=submit]").first().click();
            assertThat(page.locator(".notice-ok")).isVisible();
            assertThat(page.locator("#f-telephone")).hasValue("05 46 00 00 17");
            assertThat(page.locator("#f-horaires")).hasValue(Pattern.compile(".*lundi au vendredi.*9 h à 12 h.*"));
            assertThat(page.locator("main ol li").first())
                    .containsText("Personne de test a écrit : Téléphone, Horaires");
        } finally {
            // The other tests of this site count the places of the demonstration.
            places.withdrawAllBut(new ValueStatementSource.HarvestedSource("promenade", UUID.randomUUID()), List.of());
        }
    }

    private static void untilTheRunEnds(Page page) {
        for (var looks = 0; looks < MOST_LOOKS; looks++) {
            var again = page.locator("main .notice a");
            if (again.count() == 0) return;
            again.first().click();
        }
        throw new AssertionError("the run does not end: " + page.url());
    }
}
