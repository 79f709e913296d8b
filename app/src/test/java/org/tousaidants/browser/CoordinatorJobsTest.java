package org.tousaidants.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.test.context.TestPropertySource;
import org.tousaidants.core.text.Paris;
import org.tousaidants.demo.people.DemoPerson;
import org.tousaidants.demo.people.DemoScreens;

/// Jobs of the coordinator in the demonstration, from the desk, each with its number of presses.
@Tag("browser")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestPropertySource(properties = "ta.demo.year=true")
class CoordinatorJobsTest extends DemoScreens {
    private static final int MOST = 4;
    private static final Locator.CheckOptions FORCED = new Locator.CheckOptions().setForce(true);

    private WorkScreen nadia(String job) {
        return new WorkScreen("http://localhost:" + port, "/bureau", signedIn(account(DemoPerson.NADIA)).cookies, job);
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
            work.find("entretien").go("/bureau/entretien").press("Écrire aux responsables");
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
    void theStatementsOfAMonthAreMade() {
        var today = Paris.today(clock);
        var month = YearMonth.from(today);
        clock.advance(Duration.ofDays(
                ChronoUnit.DAYS.between(today, month.plusMonths(1).atDay(2))));
        try (var work = nadia("settle the statements of a month")) {
            work.rail("/bureau/pass").tab("/bureau/pass/reglements").fill("mois", month.toString());
            work.press("Faire le relevé du mois").says("Une autre personne doit le signer");
            work.doneIn(MOST);
        }
    }
}
