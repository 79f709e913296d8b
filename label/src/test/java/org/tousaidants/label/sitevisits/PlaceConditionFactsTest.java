package org.tousaidants.label.sitevisits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.PlaceSheet;
import org.tousaidants.label.observations.CharterCommitmentAnswer;
import org.tousaidants.label.observations.CharterSignatureResult;
import org.tousaidants.places.directory.HarvestedPlaceRecord;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceDirectory;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.ValueStatementSource;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SecretToken;
import org.tousaidants.platform.mail.Letter;
import org.tousaidants.platform.mail.LetterOutbox;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.platform.web.Visitor;
import org.tousaidants.rules.judging.LabelVerdict.VerdictState;

/// Tests a place before its label: its charter, its observed facts, its verdict.
class PlaceConditionFactsTest extends RunningSite {
    private static final Pattern LINK = Pattern.compile("http\\S+(/charte-du-lieu/\\S+)");
    private static final Pattern NOTEBOOK = Pattern.compile("http\\S+(/demarche-du-lieu/[A-Za-z0-9_-]+)");
    private static final Pattern TEXT = Pattern.compile("name=\"texte-([A-Z0-9-]+)\" value=\"([0-9a-f]{64})\"");

    @Autowired
    Places places;

    @Autowired
    PlaceDirectory directory;

    @Autowired
    PlaceConditionFacts visits;

    @Autowired
    PlaceVisitors visitors;

    @Autowired
    PlaceLabelDossiers dossiers;

    @Autowired
    DemoPlaceStages work;

    @Test
    void aPlaceIsRecognisableOnceItsCharterIsSignedAndAVisitSawTheRest() throws Exception {
        var place = place();
        var nadia = signedIn(person(Role.COORDINATOR));
        var page = nadia.get(label(place)).body();
        assertThat(page).contains("La charte").contains("Un coin discret").contains("Exigence à remplir");

        var link = invited(nadia, place);
        var stranger = visitor();
        var read = stranger.get(link);
        assertThat(read.body()).contains(place.name()).contains("Vous êtes responsable de ce lieu");
        assertThat(read.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        var half = answers(read.body(), "oui");
        half.remove("reponse-"
                + half.keySet().stream()
                        .filter(key -> key.startsWith("reponse-"))
                        .findFirst()
                        .orElseThrow()
                        .substring("reponse-".length()));
        assertThat(stranger.post(link, half).statusCode()).isEqualTo(422);
        assertThat(stranger.post(link, answers(read.body(), "oui")).body())
                .contains("Vos réponses sont signées, merci.");
        // The link can be used once.
        assertThat(stranger.get(link).statusCode()).isEqualTo(410);
        assertThat(stranger.post(link, answers(read.body(), "non")).statusCode())
                .isEqualTo(410);
        assertThat(nadia.get(label(place)).body()).contains("Charte signée par Jeanne Roy, directrice");

        var thomas = signedIn(visiting());
        assertThat(thomas.get("/lieux/" + place.slug()).body()).contains("Noter une visite de ce lieu");
        var words = new DemoPlaceStages.DemoStageTexts("L’équipe", "La porte reste ouverte", "On n’osait pas entrer");
        work.hold(actor(person(Role.COORDINATOR)), place, place(), _ -> words);
        var noted = visit(
                thomas,
                place,
                Map.of(
                        "accueil-humain", "oui",
                        "coin-discret", "oui",
                        "entree-sans-marche", "oui",
                        "horaires-a-jour", "oui",
                        "personnes-reconnues", "2"));
        assertThat(noted.statusCode()).isEqualTo(303);
        var after = nadia.get(label(place)).body();
        assertThat(after)
                .contains("Personne de test")
                .contains("Le dossier est complet")
                .doesNotContain("Exigence à remplir");
        assertThat(standing(place)).isEqualTo(VerdictState.COMPLETE);
        assertThat(dossiers.all())
                .extracting(PlaceLabelDossier::place)
                .extracting(Place::id)
                .contains(place.id());

        // A later visit has another result, which replaces the first.
        visit(thomas, place, Map.of("coin-discret", "non"));
        assertThat(standing(place)).isEqualTo(VerdictState.INCOMPLETE);
        assertThatThrownBy(() -> sql.sql("delete from sitevisits_sighting").update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void twoPlacesVisitEachOtherAndEachTeamTellsItsStepsByItsLink() throws InterruptedException {
        var place = place();
        var peer = place();
        var nadia = signedIn(person(Role.COORDINATOR));
        var today = LocalDate.now(clock);
        var team = notebook(nadia, place);
        var others = notebook(nadia, peer);
        var stranger = visitor();
        var empty = stranger.get(team);
        assertThat(empty.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(empty.body())
                .contains("Ce journal est celui de votre équipe", "3 personnes au moins", "n’est pas encore racontée");
        // A plan does not count, and its report replaces it.
        told(stranger, team, 303, "ecouter", today.plusDays(9), Map.of("avec", "Au marché, samedi"));
        assertThat(stranger.get(team).body()).contains("prévue", "Au marché, samedi", "Aucune étape commencée sur 4");
        told(stranger, team, 422, "ecouter", today, Map.of());
        told(stranger, team, 303, "ecouter", today, Map.of("interrogees", "3", "osent", "2"));
        assertThat(stranger.get(team).body())
                .doesNotContain("Au marché, samedi")
                .contains("Une étape commencée sur 4");
        told(stranger, team, 422, "choisir", today, Map.of("change", "L’affiche"));
        told(stranger, team, 303, "choisir", today, Map.of("change", "L’affiche", "pourquoi", "Elle faisait peur"));
        told(stranger, team, 303, "essayer", today, Map.of("change", "On la garde", "pourquoi", "On entre"));
        assertThat(stranger.get(team).body()).contains("à raconter à partir du");
        // A visit must name another place of the network, and counts only with the visit in return.
        told(stranger, team, 422, "visite-croisee", today, Map.of());
        told(stranger, team, 422, "visite-croisee", today, Map.of("lieu", "Nulle part"));
        told(stranger, team, 422, "visite-croisee", today, Map.of("lieu", place.name()));
        told(stranger, team, 303, "visite-croisee", today, Map.of("lieu", peer.name(), "change", "Leur paravent"));
        assertThat(stranger.get(team).body()).contains("chaque équipe raconte sa visite chez l’autre");
        assertThat(visitor().get(others).body()).contains("l’équipe de " + place.name() + " est venue ici", "paravent");
        told(
                visitor(),
                others,
                303,
                "visite-croisee",
                today,
                Map.of("lieu", place.code().value()));
        assertThat(stranger.get(team).body())
                .contains("l’équipe de " + peer.name() + " est venue ici")
                .doesNotContain("chaque équipe raconte sa visite chez l’autre");
        clock.advance(Duration.ofDays(90));
        var later = today.plusDays(90);
        told(stranger, team, 303, "essayer", later, Map.of("change", "On la garde", "pourquoi", "On entre"));
        assertThat(stranger.get(team).body())
                .contains("Toutes les étapes sont faites et racontées", "Récit de Jeanne Roy");
        var desk = signedIn(person(Role.COORDINATOR));
        assertThat(desk.get(label(place) + "/demarche").body()).contains("Leur paravent", "Elle faisait peur");
        // Refused: an unknown stage, a day more than a year ahead, a secret of another place.
        told(stranger, team, 422, "danser", later, Map.of());
        told(stranger, team, 422, "ecouter", later.plusDays(400), Map.of("interrogees", "3"));
        assertThat(visitor()
                        .get("/demarche-du-lieu/" + SecretToken.random().text())
                        .statusCode())
                .isEqualTo(410);
        clock.advance(Duration.ofDays(320));
        assertThat(visitor().get(team).statusCode()).isEqualTo(410);
    }

    private String notebook(Visitor nadia, Place place) throws InterruptedException {
        var mail = "equipe-" + UUID.randomUUID() + "@example.org";
        var page = label(place) + "/demarche";
        var sent = nadia.post(
                page + "/lien", Map.of("_csrf", nadia.token(page), "nom", "Jeanne Roy", "mail", mail, "langue", "fr"));
        assertThat(sent.statusCode()).isEqualTo(303);
        var found = NOTEBOOK.matcher(letter(mail).orElseThrow(() -> new AssertionError("no letter to " + mail)));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static void told(
            Visitor who, String page, int answer, String step, LocalDate on, Map<String, String> more) {
        var form = new HashMap<>(Map.of(
                "_csrf",
                who.token(page),
                "etape",
                step,
                "jour",
                on.toString(),
                "avec",
                "L’équipe",
                "qui",
                "Jeanne Roy"));
        form.putAll(more);
        assertThat(who.post(page, form).statusCode()).as(step + more).isEqualTo(answer);
    }

    @Test
    void theWelcomeOfAPlaceIsWhatInhabitantsSayOnceFiveWereAsked() {
        var nadia = signedIn(person(Role.COORDINATOR));
        var page = label(place()) + "/demarche";
        assertThat(listened(nadia, page, "3", "4").statusCode()).isEqualTo(422);
        assertThat(listened(nadia, page, "4", "3").statusCode()).isEqualTo(303);
        assertThat(nadia.get(page).body()).contains("moins de cinq personnes").doesNotContain("3 personnes sur 4");
        assertThat(listened(nadia, page, "3", "3").statusCode()).isEqualTo(303);
        assertThat(nadia.get(page).body()).contains("6 personnes sur 7 interrogées");
    }

    private java.net.http.HttpResponse<String> listened(Visitor nadia, String page, String asked, String dared) {
        return nadia.post(
                page,
                Map.of(
                        "_csrf",
                        nadia.token(page),
                        "etape",
                        "ecouter",
                        "jour",
                        LocalDate.now(clock).toString(),
                        "avec",
                        "Des habitants du quartier",
                        "interrogees",
                        asked,
                        "osent",
                        dared));
    }

    @Test
    void hoursThatACaretakerConfirmedNeedNoVisit() {
        var place = place();
        assertThat(dossiers.find(place.code()).orElseThrow().dossier().facts()).isEmpty();
        places.confirm(
                place.code(),
                place.changes(),
                new ValueStatementSource.CaretakerSource(UUID.randomUUID(), "Yvonne"),
                Set.of(Field.HORAIRES));
        assertThat(dossiers.find(place.code()).orElseThrow().dossier().facts()).containsOnlyKeys("horaires-a-jour");
    }

    @Test
    void whatWasSignedOnPaperIsWrittenDownAtTheDesk() {
        var place = place();
        var nadia = signedIn(person(Role.COORDINATOR));
        var form = nadia.get(label(place) + "/charte").body();
        var answers = answers(form, "oui");
        answers.put("_csrf", Visitor.tokenIn(form));
        assertThat(nadia.post(label(place) + "/charte", answers).statusCode()).isEqualTo(303);
        assertThat(nadia.get(label(place)).body()).contains("Charte signée sur papier par Jeanne Roy, directrice");
        // An outdated text cannot be signed.
        answers.replaceAll((key, value) -> key.startsWith("texte-") ? "0".repeat(64) : value);
        assertThat(nadia.post(label(place) + "/charte", answers).statusCode()).isEqualTo(409);
    }

    @Test
    void aLinkOfRulesToComeOpensOnTheirDayAndSignsNothingBefore() {
        var place = place();
        var today = LocalDate.now(clock);
        var link = visits.link(
                actor(person(Role.COORDINATOR)), place.id(), "Jeanne Roy", today.plusDays(2), today.plusDays(62));
        var stranger = visitor();
        var early = stranger.get(link);
        assertThat(early.statusCode()).isEqualTo(409);
        assertThat(early.body()).contains("Ce lien s’ouvrira bientôt").doesNotContain("texte-");
        assertThat(stranger.post(link, Map.of("_csrf", stranger.token("/connexion"), "signataire", "Jeanne"))
                        .statusCode())
                .isEqualTo(409);
        clock.advance(Duration.ofDays(2));
        var read = stranger.get(link);
        assertThat(read.body()).contains("Vous êtes responsable de ce lieu", "Jeanne Roy");
        assertThat(stranger.post(link, answers(read.body(), "oui")).body())
                .contains("Vos réponses sont signées, merci.");
        clock.advance(Duration.ofDays(61));
        assertThat(stranger.get(link).statusCode()).isEqualTo(410);
    }

    @Test
    void whoIsInvitedReadsTheLetterInTheLanguageThatTheDeskChose() throws InterruptedException {
        var place = place();
        var nadia = signedIn(person(Role.COORDINATOR));
        var mail = "joan-" + UUID.randomUUID() + "@example.org";
        var form = Map.of("_csrf", nadia.token(label(place)), "nom", "Joan King\nBcc: x", "mail", mail);
        var wrong = new HashMap<>(form);
        wrong.put("langue", "xx");
        assertThat(nadia.post(label(place) + "/invitations", wrong).statusCode())
                .isEqualTo(422);
        var right = new HashMap<>(form);
        right.put("langue", "en");
        assertThat(nadia.post(label(place) + "/invitations", right).statusCode())
                .isEqualTo(303);
        assertThat(letter(mail).orElseThrow())
                .startsWith("Hello Joan King Bcc: x,\n")
                .contains("?lang=en")
                .doesNotContain("Bonjour");
    }

    private Optional<String> letter(String mail) {
        return outbox.latest(1_000).stream()
                .map(LetterOutbox.PostedLetter::letter)
                .filter(one -> one.to().value().equals(mail))
                .map(Letter::body)
                .findFirst();
    }

    @Test
    void ofTwoWhoPressAtOnceOneSigns() throws Exception {
        var place = place();
        var link = invited(signedIn(person(Role.COORDINATOR)), place);
        var secret = link.substring(link.lastIndexOf('/') + 1);
        var answers = visits.open(secret).orElseThrow().commitments().stream()
                .map(one -> new CharterCommitmentAnswer(one.id(), one.hash(), true))
                .toList();
        Callable<CharterSignatureResult> press = () -> visits.sign(secret, "Jeanne", answers);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var ends = threads.invokeAll(List.of(press, press)).stream()
                    .map(end -> end.resultNow().getClass().getSimpleName())
                    .toList();
            assertThat(ends).containsExactlyInAnyOrder("CharterSigned", "CharterNotFound");
        }
    }

    @Test
    void aVisitThatCannotBeIsRefusedAndNothingIsWritten() {
        var place = place();
        var thomas = signedIn(visiting());
        var today = LocalDate.now(clock);
        for (var wrong : List.of(
                Map.of("jour", today.plusDays(2).toString(), "coin-discret", "oui"),
                Map.of("jour", today.minusYears(2).toString(), "coin-discret", "oui"),
                Map.of("jour", "hier", "coin-discret", "oui"),
                Map.of("jour", today.toString()),
                Map.of("jour", today.toString(), "coin-discret", "peut-être"),
                Map.of("jour", today.toString(), "personnes-reconnues", "-4"),
                Map.of("jour", today.toString(), "personnes-reconnues", "100000")))
            assertThat(visit(thomas, place, wrong).statusCode())
                    .as(wrong.toString())
                    .isEqualTo(422);
        assertThat(dossiers.find(place.code()).orElseThrow().dossier().facts()).isEmpty();
        assertThat(thomas.get("/visites/0000000").statusCode()).isEqualTo(404);
        assertThat(visitor().get("/visites/" + place.code()).statusCode()).isEqualTo(303);
    }

    @Test
    void theLabelOfAPlaceIsForCoordinatorsAndALostLinkOpensNothing() {
        var place = place();
        var helper = signedIn(person(Role.HELPER));
        assertThat(helper.get(label(place)).statusCode()).isEqualTo(404);
        assertThat(visitor().get("/charte-du-lieu/perdu").statusCode()).isEqualTo(410);
        assertThat(visitor()
                        .get("/charte-du-lieu/" + SecretToken.random().text())
                        .statusCode())
                .isEqualTo(410);
        var nadia = signedIn(person(Role.COORDINATOR));
        var wrong = nadia.post(
                label(place) + "/invitations",
                Map.of("_csrf", nadia.token(label(place)), "nom", "", "mail", "pas une adresse"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("Écrivez le nom de la personne.");
    }

    @Test
    void aHelperWhomTheCommitteeDidNotNameMovesNoLabelFile() {
        var place = place();
        var account = person(Role.HELPER);
        var stranger = signedIn(account);
        assertThat(stranger.get("/visites/" + place.code()).body())
                .contains("Le comité choisit qui visite les lieux")
                .doesNotContain("Jour de la visite");
        var seen = Map.of(
                "_csrf", stranger.token("/profil"), "jour", LocalDate.now(clock).toString(), "coin-discret", "oui");
        assertThat(stranger.post("/visites/" + place.code(), seen).statusCode()).isEqualTo(403);
        assertThat(facts(place)).isEmpty();
        var nadia = actor(person(Role.COORDINATOR));
        visitors.turn(nadia, account.id(), true);
        assertThat(stranger.post("/visites/" + place.code(), seen).statusCode()).isEqualTo(303);
        assertThat(facts(place)).hasSize(1);
        visitors.turn(nadia, account.id(), false);
        assertThat(stranger.post("/visites/" + place.code(), seen).statusCode()).isEqualTo(403);
    }

    private Map<String, ?> facts(Place place) {
        return dossiers.find(place.code()).orElseThrow().dossier().facts();
    }

    private Account visiting() {
        var one = person(Role.HELPER);
        visitors.turn(actor(person(Role.COORDINATOR)), one.id(), true);
        return one;
    }

    private VerdictState standing(Place place) {
        return visits.read(actor(person(Role.COORDINATOR)), place.code())
                        instanceof PlaceConditionFacts.PlaceFileResult.PlaceFileFound(var file)
                ? file.verdict().standing()
                : VerdictState.LAPSED;
    }

    private static String label(Place place) {
        return "/bureau/lieux/" + place.code() + "/label";
    }

    private String invited(Visitor nadia, Place place) throws InterruptedException {
        var mail = "jeanne-" + UUID.randomUUID() + "@example.org";
        nadia.post(
                label(place) + "/invitations",
                Map.of("_csrf", nadia.token(label(place)), "nom", "Jeanne Roy, directrice", "mail", mail));
        var found = LINK.matcher(letter(mail).orElseThrow(() -> new AssertionError("no letter to " + mail)));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static HashMap<String, String> answers(String page, String answer) {
        var answers = new HashMap<String, String>();
        var texts = TEXT.matcher(page);
        while (texts.find()) {
            answers.put("texte-" + texts.group(1), texts.group(2));
            answers.put("reponse-" + texts.group(1), answer);
        }
        answers.put("signataire", "Jeanne Roy, directrice");
        answers.put("_csrf", Visitor.tokenIn(page));
        return answers;
    }

    private java.net.http.HttpResponse<String> visit(Visitor who, Place place, Map<String, String> seen) {
        var form = new HashMap<>(Map.of(
                "_csrf",
                who.token("/visites/" + place.code()),
                "jour",
                LocalDate.now(clock).toString()));
        form.putAll(seen);
        return who.post("/visites/" + place.code(), form);
    }

    private Place place() {
        var name = "Foyer rural " + UUID.randomUUID().toString().substring(0, 8);
        var sheet = PlaceSheet.of(Map.of(
                Field.NOM, name,
                Field.COMMUNE, "Saintes",
                Field.CODE_POSTAL, "17100",
                Field.CODE_INSEE, "17415",
                Field.HORAIRES, "Mo-Fr 09:00-12:00"));
        places.gather(
                new ValueStatementSource.HarvestedSource("visites", UUID.randomUUID()),
                List.of(new HarvestedPlaceRecord(name, sheet)));
        return directory.snapshot().places().stream()
                .filter(place -> place.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
