package org.tousaidants.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.label.helpers.Helpers;
import org.tousaidants.label.observations.CharterCommitmentAnswer;
import org.tousaidants.label.recognition.LabelCommittee;
import org.tousaidants.label.sitevisits.PlaceConditionFacts;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceDirectory;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.rules.versions.PublishedRules;

/// From the application to the badge, then suspended and restored on appeal, each person in their own browser;
/// the public sees each change immediately.
@Tag("browser")
class LabelJourneyTest extends RunningSite {
    private static final Pattern NOTEBOOK = Pattern.compile("http\\S+(/demarche-du-lieu/[A-Za-z0-9_-]+)");

    @Autowired
    PlaceConditionFacts visits;

    @Autowired
    PublishedRules rules;

    @Autowired
    PlaceDirectory directory;

    @Autowired
    Helpers helpers;

    @Autowired
    LabelCommittee committee;

    private BrowserPage seenBy(Account who, String path) {
        return BrowserPage.open("http://localhost:" + port, path, signedIn(who).cookies);
    }

    private Account member(Account coordinator) {
        var account = person(Role.HELPER);
        committee.seat(actor(coordinator), account.id());
        return account;
    }

    private static void press(Page page, String button) {
        page.locator("main button:has-text('" + button + "')").first().click();
    }

    private static void says(Page page, String words) {
        assertThat(page.locator("main")).containsText(words);
    }

    private void sign(Account member, String life, String answer, String reason) {
        try (var screen = seenBy(member, life)) {
            var page = screen.page();
            page.locator("label:has-text('" + answer + "')").click();
            page.locator("textarea[name^=raison-]").fill(reason);
            press(page, "Signer");
            assertThat(page.locator(".notice-ok").first()).isVisible();
        }
    }

    private void passerBy(String verify, String words) {
        try (var screen = BrowserPage.open("http://localhost:" + port, verify, Map.of())) {
            assertThat(screen.page().locator("h1")).containsText(words);
        }
    }

    @Test
    void aPlaceListensVisitsAPeerChangesOneThingAndIsRecognised() {
        var coordinator = person(Role.COORDINATOR);
        var members = List.of(member(coordinator), member(coordinator));
        var place = named("Centre social du Vallon");
        var peer = named("Mairie de Burie");
        var today = LocalDate.now(clock);
        seenAndSigned(actor(coordinator), place);
        var desk = "/bureau/lieux/" + place.code() + "/label";
        try (var screen = seenBy(coordinator, desk)) {
            says(screen.page(), "Le parcours de labellisation");
            assertThat(screen.page().locator("main button:has-text('Proposer ce dossier au comité')"))
                    .hasCount(0);
        }
        var ours = notebook(coordinator, place);
        var theirs = notebook(coordinator, peer);
        try (var screen = BrowserPage.withoutScripts(site(), ours)) {
            var page = screen.page();
            says(page, "Ce journal est celui de votre équipe");
            told(page, "ecouter", today.plusDays(3), Map.of("avec", "Au marché"));
            says(page, "Étape prévue");
            told(page, "ecouter", today.minusDays(100), Map.of("interrogees", "6", "osent", "4"));
            told(page, "visite-croisee", today.minusDays(97), Map.of("lieu", "Mairie de Burie"));
            told(page, "choisir", today.minusDays(95), Map.of("change", "L’affiche", "pourquoi", "Elle effrayait"));
            told(page, "essayer", today, Map.of("change", "On la garde", "pourquoi", "On entre"));
            says(page, "chaque équipe raconte sa visite chez l’autre");
        }
        try (var screen = BrowserPage.withoutScripts(site(), theirs)) {
            says(screen.page(), "l’équipe de Centre social du Vallon est venue ici");
            told(screen.page(), "visite-croisee", today.minusDays(90), Map.of("lieu", "Centre social du Vallon"));
        }
        try (var screen = seenBy(coordinator, desk + "/demarche")) {
            var page = screen.page();
            says(page, "Toutes les étapes sont faites et racontées");
            says(page, "Elle effrayait");
            says(page, "4 personnes sur 6 interrogées osent pousser la porte");
            page.navigate(site() + desk);
            press(page, "Proposer ce dossier au comité");
            assertThat(page).hasURL(Pattern.compile(".*/bureau/label/.*"));
        }
        var life = "/bureau/label/"
                + sql.sql("select id::text from recognition_life where place = :place")
                        .param("place", place.id().value())
                        .query(String.class)
                        .single();
        for (var member : members) sign(member, life, "Oui, donner le label", "On y ose pousser la porte.");
        try (var screen = BrowserPage.open(site(), "/lieux/" + place.slug(), Map.of())) {
            screen.page().locator("main a[href^='/verifier/']").first().click();
            assertThat(screen.page().locator("h1")).containsText("Oui");
            says(screen.page(), "proposition");
        }
    }

    private void seenAndSigned(SignedInPerson nadia, Place place) {
        var here = rules.now().protocol();
        visits.note(
                nadia,
                place.code(),
                new PlaceConditionFacts.VisitReport(
                        LocalDate.now(clock),
                        Map.of(
                                "accueil-humain", 1L,
                                "coin-discret", 1L,
                                "entree-sans-marche", 1L,
                                "horaires-a-jour", 1L,
                                "personnes-reconnues", 1L),
                        ""));
        visits.sign(
                nadia,
                place.code(),
                "Jeanne Roy, directrice",
                here.charter().of("lieu").stream()
                        .map(one -> new CharterCommitmentAnswer(one.id(), one.hash(), true))
                        .toList());
    }

    private String notebook(Account coordinator, Place place) {
        var mail = "equipe-" + place.code() + "@exemple.fr";
        try (var screen = seenBy(coordinator, "/bureau/lieux/" + place.code() + "/label/demarche")) {
            var page = screen.page();
            page.locator("#f-nom").fill("Jeanne Roy");
            page.locator("#f-mail").fill(mail);
            press(page, "Envoyer le journal d’équipe");
            says(page, "Le lien est envoyé à l’équipe.");
        }
        return wordsTo(mail).stream()
                .map(NOTEBOOK::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
    }

    private static void told(Page page, String step, LocalDate on, Map<String, String> more) {
        page.locator("#f-etape").selectOption(step);
        page.locator("#f-jour").fill(on.toString());
        page.locator("#f-avec").fill("L’équipe");
        page.locator("#f-qui").fill("Jeanne Roy");
        more.forEach((field, value) -> page.locator("#f-" + field).fill(value));
        press(page, "Noter une étape");
        says(page, "L’étape est enregistrée, merci.");
    }

    private Place named(String name) {
        return directory.snapshot().places().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private String site() {
        return "http://localhost:" + port;
    }

    @Test
    void aLabelIsAskedForGivenSuspendedAppealedAndRestored() {
        var coordinator = person(Role.COORDINATOR);
        var first = List.of(member(coordinator), member(coordinator));
        var others = List.of(member(coordinator), member(coordinator));
        var helper = person(Role.HELPER);
        helpers.begin(actor(helper), "proche", "17415", "");
        try (var screen = seenBy(helper, "/mon-dossier")) {
            var page = screen.page();
            page.locator("main a[href='/mon-dossier/label']").click();
            press(page, "Demander le label");
            says(page, "Votre demande est envoyée");
        }
        var life = "/bureau/label/"
                + sql.sql("select id::text from recognition_life where account = :account")
                        .param("account", helper.id())
                        .query(String.class)
                        .single();
        sign(first.getFirst(), life, "Oui, donner le label", "Sa charte est prise en entier.");
        sign(first.getLast(), life, "Oui, donner le label", "Ses voisins lui font confiance.");
        String verify;
        try (var screen = seenBy(helper, "/mon-dossier/label")) {
            says(screen.page(), "Vous avez le label");
            says(screen.page(), "Ses voisins lui font confiance.");
            verify = screen.page().locator("main a[href^='/verifier/']").getAttribute("href");
        }
        passerBy(verify, "Oui");

        try (var screen = seenBy(coordinator, life)) {
            var page = screen.page();
            page.locator("label:has-text('Suspendre')").click();
            page.locator("textarea[name=mots]").fill("Une plainte est à examiner.");
            press(page, "Proposer");
            says(page, "La proposition est envoyée");
        }
        passerBy(verify, "Oui");
        for (var member : first) sign(member, life, "Oui, suspendre le label", "Le temps d’entendre les deux côtés.");
        passerBy(verify, "suspendu");

        try (var screen = seenBy(helper, "/mon-dossier/label")) {
            var page = screen.page();
            says(page, "Votre label est suspendu depuis le");
            page.locator("main a:has-text('Faire un recours')").click();
            page.locator("textarea[name=mots]").fill("Cette plainte ne me concerne pas.");
            press(page, "Envoyer mon recours");
            says(page, "Votre recours est envoyé");
        }
        try (var screen = seenBy(first.getFirst(), life)) {
            says(screen.page(), "Vous ne pouvez pas signer cette proposition");
        }
        for (var member : others)
            sign(member, life, "Oui, changer la décision", "La plainte visait quelqu’un d’autre.");
        passerBy(verify, "Oui");
        try (var screen = seenBy(helper, "/mon-dossier/label")) {
            says(screen.page(), "Vous avez le label");
            says(screen.page(), "Le recours est accepté");
            says(screen.page(), "La plainte visait quelqu’un d’autre.");
        }
    }
}
