package org.tousaidants.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.test.context.TestPropertySource;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.demo.people.DemoPerson;
import org.tousaidants.demo.people.DemoTestSite;
import org.tousaidants.platform.identity.PersonName;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.mail.MailAddress;

/// Jobs of the coordinator in the demonstration, from the desk, each with its number of presses.
@Tag("browser")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestPropertySource(properties = "ta.demo.year=true")
class CoordinatorJobsTest extends DemoTestSite {
    private static final int MOST = 4;
    private static final Locator.CheckOptions FORCED = new Locator.CheckOptions().setForce(true);

    private static final int MOST_LOOKS = 100;
    private static final byte[] FILE = """
            id,nom,adresse,code_postal,commune
            1,Atelier des Marais,1 rue du Port,17100,Saintes
            """.getBytes(StandardCharsets.UTF_8);

    /// A person may sign in only five times in an hour: she does once, for all her jobs.
    private static Map<String, String> cookies = Map.of();

    private BrowserTaskCounter nadia(String job) {
        if (cookies.isEmpty()) cookies = Map.copyOf(signedIn(account(DemoPerson.NADIA)).cookies);
        return new BrowserTaskCounter("http://localhost:" + port, "/bureau", cookies, job);
    }

    @AfterAll
    static void forget() {
        cookies = Map.of();
    }

    @Test
    void aPersonIsErasedWithACertificate() {
        try (var work = nadia("erase with a certificate")) {
            work.find("Zohra").press("parmi les personnes").says("Zohra (démonstration)");
            work.page().locator("main [name=ligne]").first().check(FORCED);
            work.tick("sur", "oui").press("Effacer les lignes cochées").says("ertificat");
            work.doneIn(MOST);
        }
    }

    @Test
    void aFileIsBroughtAndPublished() {
        try (var work = nadia("bring a file")) {
            work.page().navigate("http://localhost:" + port + "/bureau/source-nouvelle");
            work.fill("label", "Les marais").fill("name", "marais");
            work.page().locator("main form button[type=submit]").last().click();
            work.page().waitForURL("**/bureau/sources/marais");
            work.page().navigate("http://localhost:" + port + "/bureau");
            work.find("sources").go("/bureau/sources").press("Les marais");
            work.page().locator("#f-file").setInputFiles(new FilePayload("lieux.csv", "text/csv", FILE));
            work.press("Voir le résultat avant de publier").page().waitForURL("**/bureau/moissons/**");
            var publish = work.page().locator("main form[action$='/publication'] button");
            for (var looks = 0; looks < MOST_LOOKS && publish.count() == 0; looks++)
                work.page().reload();
            work.click(publish).says("Une fiche publiée.");
            work.doneIn(MOST);
        }
    }

    @Test
    void aNewcomerIsAccepted() {
        accounts.found(
                networks.here(),
                new MailAddress("nouvelle-" + UUID.randomUUID() + "@example.org"),
                new PersonName("Camille Nouvelle"),
                Role.NEWCOMER);
        try (var work = nadia("accept a newcomer")) {
            work.press("Camille Nouvelle").press("Accepter Camille Nouvelle");
            work.says("Le compte est accepté").doneIn(MOST);
        }
    }

    @Test
    void anEventIsChangedWithItsLetters() {
        try (var work = nadia("change an event")) {
            work.find("événements").go("/bureau/evenements").press("Les arnaques, on en parle");
            work.press("Changer cet événement").fill("place", "Salle des fêtes de Saintes");
            work.press("Enregistrer").says("Salle des fêtes de Saintes").doneIn(MOST);
        }
    }

    @Test
    void aWholeDayOfTheBusIsCancelled() {
        try (var work = nadia("cancel a day of the bus")) {
            work.rail("/bureau/passages").press("14 h – 17 h").go("/jours/");
            work.press("Météo").says("Annulé").doneIn(MOST);
        }
    }

    /// A pair that the search for duplicates could not decide.
    private void doubtful(String one, String other) {
        var inserted = sql.sql("""
                        insert into merging_pair (one, other, probability, sure, held, sentence, reasons)
                        select least(a.id, b.id), greatest(a.id, b.id), 0.6, false, false, '', '[]'::jsonb
                        from places_place a, places_place b
                        where a.sheet::text like :one and b.sheet::text like :other
                            and coalesce(a.merged_into, b.merged_into) is null
                        order by a.id, b.id limit 1
                        """)
                .param("one", "%" + one + "%")
                .param("other", "%" + other + "%")
                .update();
        assertThat(inserted).isOne();
    }

    @Test
    void twoPlacesAreToldApart() {
        doubtful("Mairie de Loulay", "Centre social du Vallon");
        try (var work = nadia("decide a duplicate")) {
            work.go("/bureau/doublons")
                    .press("Deux lieux")
                    .says("Votre décision est enregistrée")
                    .doneIn(2);
        }
    }

    @Test
    void theWitnessOfAMandateConfirms() {
        try (var work = nadia("witness a mandate")) {
            work.go("/mandats/temoin/");
            work.click(work.page().locator("main form[action^='/mandats/temoin/'] button"))
                    .doneIn(MOST);
        }
    }

    @Test
    void aPersonIsFoundAndTheirDataExported() {
        try (var work = nadia("find a person and export")) {
            work.find("Fatou").press("parmi les personnes").says("Fatou (démonstration)");
            var rows = work.page().locator("main [name=ligne]");
            for (var n = 0; n < rows.count(); n++) rows.nth(n).check(FORCED);
            var file = work.page().waitForDownload(() -> work.press("Télécharger ses données"));
            assertThat(file.suggestedFilename()).isNotBlank();
            work.doneIn(MOST);
        }
    }

    @Test
    void theHoursOfAPlaceAreEdited() {
        try (var work = nadia("edit the hours of a place")) {
            work.find("Mairie de Loulay")
                    .press("Mairie de Loulay")
                    .click(work.page().locator("main summary:has-text('horaires')"));
            work.fill("horaires", "lundi au vendredi 9h-12h").press("Enregistrer la fiche");
            work.says("9 h à 12 h").doneIn(MOST);
        }
    }

    @Test
    void theCaretakersAreWrittenTo() {
        try (var work = nadia("write to the caretakers")) {
            work.find("tenue des fiches").go("/bureau/entretien").press("Écrire aux responsables");
            work.tick("liste", "town").fill("commune", "Pons");
            work.fill("objet", "Le bus change d’heure").fill("texte", "Le bus vient à 15 h.");
            work.press("Voir la liste").press("Envoyer").says("courriel").doneIn(MOST);
        }
    }

    @Test
    void theMonthIsReadyForThePresident() {
        try (var work = nadia("the month for the president")) {
            work.find("chiffres").press("Le réseau en chiffres");
            assertThat(new String(work.downloaded("PDF"), 0, 4, StandardCharsets.ISO_8859_1))
                    .isEqualTo("%PDF");
            work.doneIn(2);
        }
    }

    /// Runs last, because it moves the clock.
    @Test
    @Order(Integer.MAX_VALUE)
    void theStatementsOfAMonthAreMadeByOneAndSignedByAnother() {
        var today = ParisTime.today(clock);
        var month = YearMonth.from(today);
        clock.advance(Duration.ofDays(
                ChronoUnit.DAYS.between(today, month.plusMonths(1).atDay(2))));
        cookies = Map.of();
        try (var work = nadia("settle the statements of a month")) {
            work.rail("/bureau/pass").tab("/bureau/pass/reglements").fill("mois", month.toString());
            work.press("Faire le relevé du mois").says("Une autre personne doit le signer");
            work.doneIn(MOST);
        }
        var second = person(Role.COORDINATOR);
        try (var work = new BrowserTaskCounter(
                "http://localhost:" + port, "/bureau", signedIn(second).cookies, "sign the statements")) {
            work.go("/bureau/pass/signatures")
                    .click(work.page().locator("main form[action*='/signatures/'] button[value=signer]"))
                    .says("La demande est signée et appliquée")
                    .doneIn(2);
        }
    }
}
