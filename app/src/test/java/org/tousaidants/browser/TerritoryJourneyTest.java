package org.tousaidants.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.RunningSite;

/// The territory and its figures, without scripts: an official in three clicks, a coordinator who plans a place
/// and a fortnight of the bus, its driver on a telephone and a neighbour who gets the mail; a funder, a
/// journalist and a reuser.
@Tag("browser")
class TerritoryJourneyTest extends RunningSite {
    private static final String ROUND = "Bus du marais";
    private static final int PHONE = 375;

    private String site() {
        return "http://localhost:" + port;
    }

    private static Pattern at(String path) {
        return Pattern.compile("http://localhost:\\d+" + path);
    }

    @Test
    void anOfficialFindsHerCommuneInThreeClicksAndWhatToTakeToHerCouncil() {
        try (var screen = BrowserPage.withoutScripts(site(), "/")) {
            var page = screen.page();
            page.locator("a[href='/chiffres']").first().click();
            page.locator("#commune").fill("Marennes");
            page.locator("main form[action='/chiffres'] button").click();
            page.waitForURL(at("/chiffres(\\?|/communes/).*"));
            // The third click is skipped when only one commune matches.
            if (!page.url().contains("/chiffres/communes/"))
                page.locator("a[href^='/chiffres/communes/']").first().click();
            assertThat(page.locator("h1")).containsText("Marennes");
            assertThat(page.locator("a[href$='.pdf']").first()).isVisible();
            page.navigate(site() + "/equite?commune=Marennes");
            assertThat(page).hasURL(at("/equite/17219"));
            assertThat(page.locator("main")).containsText("Voici donc des kilomètres à vol d’oiseau");
            assertThat(page.locator("main table").first()).containsText("Kilomètres à vol d’oiseau");
        }
    }

    @Test
    void aCoordinatorPlansAPlaceAndTheBusItsDriverCancelsAndANeighbourIsTold() {
        // The driver sees two weeks from next Monday: on another weekday the last passages are not visible
        // yet.
        clock.advance(Duration.ofDays(7 - today().getDayOfWeek().getValue()));
        var cookies = signedIn(person(Role.COORDINATOR)).cookies;
        var mail = "voisine-du-marais@exemple.fr";
        try (var screen = BrowserPage.withoutScripts(site(), "/bureau/implantation", cookies)) {
            var page = screen.page();
            page.locator("#f-ouvrir").fill("2");
            page.locator("#f-maximum").fill("30");
            press(page, "Calculer le meilleur plan");
            assertThat(page.locator("main")).containsText("Aucun plan ne descend sous");
            page.locator("#f-vers").fill("Chepniers");
            press(page, "Déplacer et comparer");
            assertThat(page.locator("main ol").first()).containsText("Chepniers");
            assertThat(page.locator("main [role=status]").first()).containsText("Coût par rapport au plan précédent");

            page.navigate(site() + "/bureau/passages");
            page.locator("#f-nom").fill(ROUND);
            page.locator("form[action='/bureau/passages/tournees'] button").click();
            var monday = today().with(TemporalAdjusters.next(DayOfWeek.MONDAY));
            asksForAPlan(page, monday);
            assertThat(page.locator("#plan")).containsText("Le plan");
            page.locator("button[name=geste][value^='plus-']").first().click();
            assertThat(page.locator("main [role=status]").first()).isVisible();
            asksForAPlan(page, monday);
            page.locator("#f-tournee").selectOption(new SelectOption().setLabel(ROUND));
            page.locator("#f-lieu").fill("place du marché");
            page.locator("#f-semaines").fill("2");
            page.locator("#f-fois").fill("3");
            press(page, "Créer les passages");
            if (page.locator("input[name=feries]").count() > 0) {
                page.locator("input[name=feries]").check();
                press(page, "Créer les passages");
            }
            assertThat(page.locator(".notice-ok").first()).containsText("15");

            var driving = page.locator("form[action$='/lien']").filter(new Locator.FilterOptions().setHasText(ROUND));
            driving.locator("button").click();
            page.waitForURL(at("/bureau/passages/.+/lien"));
            var found = Pattern.compile("/conduite/[A-Za-z0-9_-]+").matcher(page.content());
            assertThat(found.find()).isTrue();

            try (var neighbour = BrowserPage.withoutScripts(site(), "/passages/commune/17219")) {
                var hers = neighbour.page();
                assertThat(hers.locator("main")).containsText("place du marché");
                hers.locator("#f-mail").fill(mail);
                hers.locator("form[action$='/abonnements'] button").click();
                hers.navigate(site() + link(mail, "/passages/abonnement/"));
                hers.locator("main form button").first().click();

                try (var driver = BrowserPage.withoutScripts(site(), found.group())) {
                    driver.width(PHONE);
                    var his = driver.page();
                    his.locator("li.card")
                            .filter(new Locator.FilterOptions().setHasText("Marennes"))
                            .first()
                            .locator("a")
                            .click();
                    his.locator("button[name=motif][value=BREAKDOWN]").click();
                    his.locator("button[name=sur][value=passage]").click();
                    assertThat(his.locator(".notice-ok").first()).isVisible();
                }
                hers.navigate(site() + "/passages/commune/17219");
                assertThat(hers.locator("main")).containsText("Annulé");
                assertThat(posted(mail).getFirst().body()).contains("est annulé", "Panne");
            }
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ParisTime.ZONE);
    }

    @Test
    void aFunderAJournalistAndAReuserTakeWhatTheyCameFor() {
        try (var screen =
                BrowserPage.withoutScripts(site(), "/bureau/argent", signedIn(person(Role.COORDINATOR)).cookies)) {
            var page = screen.page();
            assertThat(page.locator("main table:visible").first()).isVisible();
            var report = page.locator("main a[href$='.pdf']").first();
            var answer = page.request().get(site() + report.getAttribute("href"));
            assertThat(answer.headers().get("content-type")).isEqualTo("application/pdf");
        }
        var paul = accounts.openOf().stream()
                .filter(one -> one.mail().value().equals("paul@village.example"))
                .findFirst()
                .orElseThrow();
        try (var screen = BrowserPage.withoutScripts(site(), "/bureau", signedIn(paul).cookies)) {
            var page = screen.page();
            page.locator("main a[href='/mes-financements']").first().click();
            assertThat(page.locator("main table:visible").first()).containsText("Payés ou à payer aux lieux");
            assertThat(page.locator("main")).containsText("Le total de ces usages est égal à l’argent reçu.");
            var report = page.request()
                    .get(site() + page.locator("main a[href$='.pdf']").first().getAttribute("href"));
            assertThat(report.headers().get("content-type")).isEqualTo("application/pdf");
            assertThat(page.request().get(site() + "/bureau/argent").status())
                    .as("the orders of others")
                    .isEqualTo(404);
            assertThat(page.request()
                            .get(site() + "/mes-financements/" + UUID.randomUUID() + ".pdf")
                            .status())
                    .isEqualTo(404);
        }
        // A funder without a delegation sees nothing.
        try (var screen =
                BrowserPage.withoutScripts(site(), "/mes-financements", signedIn(person(Role.FUNDER)).cookies)) {
            assertThat(screen.page().locator("main")).containsText("Vous ne suivez aucun financeur");
            assertThat(screen.page().locator("main table")).hasCount(0);
        }
        job("figures.due");
        try (var screen = BrowserPage.withoutScripts(site(), "/chiffres")) {
            var page = screen.page();
            page.locator("a[href='/chiffres/orientations-abouties']").first().click();
            assertThat(page.locator("main")).containsText("Comment nous comptons");
            page.locator("main summary").last().click();
            assertThat(page.locator("main pre")).containsText("select");
            var file = page.request()
                    .get(site()
                            + page.locator("a[href$='orientations-abouties.csv']")
                                    .first()
                                    .getAttribute("href"));
            assertThat(file.text()).contains("2026");
        }
        try (var screen = BrowserPage.withoutScripts(site(), "/donnees")) {
            var page = screen.page();
            var catalogue = page.request().get(site() + "/donnees/catalogue.ttl");
            assertThat(catalogue.text()).contains("dcat:Dataset", "ETALAB_2_0");
            var structures = page.request().get(site() + "/donnees/data-inclusion/structures.json");
            assertThat(structures.text()).contains("tous-aidants--");
            page.locator("a[href='/donnees/instantanes']").first().click();
            assertThat(page).hasURL(at("/donnees/instantanes"));
        }
    }

    private static void press(Page page, String words) {
        page.locator("main button")
                .filter(new Locator.FilterOptions().setHasText(words))
                .first()
                .click();
    }

    private String link(String mail, String path) {
        var found = Pattern.compile(Pattern.quote(path) + "[A-Za-z0-9_-]+")
                .matcher(posted(mail).getFirst().body());
        assertThat(found.find()).isTrue();
        return found.group();
    }

    private void asksForAPlan(Page page, LocalDate monday) {
        page.navigate(site() + "/bureau/tournees");
        page.locator("#f-vehicule-0-nom").fill(ROUND);
        page.locator("#f-vehicule-0-base").fill("Saintes");
        page.locator("#f-vehicule-0-de").fill("08:30");
        page.locator("#f-vehicule-0-a").fill("17:30");
        page.locator("#f-vehicule-0-pause-de").fill("12:30");
        page.locator("#f-vehicule-0-pause-a").fill("13:15");
        page.locator("#f-vehicule-0-installation").fill("15");
        page.locator("#f-arret-0-commune").fill("Marennes");
        page.locator("#f-arret-0-minutes").fill("120");
        page.locator("#f-arret-0-de").fill("09:00");
        page.locator("#f-arret-0-a").fill("12:30");
        page.locator("summary")
                .filter(new Locator.FilterOptions().setHasText("liste"))
                .click();
        page.locator("#f-liste").fill("Jonzac 120 x2\nPons 90\nRoyan 60 14:00-17:00");
        page.locator("#f-jours").fill("10");
        page.locator("#f-jour").fill(monday.toString());
        press(page, "Calculer le plan");
    }
}
