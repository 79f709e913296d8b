package org.tousaidants.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.platform.web.Visitor;

/// The label as source code, end to end, in an invented territory: its coordinator starts rules from the base,
/// thirty people set a level together, a volunteer and a mediator go from sign-up to badge, a member of the
/// public checks, the rules change, one of the two must renew, is suspended, appeals and is restored. Uses only
/// the pages of the site and the letters received by a real SMTP server; the clock advances between two acts.
@DirtiesContext
@Tag("browser")
class LabelEndToEndTest extends RunningSite {
    private static final GreenMail POST = new GreenMail(ServerSetup.SMTP.dynamicPort());
    private static final Pattern LINK = Pattern.compile("http://localhost:\\d+(/connexion/\\S+)");
    private static final Pattern QUESTION = Pattern.compile("name=\"(q\\d+)\"");
    private static final int IN_THE_ROOM = 30;

    private static final String NADIA = "nadia@vents.example";
    private static final String YVONNE = "yvonne@vents.example";
    private static final String PAUL = "paul@vents.example";
    private static final String LUCIEN = "lucien@vents.example";
    private static final String ODETTE = "odette@vents.example";
    private static final String THOMAS = "thomas@vents.example";
    private static final String CLAIRE = "claire@vents.example";

    private final Map<String, BrowserPage> screens = new HashMap<>();

    @DynamicPropertySource
    static void territory(DynamicPropertyRegistry settings) {
        if (!POST.isRunning()) POST.start();
        settings.add("spring.mail.host", () -> "127.0.0.1");
        settings.add("spring.mail.port", () -> POST.getSmtp().getPort());
        settings.add("ta.demo", () -> "false");
        settings.add("ta.network.id", () -> "pays-des-vents");
        settings.add("ta.network.name", () -> "Pays des Vents");
        settings.add("ta.network.departement", () -> "17");
        settings.add("ta.coordinator.mail", () -> NADIA);
        settings.add("ta.coordinator.name", () -> "Nadia Ferret");
    }

    @AfterEach
    void everybodyGoesHome() {
        screens.values().forEach(BrowserPage::close);
    }

    @Test
    void aTerritoryWritesItsLabelAndLivesByIt() throws Exception {
        theCoordinatorBeginsTheRulesOfHerTerritoryFromTheBase();
        var draft = thirtyPeopleSetALevelTogether();
        published(draft, "1.1.0", "L’atelier a demandé un niveau de plus pour gérer les mots de passe.");
        theCommitteeSits();
        signUp(ODETTE, "Odette Guérin", List.of("Je donne de mon temps"), "Foyer rural");
        signUp(THOMAS, "Thomas Billaud", List.of("C’est dans mon travail", "cœur de mon travail", "médiateur"), "Bus");
        signUp(CLAIRE, "Claire Moreau", List.of("C’est dans mon travail", "J’accueille le public"), "Mairie");
        for (var who : List.of(ODETTE, THOMAS, CLAIRE)) takesTheCharter(who);
        for (var name : List.of("Odette Guérin", "Thomas Billaud", "Claire Moreau")) accepts(name);
        attested("Odette", 3);
        attested("Thomas", 6);
        attested("Claire", 6);
        practice("Thomas");
        peersAreMet();
        var odette = recognised(ODETTE, "Odette Guérin");
        var thomas = recognised(THOMAS, "Thomas Billaud");
        passerBy(odette, "Oui");
        passerBy(thomas, "Oui");
        theBadgeIsTaken(thomas);

        var raised = oneLevelIsRaisedInADraft();
        published(raised, "1.2.0", "Les mots de passe volés se multiplient.");
        whoMustRenewIsNamedAndWrittenTo();
        passerBy(odette, "Oui");

        suspended("Odette Guérin");
        passerBy(odette, "suspendu");
        restoredOnAppeal("Odette Guérin");
        passerBy(odette, "Oui");
        theJournalTellsTheActs();
    }

    private void theCoordinatorBeginsTheRulesOfHerTerritoryFromTheBase() {
        var page = as(NADIA, "/bureau/protocole");
        says(page, "Aucun : ces règles n’ont pas de socle");
        page.locator("main a:has-text('Commencer un projet')").click();
        says(page, "Au départ, votre projet est identique aux règles choisies.");
        page.locator("[name=nom]").fill("« Tous aidants » au Pays des Vents");
        press(page, "Commencer ce projet");
        says(page, "ces règles ne s’appliquent pas");
        says(page, "Ces règles s’appuient désormais sur le socle « base 1.0.0 »");
        published(page.url().replaceFirst("^https?://[^/]+", ""), "1.0.0", "Le territoire reprend le socle commun.");
    }

    /// From the open draft: decides and publishes it for today.
    private void published(String draft, String version, String why) {
        var page = as(NADIA, draft);
        page.locator("main a:has-text('Décider et publier')").click();
        page.locator("[name=version]").fill(version);
        page.locator("[name=jour]").fill(today().toString());
        page.locator("label:has-text('Oui, ces règles sont adoptées')").click();
        page.locator("[name=par]").fill("le comité du Pays des Vents");
        page.locator("[name=raison]").fill(why);
        press(page, "Publier ces règles");
        says(page, "Les règles sont publiées.");
        assertThat(page.locator("h1")).containsText(version);
    }

    private String thirtyPeopleSetALevelTogether() {
        var page = as(NADIA, "/bureau/ateliers/nouveau");
        page.locator("[name=titre]").fill("Atelier du Pays des Vents");
        page.locator("[name=places]").fill(Integer.toString(IN_THE_ROOM));
        page.locator("[name=profils][value=benevole]").check();
        for (var box : page.locator("[name=competences]").all())
            if (!box.getAttribute("value").equals("4.1")) box.uncheck();
        page.locator("summary:has-text('un par un')").click();
        page.locator("[name=engagements][value=CH-27]").check();
        press(page, "Ouvrir l’atelier");
        says(page, "Premier tour");
        var desk = page.url().replaceFirst("^https?://[^/]+", "");
        var room = page.locator("a[href$='/mur']").getAttribute("href").replace("/mur", "");

        var phones = Stream.generate(this::visitor).limit(IN_THE_ROOM - 1).toList();
        atOnce(phones, phone -> {
            phone.post(room, Map.of("_csrf", phone.token(room)));
            answer(phone, room, "niveaux", 1, phones.indexOf(phone) % 2 == 0 ? 2 : 5);
            answer(phone, room, "engagements", 1, 2);
        });
        try (var screen = BrowserPage.open(site(), room, Map.of())) {
            screen.width(320);
            var phone = screen.page();
            press(phone, "Participer");
            phone.getByText("Niveaux de compétence").first().click();
            phone.getByText("3 – la tête sous l’eau").first().click();
            assertThat(phone.getByText("Votre réponse est bien arrivée.")).isVisible();
            assertThat(screen.scrollsSideways()).isEmpty();

            page.navigate(site() + desk);
            says(page, "30 participants en ligne");
            says(page, "Désaccords : 1 question");
            press(page, "Commencer le second tour");
            says(page, "Second tour");
            atOnce(phones, one -> answer(one, room, "niveaux", 2, 3));
            phone.navigate(site() + room);
            says(phone, "Second tour");
            phone.getByText("Niveaux de compétence").first().click();
            phone.getByText("3 – la tête sous l’eau").first().click();
            assertThat(phone.getByText("Votre réponse est bien arrivée.")).isVisible();
        }
        page.locator("summary:has-text('Terminer l’atelier')").click();
        press(page, "Oui, terminer l’atelier");
        says(page, "L’atelier est terminé.");
        var minutes = page.request().get(site() + desk + "/proces-verbal.pdf");
        assertThat(minutes.headers().get("content-type")).startsWith("application/pdf");
        page.locator("main a:has-text('Projet de règles')").click();
        press(page, "Ouvrir le projet de règles de cet atelier");
        says(page, "le niveau attendu de « Bénévole » monte de 2 à 3");
        says(page, "ces règles ne s’appliquent pas");
        return page.url().replaceFirst("^https?://[^/]+", "");
    }

    /// Concurrently, like in a workshop.
    private static void atOnce(List<Visitor> phones, Consumer<Visitor> does) {
        try (var hands = Executors.newFixedThreadPool(6)) {
            for (var done : hands.invokeAll(phones.stream()
                    .map(phone -> Executors.callable(() -> does.accept(phone)))
                    .toList())) done.get();
        } catch (InterruptedException | ExecutionException broken) {
            throw new AssertionError(broken);
        }
    }

    private static void answer(Visitor phone, String room, String kind, int round, int answer) {
        var address = room + "/benevole/" + kind;
        var asked = phone.get(address).body();
        var form = new LinkedHashMap<String, String>();
        var found = QUESTION.matcher(asked);
        while (found.find()) form.put(found.group(1), Integer.toString(answer));
        form.put("tour", Integer.toString(round));
        form.put("_csrf", Visitor.tokenIn(asked));
        assertThat(phone.post(address, form).statusCode()).isEqualTo(303);
    }

    private void theCommitteeSits() {
        opens(YVONNE, "Yvonne Texier");
        opens(PAUL, "Paul Renaud");
        opens(LUCIEN, "Lucien Petit");
        var page = as(NADIA, "/bureau/comite");
        for (var name : List.of("Nadia Ferret", "Yvonne Texier", "Paul Renaud", "Lucien Petit")) {
            page.locator("[name=qui]").fill(name);
            press(page, "Chercher");
            page.locator("main tr:has-text('" + name + "') button:has-text('Nommer')")
                    .first()
                    .click();
            says(page, name);
        }
    }

    private void opens(String mail, String name) {
        var page = as(NADIA, "/bureau/comptes");
        page.locator("[name=name]").fill(name);
        page.locator("[name=mail]").fill(mail);
        page.locator("main form[action='/bureau/comptes'] button").click();
        says(page, mail);
    }

    /// From the first questions to an open file, by the link of a letter.
    private void signUp(String mail, String name, List<String> answers, String organisation) {
        var screen = BrowserPage.open(site(), "/devenir-aidant", Map.of());
        screens.put(mail, screen);
        var page = screen.page();
        for (var answer : answers)
            page.locator("main a:has-text('" + answer + "')").click();
        page.locator("[name=name]").fill(name);
        page.locator("[name=mail]").fill(mail);
        page.locator("main form button").last().click();
        says(page, mail);
        follow(page, mail);
        page.locator("[name=commune][role=combobox]").fill("Saintes (17100)");
        page.locator("[name=structure]").fill(organisation);
        page.locator("main form button").last().click();
        says(page, "Mon dossier");
    }

    private void accepts(String name) {
        var page = as(NADIA, "/bureau/comptes");
        press(page, "Accepter " + name);
        says(page, "Le compte est accepté");
    }

    private void takesTheCharter(String who) {
        var page = as(who, "/mon-dossier/charte");
        var first = page.locator("main a.button[href^='/mon-dossier/charte/']");
        if (first.count() > 0) {
            first.first().click();
            page.waitForURL("**/mon-dossier/charte/**");
        }
        while (page.url().matches(".*/mon-dossier/charte/.+")) {
            var here = page.url();
            // Reads each one, then ticks the box beside the button.
            for (var commitment :
                    page.locator("main fieldset:has(input[name^='reponse-'])").all())
                commitment.locator("label:has-text('je le fais')").click();
            page.locator("main form button").last().click();
            page.waitForURL(url -> !url.equals(here));
        }
        says(page, "Vous avez pris tous les engagements");
    }

    /// A certificate that the coordinator checked.
    private void attested(String name, int level) {
        var page = person(name);
        page.locator("main a[href$='/papier']").click();
        page.locator("[name=nature][value=attestation]").check();
        page.locator("[name=source]").fill("Formatrice du réseau");
        page.locator("[name=on]").fill(today().toString());
        for (var competence : page.locator("main select").all()) competence.selectOption(Integer.toString(level));
        page.locator("main form button").last().click();
        says(page, "Formatrice du réseau");
    }

    private Page person(String name) {
        var page = as(NADIA, "/bureau/pix?qui=" + name);
        page.locator("main a[href^='/bureau/pix/personnes/']").first().click();
        assertThat(page.locator("h1")).containsText(name);
        return page;
    }

    private void practice(String name) {
        var page = person(name);
        page.locator("main a[href$='/constats']").click();
        var form = page.locator("section:has(input[value='actes-12-mois'])");
        form.locator("[name=valeur-actes-12-mois]").fill("140");
        form.locator("[name=jour-actes-12-mois]").fill(today().toString());
        form.locator("[name=source-actes-12-mois]").fill("Feuilles de présence du bus");
        form.locator("button").click();
        says(page, "Feuilles de présence du bus");
    }

    /// Odette and Thomas, each by the two others: a new network has no recognised peers yet.
    private void peersAreMet() {
        var meetings = Map.of(
                ODETTE, List.of(THOMAS, CLAIRE),
                THOMAS, List.of(ODETTE, CLAIRE));
        var names = Map.of(ODETTE, "Odette Guérin", THOMAS, "Thomas Billaud");
        for (var met : meetings.keySet()) {
            var page = as(met, "/mon-dossier/entretien");
            for (var n = 1; n <= 3; n++) {
                page.locator("[name=jour-" + n + "]")
                        .fill(today().plusDays(9 + n).toString());
                page.locator("[name=heure-" + n + "]").fill("14 h 30");
            }
            page.locator("[name=endroit]").fill("Foyer rural, 2 place du Marché");
            press(page, "Proposer ces dates");
            says(page, "Des pairs ont reçu vos dates");
        }
        meetings.forEach((met, peers) -> peers.forEach(peer -> {
            var page = meeting(peer, names.get(met));
            page.locator("[name=reponse][value=oui]").check();
            // Claire meets both: two interviews of one person never overlap.
            var dates = page.locator("[name=dates]");
            (met.equals(ODETTE) ? dates.first() : dates.last()).check();
            page.locator("form[action$='/reponse'] button").click();
        }));
        // After the last of the dates, at any hour of the test.
        clock.advance(Duration.ofDays(13));
        meetings.forEach((met, peers) -> peers.forEach(peer -> {
            var page = meeting(peer, names.get(met));
            for (var criterion : page.locator("fieldset:has([name^=critere-])").all())
                criterion.locator("input").first().check();
            page.locator("[name=verdict][value=favourable]").check();
            page.locator("[name=mots]").fill("Une écoute attentive, et les mains loin de la souris.");
            page.locator("form[action$='/conclusion'] button").click();
            says(page, "Une écoute attentive");
        }));
        for (var met : meetings.keySet()) says(as(met, "/mon-dossier/entretien"), "Conclusion favorable");
    }

    private Page meeting(String peer, String name) {
        var page = as(peer, "/entretiens-de-pairs");
        page.locator("main .card:has-text('" + name
                        + "') a[href^='/entretiens-de-pairs/'], a.card[href^='/entretiens-de-pairs/']:has-text('" + name
                        + "')")
                .first()
                .click();
        return page;
    }

    /// @return the public page to check it
    private String recognised(String who, String name) {
        var page = as(who, "/mon-dossier/label");
        press(page, "Demander le label");
        says(page, "Votre demande est envoyée");
        for (var member : List.of(NADIA, YVONNE))
            signs(member, name, "Oui, donner le label", "La charte est prise, et les pairs sont favorables.");
        var mine = as(who, "/mon-dossier/label");
        says(mine, "Vous avez le label");
        return mine.locator("main a[href^='/verifier/']").getAttribute("href");
    }

    private void signs(String member, String name, String answer, String reason) {
        var page = as(member, "/bureau/label");
        page.locator("main table a:has-text('" + name + "')").first().click();
        page.locator("label:has-text('" + answer + "')").click();
        page.locator("textarea[name^=raison-]").fill(reason);
        press(page, "Signer");
        assertThat(page.locator(".notice-ok").first()).isVisible();
    }

    private void passerBy(String verify, String words) {
        try (var screen = BrowserPage.open(site(), verify, Map.of())) {
            assertThat(screen.page().locator("h1")).containsText(words);
        }
    }

    private void theBadgeIsTaken(String verify) {
        try (var screen = BrowserPage.open(site(), verify, Map.of())) {
            var json = screen.page()
                    .locator("a[href^='/preuve/attestations/'][download]")
                    .first();
            var badge = screen.page().request().get(site() + json.getAttribute("href"));
            assertThat(badge.status()).isEqualTo(200);
            assertThat(badge.text()).contains("eddsa-rdfc-2022").contains("Pays des Vents");
        }
    }

    /// From the rules in force, in the file itself, like a coordinator offline.
    private String oneLevelIsRaisedInADraft() throws Exception {
        var page = as(NADIA, "/bureau/protocole/projets/nouveau");
        page.locator("[name=version]").fill("1.2.0");
        press(page, "Commencer ce projet");
        var address = page.locator("main a[href$='/archive']").getAttribute("href");
        var zip = raised(page.request().get(site() + address).body());
        page.locator("summary:has-text('Corriger ce projet')").click();
        page.locator("input[type=file]").setInputFiles(new FilePayload("corrige.zip", "application/zip", zip));
        press(page, "Remplacer ce projet");
        says(page, "le niveau attendu de « Bénévole » monte de 3 à 4");
        assertThat(page.locator("main table:has(caption, th:has-text('Profil')):visible")
                        .first())
                .containsText("Bénévole");
        says(page, "Les garanties aux habitants");
        page.locator("main a:has-text('Voir la personne touchée')").click();
        says(page, "Odette Guérin");
        says(page, "Label gardé, dossier à compléter");
        says(page, "Les compétences numériques");
        page.goBack();
        var csv = page.request()
                .get(site() + page.locator("a[href$='/impact.csv']").getAttribute("href"));
        assertThat(csv.text()).contains("moins de 5").doesNotContain("Odette");
        return page.url().replaceFirst("^https?://[^/]+", "");
    }

    private static byte[] raised(byte[] archive) throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var in = new ZipInputStream(new ByteArrayInputStream(archive));
                var out = new ZipOutputStream(bytes)) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write((entry.getName().equals("competences.yaml")
                                ? text.replace("\"4.1\": {benevole: 3}", "\"4.1\": {benevole: 4}")
                                : text)
                        .getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private void whoMustRenewIsNamedAndWrittenTo() throws Exception {
        var page = as(NADIA, "/bureau/protocole/renouvellements");
        assertThat(page.locator("main table")).containsText("Odette Guérin");
        assertThat(page.locator("main table")).not().containsText("Thomas");
        assertThat(letter(ODETTE, "Les règles du label Tous Aidants changent"))
                .contains("mots de passe volés")
                .contains("Vous gardez votre label.");
        assertThat(as(NADIA, "/bureau/label").locator("main a[href='/bureau/protocole/renouvellements']"))
                .hasText("Un label est à compléter ou à renouveler : qui, quoi, et avant quand");
        assertThat(letters(THOMAS).noneMatch(one -> subject(one).contains("Les règles")))
                .isTrue();
    }

    private void suspended(String name) {
        var page = as(NADIA, "/bureau/label");
        page.locator("main table a:has-text('" + name + "')").first().click();
        page.locator("label:has-text('Suspendre')").click();
        page.locator("textarea[name=mots]").fill("Une plainte est à examiner.");
        press(page, "Proposer");
        says(page, "La proposition est envoyée");
        for (var member : List.of(NADIA, YVONNE))
            signs(member, name, "Oui, suspendre le label", "Le temps d’entendre les deux côtés.");
    }

    private void restoredOnAppeal(String name) {
        var page = as(ODETTE, "/mon-dossier/label");
        says(page, "Votre label est suspendu depuis le");
        page.locator("main a:has-text('Faire un recours')").click();
        page.locator("textarea[name=mots]").fill("Cette plainte ne me concerne pas.");
        press(page, "Envoyer mon recours");
        says(page, "Votre recours est envoyé");
        for (var member : List.of(PAUL, LUCIEN))
            signs(member, name, "Oui, changer la décision", "La plainte visait quelqu’un d’autre.");
        says(as(ODETTE, "/mon-dossier/label"), "Le recours est accepté");
    }

    /// Finds each act by its filter; then verifies that no line was changed since.
    private void theJournalTellsTheActs() {
        var page = as(NADIA, "/bureau/journal");
        page.locator("main summary").click();
        page.locator("[name=motif][value=incident]").check();
        press(page, "Lire les noms pendant une heure");
        Map.of(
                        "Enregistrement d’un projet de règles", "Nadia Ferret",
                        "Publication des règles du label", "Nadia Ferret",
                        "Lecture de dossiers d’aidants pour préparer des règles", "Nadia Ferret",
                        "Ouverture d’un atelier", "Nadia Ferret",
                        "Atelier : fin du premier tour et début du second", "Nadia Ferret",
                        "Fin d’un atelier", "Nadia Ferret",
                        "Ajout d’un constat dans le dossier d’un aidant", "Nadia Ferret",
                        "Demande de label", "Thomas Billaud",
                        "Suspension d’un label", "Yvonne Texier",
                        "Acceptation d’un recours", "Lucien Petit")
                .forEach((act, who) -> {
                    page.locator("main select").selectOption(new SelectOption().setLabel(act));
                    press(page, "Afficher");
                    var newest = page.locator("main tbody tr").first();
                    assertThat(newest).containsText(act);
                    assertThat(newest).containsText(who);
                });
        page.locator("main a[href='/bureau/journal/verification']").click();
        says(page, "Le journal est intact");
    }

    private String site() {
        return "http://localhost:" + port;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    /// The person's browser on that page; signs in when requested.
    private Page as(String mail, String path) {
        var screen = screens.computeIfAbsent(mail, _ -> BrowserPage.open(site(), path, Map.of()));
        var page = screen.page();
        page.navigate(site() + path);
        if (page.url().contains("/connexion")) {
            page.locator("main [name=mail]").fill(mail);
            page.locator("main form button").last().click();
            says(page, "courriel");
            follow(page, mail);
            if (!page.url().endsWith(path)) page.navigate(site() + path);
        }
        return page;
    }

    /// The newest link sent to the person, and the button behind it.
    private void follow(Page page, String mail) {
        page.navigate(site() + link(mail));
        page.locator("main form[action^='/connexion/'] button").click();
        assertThat(page.locator("main form[action^='/connexion/']")).hasCount(0);
    }

    private final List<String> used = new ArrayList<>();

    private String link(String mail) {
        var fresh = letters(mail)
                .map(letter -> LINK.matcher(body(letter)))
                .filter(java.util.regex.Matcher::find)
                .map(found -> found.group(1))
                .filter(link -> !used.contains(link))
                .reduce((_, last) -> last)
                .orElseThrow(() -> new AssertionError("no link came to " + mail));
        used.add(fresh);
        return fresh;
    }

    private String letter(String mail, String subject) {
        return letters(mail)
                .filter(one -> subject(one).replace('\u00a0', ' ').contains(subject))
                .findFirst()
                .map(one -> body(one))
                .orElseThrow(() -> new AssertionError("no letter « " + subject + " » came to " + mail));
    }

    private static Stream<MimeMessage> letters(String mail) {
        return Stream.of(POST.getReceivedMessages()).filter(one -> to(one).equals(mail));
    }

    private static String to(MimeMessage letter) {
        try {
            return letter.getRecipients(RecipientType.TO)[0].toString();
        } catch (Exception broken) {
            throw new AssertionError(broken);
        }
    }

    private static String subject(MimeMessage letter) {
        try {
            return letter.getSubject();
        } catch (Exception broken) {
            throw new AssertionError(broken);
        }
    }

    private static String body(MimeMessage letter) {
        try {
            var content = letter.getContent();
            return content instanceof MimeMultipart parts
                    ? parts.getBodyPart(0).getContent().toString()
                    : content.toString();
        } catch (Exception broken) {
            throw new AssertionError(broken);
        }
    }

    private static void press(Page page, String button) {
        page.locator("main button:has-text('" + button + "')").first().click();
    }

    private static void says(Page page, String words) {
        assertThat(page.locator("main")).containsText(words);
    }
}
