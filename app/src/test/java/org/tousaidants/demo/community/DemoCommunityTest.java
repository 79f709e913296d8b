package org.tousaidants.demo.community;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.browser.BrowserPage;
import org.tousaidants.demo.people.DemoPerson;
import org.tousaidants.demo.people.DemoTestSite;
import org.tousaidants.label.helpers.HelperLabelDossiers;
import org.tousaidants.label.helpers.Helpers;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.support.outcomes.HelpOutcomes;

/// The shared items of the network in the demonstration, through pages and papers only.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("browser")
class DemoCommunityTest extends DemoTestSite {
    /// A slow typist at a desk: seconds per key and per click, and the speed of reading aloud.
    private static final double SECONDS_A_KEY = 0.4;

    private static final double SECONDS_A_CLICK = 2;
    private static final double SECONDS_A_WORD = 0.5;
    private static final double FIVE_MINUTES = 300;

    @Autowired
    Helpers helpers;

    @Autowired
    HelperLabelDossiers dossiers;

    @Autowired
    HelpOutcomes outcomes;

    private double seconds;

    /// The initial data of the demonstration: see `DemoCommunity`.
    private static UUID village(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private static void submit(Page page, String action) {
        page.locator("main form[action$='" + action + "'] button").first().click();
    }

    private void click(Page page, String what) {
        page.locator(what).first().click();
        seconds += SECONDS_A_CLICK;
    }

    private void type(Page page, String field, String words) {
        click(page, field);
        page.locator(field).fill(words);
        seconds += words.length() * SECONDS_A_KEY;
    }

    @Test
    void aLaptopGoesFromACompanysGiftToAPersonAndBack() throws Exception {
        try (var screen = seenBy(account(DemoPerson.NADIA), "/equipement/nouveau")) {
            var page = screen.page();
            tick(page, "kind", "laptop");
            fill(page, "model", "Latitude 5490");
            fill(page, "serial", "PF0GIFT42");
            fill(page, "donor", "Chantier naval du bassin");
            submit(page, "/equipement");
            says(page, "Chantier naval du bassin");
            fill(page, "words", "Effacement sécurisé du disque, vérifié");
            submit(page, "/WIPE");
            assertThat(text(read(page, "ffacement"))).contains("PF0GIFT42", "Effacement sécurisé du disque");
            tick(page, "grade", "b");
            submit(page, "/TEST");
            page.locator("main label:has-text('Lucien')").first().click();
            tick(page, "terms", "loan");
            submit(page, "/remises");
            says(page, "Lucien Petit");
            assertThat(text(page.context()
                            .request()
                            .get(page.url().replaceAll("[?#].*", "") + "/accord.pdf")
                            .body()))
                    .contains("Lucien Petit", "Latitude 5490");
            submit(page, "/RETURN");
            page.locator("main form[action$='/WIPE']").waitFor();
            assertThat(page.locator("main").innerText())
                    .as("no data of the person remains")
                    .doesNotContain("Lucien");
            assertThat(screen.complaints()).isEmpty();
        }
    }

    @Test
    void aVolunteerFillsHerMissingCompetenceByASession() {
        var volunteer = person(Role.HELPER);
        helpers.begin(actor(volunteer), "benevole", "17415", "Club informatique de Royan");
        // Withdraws the self-declared levels.
        sql.sql("""
                        insert into helpers_level (network, helper, competence, level, evidence, since, actor, recorded_at)
                        select network, helper, competence, 0, evidence, since, actor, recorded_at from helpers_level
                        where helper = (select id from helpers_helper where account = :account)""").param("account", volunteer.id()).update();
        var offer = village("Protéger ses comptes");
        try (var screen = seenBy(volunteer, "/mon-dossier")) {
            var page = screen.page();
            says(page, "Protéger ses comptes");
            page.locator("main a[href='/formations/" + offer + "']").first().click();
            page.locator("main input[name=date]").first().check();
            assertThat(page.locator("main [name=name]").inputValue()).isEqualTo(volunteer.name());
            submit(page, "/inscriptions");
            says(page, "Protéger ses comptes");
            assertThat(screen.complaints()).isEmpty();
        }
        assertThat(hours(volunteer.id())).isZero();
        // Presence is recorded from the day itself on, and certified after the session.
        var later = Duration.between(clock.instant(), endOfHerSession(volunteer).plusSeconds(3_600));
        clock.advance(later);
        try {
            nadiaNotesThatSheCame(volunteer, offer);
            assertThat(hours(volunteer.id()))
                    .as("the attendance is recorded in the file")
                    .isEqualTo(3);
        } finally {
            clock.advance(later.negated());
        }
    }

    private Instant endOfHerSession(Account who) {
        return sql.sql("""
                        select s.ends_at from bookings_slot s join bookings_booking b on b.network = s.network and b.slot = s.id
                        where b.person = :person""")
                .param("person", who.id())
                .query(Timestamp.class)
                .single()
                .toInstant();
    }

    private void nadiaNotesThatSheCame(Account volunteer, UUID offer) {
        try (var screen = seenBy(account(DemoPerson.NADIA), "/bureau/formations/" + offer)) {
            var page = screen.page();
            page.locator("main table a").first().click();
            page.locator("main tr:has-text('" + volunteer.name() + "') button[value=true]")
                    .first()
                    .click();
            page.locator("main tr:has-text('" + volunteer.name() + "') a[href$='.pdf']")
                    .waitFor();
        }
    }

    private long hours(UUID account) {
        return Optional.ofNullable(dossiers.ofAccount(account)
                        .orElseThrow()
                        .dossier()
                        .facts()
                        .get("heures-formation"))
                .map(seen -> seen.value())
                .orElse(0L);
    }

    @Test
    void theDayOfTheVillageGoesFromItsCallToAPrintedBookletAndAResource() throws Exception {
        var day = "/evenements/" + village("La journée du village");
        try (var screen = screen(day + "/proposition")) {
            var page = screen.page();
            fill(page, "title", "Un mot de passe sans le voir");
            fill(page, "words", "On essaie à deux.");
            fill(page, "speaker", "Marcel Roy");
            fill(page, "contact", "marcel@village.example");
            submit(page, "/propositions");
            page.locator("main .notice, main [role=status]").first().waitFor();
        }
        try (var screen = seenBy(account(DemoPerson.NADIA), "/bureau" + day)) {
            var page = screen.page();
            var talk = page.locator("main section:has(h3:has-text('Un mot de passe sans le voir'))");
            talk.locator("summary").click();
            talk.locator("[name=track]").fill("Aider");
            talk.locator("[name=room]").fill("Salle verte");
            talk.locator("[name=starts]").fill(hour(day));
            talk.locator("button[value=take]").click();
            talk.locator("[name=minutes]").fill("Chacun garde son écran pour soi.");
            talk.locator("form[action$='/compte-rendu'] button").click();
            talk.locator("form[action$='/ressource'] button").click();
            talk.locator("a[href^='/ressources/']").waitFor();
            assertThat(text(page.context()
                            .request()
                            .get("http://localhost:" + port + "/bureau" + day + "/badges.pdf")
                            .body()))
                    .isNotEmpty();
        }
        try (var screen = screen(day)) {
            var page = screen.page();
            says(page, "Salle verte");
            assertThat(text(read(page, "Le livret")))
                    .contains("Un mot de passe sans le voir", "Chacun garde son écran pour soi.");
            page.locator("main a[href^='/ressources/']").first().click();
            says(page, "Chacun garde son écran pour soi.");
            assertThat(screen.complaints()).isEmpty();
        }
        theySayWhatTheyThinkOf(day);
    }

    /// On the printed slips of the event: counted for the event.
    private void theySayWhatTheyThinkOf(String day) {
        var nadia = signedIn(account(DemoPerson.NADIA));
        var slips = "/avis/bulletins/moments/"
                + sql.sql("select id from bookings_slot where path = :path")
                        .param("path", day)
                        .query(UUID.class)
                        .single();
        assertThat(nadia.get("/bureau" + day).body()).contains("href=\"" + slips + "\"");
        var codes = new ArrayList<String>();
        for (var sheet = 0; sheet < 2; sheet++) {
            var drawn = outcomes.slips(actor(account(DemoPerson.NADIA)), UUID.fromString(slips.substring(24)));
            codes.addAll(drawn.stream().map(PaperCode::text).toList());
        }
        for (var code : codes.subList(0, 15)) {
            var somebody = visitor();
            var said = Map.of(
                    "_csrf",
                    somebody.token("/avis?code=" + code),
                    "code",
                    code,
                    "solved",
                    "yes",
                    "alone",
                    "partly",
                    "respected",
                    "yes");
            assertThat(somebody.post("/avis", said).statusCode()).isEqualTo(303);
        }
        assertThat(visitor().get(day).body()).contains("15 personnes ont donné leur avis");
        assertThat(nadia.get("/bureau/avis").body()).contains("événement par événement");
    }

    /// The talk is within the day of the programme.
    private String hour(String day) {
        return sql.sql(
                        "select to_char(starts_at at time zone 'Europe/Paris' + interval '2 hours', 'YYYY-MM-DD\"T\"HH24:MI')"
                                + " from bookings_slot where path = :path")
                .param("path", day)
                .query(String.class)
                .single();
    }

    /// At a desk: the folder, the ten questions read aloud, the vault; then the device is lost.
    @Test
    void aPersonMakesSavesLosesAndRestoresHerFolderAndGetsItInFiveMinutes() throws Exception {
        Path saved;
        String half;
        String other;
        try (var screen = computing("/ma-vie-numerique")) {
            var page = screen.page();
            seconds = SECONDS_A_CLICK;
            assertThat(text(read(page, "classeur"))).contains("Mes comptes");
            click(page, "main a[href$='/dix-questions']");
            for (var box : page.locator("main input[name=ten]").all()) {
                var id = box.getAttribute("id");
                var question = page.locator("label[for='" + id + "']");
                seconds += question.innerText().split("\\s+").length * SECONDS_A_WORD;
                click(page, "label[for='" + id + "']");
            }
            page.locator("#ten-says:has-text('10 / 10')").waitFor();
            click(page, "main a[href='/ma-vie-numerique']");
            click(page, "main a[href$='/coffre']");
            type(page, "#v-word", "cheval lampe samedi");
            click(page, "#v-new");
            type(page, "#v-name", "Impôts");
            type(page, "#v-note", "Mon numéro fiscal est sur la feuille bleue");
            type(page, "#v-day", "2027-05-20");
            click(page, "#v-add");
            click(page, "#v-halves");
            half = page.locator("#v-a").innerText();
            other = page.locator("#v-b").innerText();
            var file = page.waitForDownload(() -> click(page, "#v-save"));
            saved = Files.copy(file.path(), Files.createTempDirectory("coffre").resolve("mien.coffre"));
            assertThat(Files.readString(saved)).doesNotContain("fiscal");
            assertThat(seconds).as("handed over at a desk").isLessThan(FIVE_MINUTES);
            assertThat(screen.complaints()).isEmpty();
        }
        // Another device: without any data of the person.
        try (var screen = computing("/ma-vie-numerique/coffre")) {
            var page = screen.page();
            page.setInputFiles("#v-file", saved);
            page.fill("#v-word", "cheval lampe dimanche");
            page.click("#v-open");
            page.waitForSelector("#v-says:has-text('ouvre pas')");
            page.fill("#v-word", "cheval lampe samedi");
            page.click("#v-open");
            page.waitForSelector("#v-list li:has-text('Impôts')");
            page.click("#v-close");
            // The word is lost, too: the two halves on paper open it.
            page.setInputFiles("#v-file", saved);
            page.click("main summary");
            page.fill("#v-half-a", half);
            page.fill("#v-half-b", other);
            page.click("#v-open-halves");
            page.waitForSelector("#v-list li:has-text('feuille bleue')");
            assertThat(screen.complaints()).isEmpty();
        }
    }

    /// Runs last, since it moves the clock of the class past the end of the call.
    @Test
    @Order(Integer.MAX_VALUE)
    void aCallForProjectsGoesFromItsTextToItsEvaluation() throws Exception {
        var call = "/appels-a-projets/" + village("Équiper les lieux d'accueil");
        try (var screen = screen(call)) {
            var page = screen.page();
            says(page, "Le lieu reçoit tout le monde");
            fill(page, "name", "Trois postes à la bibliothèque");
            fill(page, "holder", "Bibliothèque du port");
            fill(page, "contact", "biblio@village.example");
            fill(page, "words", "Trois postes et un rideau, ouverts le samedi.");
            fill(page, "place", "Royan");
            fill(page, "euros", "4000");
            page.setInputFiles(
                    "main input[name=documents]",
                    new FilePayload(
                            "budget.txt", "text/plain", "Postes : 3 600 euros.".getBytes(StandardCharsets.UTF_8)));
            submit(page, "/projets");
            says(page, "Répondez à cette question");
            fill(page, "answer0", "Une trentaine.");
            page.setInputFiles(
                    "main input[name=documents]",
                    new FilePayload(
                            "budget.txt", "text/plain", "Postes : 3 600 euros.".getBytes(StandardCharsets.UTF_8)));
            submit(page, "/projets");
            says(page, "Votre projet est arrivé");
            assertThat(screen.complaints()).isEmpty();
        }
        var nadia = account(DemoPerson.NADIA);
        String project;
        try (var screen = seenBy(nadia, "/bureau/financements")) {
            var page = screen.page();
            press(page, "Trois postes à la bibliothèque");
            says(page, "Une trentaine.");
            project = page.url().substring(page.url().indexOf("/projets/"));
            assertThat(new String(read(page, "budget.txt"), StandardCharsets.UTF_8))
                    .contains("3 600");
            for (var box : page.locator("main input[name=met]").all()) box.check();
            submit(page, "/recevabilite");
            says(page, "peut être lu");
            for (var reader : List.of(DemoPerson.ODETTE, DemoPerson.SAMIRA)) {
                page.selectOption("select[name=reader]", account(reader).id().toString());
                submit(page, "/lecteurs");
                page.waitForLoadState();
            }
        }
        for (var reader : List.of(DemoPerson.ODETTE, DemoPerson.SAMIRA))
            try (var screen = seenBy(account(reader), "/projets")) {
                var page = screen.page();
                press(page, "Trois postes");
                assertThat(page.locator("main").innerText()).doesNotContain("Bien pensé");
                for (var n = 0; n < 3; n++) fill(page, "mark" + n, "4");
                fill(page, "words", "Bien pensé.");
                submit(page, "/lectures");
                says(page, "reçus sur 2");
            }
        clock.advance(Duration.ofDays(46));
        try (var screen = seenBy(nadia, project)) {
            var page = screen.page();
            says(page, "Bien pensé.");
            page.locator("main summary").first().click();
            tick(page, "favourable", "yes");
            fill(page, "avis", "À soutenir.");
            submit(page, "/avis");
            says(page, "À soutenir.");
            fill(page, "euros", "3600");
            fill(page, "words", "Utile, et ouvert le samedi.");
            submit(page, "/decision");
            says(page, "euros accordés");
            assertThat(text(read(page, "Convention")))
                    .contains("Trois postes à la bibliothèque", "Utile, et ouvert le samedi.");
            fill(page, "euros", "3600");
            submit(page, "/versements");
            says(page, "euros versés");
            fill(page, "words", "Trente-cinq personnes par semaine.");
            submit(page, "/bilan");
            says(page, "Trente-cinq personnes par semaine.");
            fill(page, "evaluation", "À refaire dans un autre canton.");
            submit(page, "/evaluation");
            says(page, "À refaire dans un autre canton.");
            assertThat(screen.complaints()).isEmpty();
        }
        assertThat(visitor().get("/appels-a-projets").body())
                .contains("Trois postes à la bibliothèque", "Royan", "Le Département");
    }

    private BrowserPage computing(String path) {
        return BrowserPage.computing("http://localhost:" + port, path);
    }
}
