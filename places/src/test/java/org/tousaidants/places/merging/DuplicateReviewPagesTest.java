package org.tousaidants.places.merging;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.browser.BrowserPage;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.PlaceSheet;
import org.tousaidants.places.directory.HarvestedPlaceRecord;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceDirectory;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.ValueStatementSource;
import org.tousaidants.places.merging.MergeDecision.MergeVerdict;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.tenancy.CurrentTenantScope;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.platform.web.Visitor;

/// Tests the pages on which a coordinator decides about duplicates.
class DuplicateReviewPagesTest extends RunningSite {
    private static final Pattern HIDDEN = Pattern.compile("name=\"(left|right|seen|_csrf)\" value=\"([^\"]*)\"");

    @Autowired
    Places places;

    @Autowired
    PlaceDirectory directory;

    @Autowired
    DuplicateReview duplicates;

    @Autowired
    DuplicateReviewStore store;

    @Test
    void decidingLeadsToTheNextPairAndTheLastOneCanBeTakenBack() {
        var two = twoPlaces();
        var coordinator = signedIn(person(Role.COORDINATOR));
        var page = coordinator.get(path(two));
        assertThat(page.body()).contains("Même lieu (m)", "Deux lieux (d)", "Plus tard (p)", "<mark>");
        var answer = decide(coordinator, page, "same");
        assertThat(answer.statusCode()).isEqualTo(303);
        var next = answer.headers().firstValue("Location").orElseThrow();
        assertThat(next).startsWith("/bureau/doublons?fait=");
        assertThat(coordinator.get(next).body())
                .contains("Votre décision est enregistrée", "Annuler (u)", "un seul lieu");
        assertThat(standing(two)).isEqualTo(1);
        var n = next.substring(next.indexOf('=') + 1);
        var undone = coordinator.post(
                "/bureau/doublons/decisions/" + n + "/annulation",
                Map.of("retour", "paire", "_csrf", coordinator.token("/profil")));
        assertThat(undone.headers().firstValue("Location").orElseThrow()).contains("/bureau/doublons/paires/");
        assertThat(standing(two)).isEqualTo(2);
    }

    @Test
    void whereARuleHoldsThePairBackItIsSaidAndNoFigure() {
        var word = UUID.randomUUID().toString().substring(0, 8);
        var two = new ArrayList<Place>();
        for (var kind : List.of("Bibliothèque", "Centre social")) {
            var name = kind + " " + word;
            places.gather(
                    new ValueStatementSource.HarvestedSource("essai-" + UUID.randomUUID(), UUID.randomUUID()),
                    List.of(new HarvestedPlaceRecord(
                            "1",
                            PlaceSheet.of(Map.of(
                                    Field.NOM,
                                    name,
                                    Field.ADRESSE,
                                    "3 rue " + word,
                                    Field.CODE_POSTAL,
                                    "17100",
                                    Field.COMMUNE,
                                    "Saintes",
                                    Field.TELEPHONE,
                                    "+33546072233")))));
            directory.snapshot().places().stream()
                    .filter(place -> place.name().equals(name))
                    .forEach(two::add);
        }
        var body = signedIn(person(Role.COORDINATOR)).get(path(two)).body();
        assertThat(body)
                .contains("Ce sont deux services différents", "Points communs", "Différences")
                .contains("05\u00a046\u00a007\u00a022\u00a033")
                .doesNotContain("chances sur 100");
    }

    @Test
    void theValueToKeepIsChosenFieldByFieldAndGoesWithTheDecisionThatIsTakenBack() {
        var two = twoPlaces();
        var second = two.getLast();
        places.correct(
                second.code(),
                second.changes(),
                new ValueStatementSource.AccountSource(UUID.randomUUID(), "Nadia"),
                Map.of(Field.ADRESSE, "99 rue des Essais"));
        var coordinator = signedIn(person(Role.COORDINATOR));
        var page = coordinator.get(path(two));
        assertThat(page.body()).contains("name=\"garder_adresse\"", "choisissez la valeur à garder");
        var form = new HashMap<String, String>();
        var hidden = HIDDEN.matcher(page.body());
        while (hidden.find()) form.put(hidden.group(1), hidden.group(2));
        form.put("verdict", "same");
        form.put(
                "garder_adresse",
                form.getOrDefault("left", "").equals(second.id().toString()) ? "left" : "right");
        var before = places.find(two.getFirst().code()).orElseThrow();
        var decided = coordinator.post("/bureau/doublons/decisions", form);
        assertThat(decided.statusCode()).isEqualTo(303);
        assertThat(places.find(two.getFirst().code()).orElseThrow().sheet().text(Field.ADRESSE))
                .isEqualTo("99 rue des Essais");
        var undo = "/bureau/doublons/decisions/"
                + decided.headers().firstValue("Location").orElseThrow().replaceAll("\\D", "") + "/annulation";
        coordinator.post(undo, Map.of("_csrf", coordinator.token("/bureau/doublons/decisions")));
        assertThat(standing(two)).isEqualTo(2);
        assertThat(places.find(two.getFirst().code()).orElseThrow().sheet().text(Field.ADRESSE))
                .isEqualTo(before.sheet().text(Field.ADRESSE));
    }

    @Test
    void aDoubleClickAndTheBackButtonChangeNothingMore() {
        var two = twoPlaces();
        var coordinator = signedIn(person(Role.COORDINATOR));
        var page = coordinator.get(path(two));
        assertThat(decide(coordinator, page, "distinct").statusCode()).isEqualTo(303);
        assertThat(decide(coordinator, page, "distinct").statusCode()).isEqualTo(303);
        var back = decide(coordinator, page, "same");
        assertThat(back.statusCode()).isEqualTo(409);
        assertThat(back.body()).contains("Quelqu’un a décidé entre-temps", "Personne de test");
        assertThat(standing(two)).isEqualTo(2);
    }

    @Test
    void theSecondCoordinatorIsToldWhoDecidedAndWhat() {
        var two = twoPlaces();
        var first = signedIn(person(Role.COORDINATOR));
        var second = signedIn(person(Role.COORDINATOR));
        var seenByFirst = first.get(path(two));
        var seenBySecond = second.get(path(two));
        decide(first, seenByFirst, "same");
        var told = decide(second, seenBySecond, "distinct");
        assertThat(told.statusCode()).isEqualTo(409);
        assertThat(told.body()).contains("un seul lieu", "déjà réunies");
        var agreed = decide(second, seenBySecond, "same");
        assertThat(agreed.headers().firstValue("Location")).contains("/bureau/doublons?dit=already");
        assertThat(second.get("/bureau/doublons?dit=already").body()).contains("La décision était déjà la même");
    }

    @Test
    void whatOthersJoinedMayBeSaidTooAndThePageTellsWhatHappened() {
        var all = places(3);
        var coordinator = signedIn(person(Role.COORDINATOR));
        decide(coordinator, coordinator.get(path(List.of(all.get(0), all.get(1)))), "same");
        decide(coordinator, coordinator.get(path(List.of(all.get(1), all.get(2)))), "same");
        var page = coordinator.get(path(List.of(all.get(0), all.get(2))));
        assertThat(page.body()).contains("déjà réunies", "Même lieu (m)").doesNotContain("Deux lieux (d)");
        var told = decide(coordinator, page, "same")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(told).contains("fait=", "dit=joined");
        assertThat(coordinator.get(told).body())
                .contains("Votre décision est enregistrée", "Votre décision les réunit aussi", "Annuler (u)");
    }

    @Test
    void contradictingDecisionsAreShownAndOneMustBeTakenBack() {
        var all = places(3);
        var coordinator = signedIn(person(Role.COORDINATOR));
        decide(coordinator, coordinator.get(path(List.of(all.get(0), all.get(2)))), "distinct");
        decide(coordinator, coordinator.get(path(List.of(all.get(0), all.get(1)))), "same");
        var conflict = decide(coordinator, coordinator.get(path(List.of(all.get(1), all.get(2)))), "same");
        assertThat(conflict.statusCode()).isEqualTo(409);
        assertThat(conflict.body()).contains("Ces décisions se contredisent", "deux lieux");
        assertThat(standing(all)).isEqualTo(2);
    }

    @Test
    void aBatchIsReadWithWhatWouldComeApartAndTakenBackOnce() {
        var two = twoPlaces();
        var batch = batch(two);
        var first = signedIn(person(Role.COORDINATOR));
        var second = signedIn(person(Role.COORDINATOR));
        var here = "/bureau/doublons/lots/" + batch;
        assertThat(first.get("/bureau/doublons/decisions").body()).contains(here, "Décisions prises en lot");
        var page = first.get(here);
        assertThat(page.body())
                .contains(
                        "Claire a confirmé ce rapprochement", "1 rapprochement est toujours en vigueur", "Deux lieux.");
        var seenBySecond = seen(second.get(here));
        var undone = first.post(here + "/annulation", form(first, seen(page)));
        assertThat(undone.headers().firstValue("Location")).contains(here + "?dit=undone");
        assertThat(standing(two)).isEqualTo(2);
        assertThat(first.get(here + "?dit=undone").body())
                .contains("Le lot est annulé", "Aucun rapprochement n’est toujours en vigueur", "Rien ne change")
                .doesNotContain(here + "/annulation");
        var told = second.post(here + "/annulation", form(second, seenBySecond));
        assertThat(told.headers().firstValue("Location")).contains(here + "?dit=already");
    }

    @Test
    void whoeverTakesBackABatchThatChangedIsToldWhatAndNothingMoves() {
        var three = places(3);
        var batch = batch(three.subList(0, 2));
        var here = "/bureau/doublons/lots/" + batch;
        var coordinator = signedIn(person(Role.COORDINATOR));
        var seen = seen(coordinator.get(here));
        var pair = new PlaceRecordPair(three.get(1).id(), three.get(2).id());
        duplicates.decide(
                pair, MergeVerdict.SAME, 0, new ValueStatementSource.AccountSource(UUID.randomUUID(), "Nadia Essai"));
        var told = coordinator.post(here + "/annulation", form(coordinator, seen));
        assertThat(told.statusCode()).isEqualTo(409);
        assertThat(told.body()).contains("Quelqu’un a décidé entre-temps", "Nadia Essai", "reste avec 1 autre fiche");
        assertThat(standing(three)).isEqualTo(1);
        coordinator.post(here + "/annulation", form(coordinator, seen(told)));
        assertThat(standing(three)).isEqualTo(2);
    }

    @Test
    void aBatchOfAnotherNetworkOrOfAHelperIsNotFound() {
        var elsewhere = "test-" + UUID.randomUUID();
        var two = CurrentTenantScope.in(elsewhere, () -> places(2));
        var there = "/bureau/doublons/lots/" + CurrentTenantScope.in(elsewhere, () -> batch(two));
        var here = "/bureau/doublons/lots/" + batch(twoPlaces());
        var coordinator = signedIn(person(Role.COORDINATOR));
        var helper = signedIn(person(Role.HELPER));
        assertThat(coordinator.get(there).statusCode()).isEqualTo(404);
        assertThat(coordinator
                        .post(there + "/annulation", form(coordinator, "1"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(helper.get(here).statusCode()).isEqualTo(404);
        assertThat(helper.post(here + "/annulation", form(helper, "1")).statusCode())
                .isEqualTo(404);
        for (var wrong : List.of("", "-1", "x", "99999999999999999999"))
            assertThat(coordinator
                            .post(here + "/annulation", form(coordinator, wrong))
                            .statusCode())
                    .isEqualTo(400);
        assertThat(coordinator.get("/bureau/doublons/lots/x").statusCode()).isBetween(400, 404);
        assertThat(CurrentTenantScope.in(elsewhere, () -> directory.snapshot()).places())
                .hasSize(1);
    }

    /// Two places made one by Claire, in a batch of their own.
    private UUID batch(List<Place> two) {
        var batch = UUID.randomUUID();
        var pair = new PlaceRecordPair(two.getFirst().id(), two.getLast().id());
        store.replace(List.of(new MergeCandidate(pair, 0.99, true, false, "", List.of())));
        var claire = new ValueStatementSource.AccountSource(UUID.randomUUID(), "Claire");
        assertThat(duplicates.confirm(Set.of(DuplicateReview.ids(two)), batch, claire))
                .isEqualTo(new DuplicateReview.ConfirmedGroupCounts(1, 0));
        return batch;
    }

    private static String seen(HttpResponse<String> page) {
        var seen = Pattern.compile("name=\"seen\" value=\"(\\d+)\"").matcher(page.body());
        assertThat(seen.find()).isTrue();
        return seen.group(1);
    }

    private static Map<String, String> form(Visitor visitor, String seen) {
        return Map.of("seen", seen, "_csrf", visitor.token("/profil"));
    }

    @Test
    void aHelperDecidesNothing() {
        var two = twoPlaces();
        var helper = signedIn(person(Role.HELPER));
        for (var path : List.of(
                "/bureau/doublons",
                "/bureau/doublons/evidents",
                "/bureau/doublons/decisions",
                path(two),
                "/bureau/lieux/" + two.getFirst().code() + "/meme-lieu"))
            assertThat(helper.get(path).statusCode()).as(path).isEqualTo(404);
        var form = new HashMap<>(Map.of(
                "left",
                two.getFirst().id().toString(),
                "right",
                two.getLast().id().toString(),
                "seen",
                "0",
                "verdict",
                "same"));
        form.put("_csrf", helper.token("/profil"));
        for (var path : List.of(
                "/bureau/doublons/decisions",
                "/bureau/doublons/evidents/decisions",
                "/bureau/doublons/recherches",
                "/bureau/doublons/decisions/1/annulation"))
            assertThat(helper.post(path, form).statusCode()).as(path).isEqualTo(404);
        assertThat(standing(two)).isEqualTo(2);
    }

    @Test
    void aPairOfAnotherNetworkIsNotFound() {
        var elsewhere = "test-" + UUID.randomUUID();
        var two = CurrentTenantScope.in(elsewhere, () -> places(2));
        var coordinator = signedIn(person(Role.COORDINATOR));
        assertThat(coordinator.get(path(two)).statusCode()).isEqualTo(404);
        var form = new HashMap<>(Map.of(
                "left",
                two.getFirst().id().toString(),
                "right",
                two.getLast().id().toString(),
                "seen",
                "0",
                "verdict",
                "same"));
        form.put("_csrf", coordinator.token("/profil"));
        assertThat(coordinator.post("/bureau/doublons/decisions", form).statusCode())
                .isEqualTo(404);
        assertThat(CurrentTenantScope.in(elsewhere, () -> directory.snapshot()).places())
                .hasSize(2);
        var claire = new ValueStatementSource.AccountSource(UUID.randomUUID(), "Claire");
        var pair = new PlaceRecordPair(two.getFirst().id(), two.getLast().id());
        CurrentTenantScope.in(elsewhere, () -> duplicates.decide(pair, MergeVerdict.SAME, 0, claire));
        var n = CurrentTenantScope.in(elsewhere, () -> duplicates.last(pair))
                .orElseThrow()
                .n();
        assertThat(coordinator
                        .post("/bureau/doublons/decisions/" + n + "/annulation", Map.of("_csrf", form.get("_csrf")))
                        .statusCode())
                .isEqualTo(404);
        assertThat(CurrentTenantScope.in(elsewhere, () -> directory.snapshot()).places())
                .hasSize(1);
    }

    @Test
    void whatNoPageSendsIsRefused() {
        var two = twoPlaces();
        var coordinator = signedIn(person(Role.COORDINATOR));
        var token = coordinator.token("/profil");
        var right = Map.of(
                "left",
                two.getFirst().id().toString(),
                "right",
                two.getLast().id().toString(),
                "seen",
                "0",
                "verdict",
                "same");
        for (var wrong : List.of(
                Map.of("verdict", "undone"),
                Map.of("verdict", "peut-être"),
                Map.of("left", "x"),
                Map.of("right", two.getFirst().id().toString()),
                Map.of("seen", "-1"),
                Map.of("seen", "99999999999999999999"))) {
            var form = new HashMap<>(right);
            form.putAll(wrong);
            form.put("_csrf", token);
            assertThat(coordinator.post("/bureau/doublons/decisions", form).statusCode())
                    .as(wrong.toString())
                    .isEqualTo(400);
        }
        assertThat(coordinator
                        .post("/bureau/doublons/evidents/decisions", Map.of("groupe", "x y", "_csrf", token))
                        .statusCode())
                .isEqualTo(422);
        assertThat(coordinator
                        .post("/bureau/doublons/decisions/999999999/annulation", Map.of("_csrf", token))
                        .statusCode())
                .isEqualTo(404);
        assertThat(standing(two)).isEqualTo(2);
    }

    @Test
    void twoPlacesAreProposedByHandFromOneOfThem() {
        var two = twoPlaces();
        var coordinator = signedIn(person(Role.COORDINATOR));
        var desk = "/bureau/lieux/" + two.getFirst().code();
        assertThat(coordinator.get(desk).body()).contains(desk + "/meme-lieu");
        var found = coordinator.get(desk + "/meme-lieu?q=" + two.getLast().code());
        assertThat(found.body()).contains(path(two));
        assertThat(coordinator.get(desk + "/meme-lieu?q=" + UUID.randomUUID()).body())
                .contains("Aucune autre fiche");
        assertThat(coordinator.get("/bureau/lieux/zzzzzzz/meme-lieu").statusCode())
                .isEqualTo(404);
    }

    @Test
    void inTheBrowserAKeyDecidesAnotherTakesBackAndBothCanBeSwitchedOff() {
        var two = twoPlaces();
        var coordinator = signedIn(person(Role.COORDINATOR));
        try (var screen = BrowserPage.open("http://localhost:" + port, path(two), coordinator.cookies)) {
            var page = screen.page();
            page.locator("#keys").uncheck();
            page.keyboard().press("m");
            assertThat(page.url()).endsWith(path(two));
            page.locator("#keys").check();
            page.keyboard().press("m");
            page.waitForURL("**/bureau/doublons?fait=*");
            assertThat(standing(two)).isEqualTo(1);
            page.keyboard().press("u");
            page.waitForURL("**" + path(two));
            assertThat(standing(two)).isEqualTo(2);
            page.keyboard().press("p");
            page.waitForURL("**/bureau/doublons?dit=later");
            assertThat(screen.complaints()).isEmpty();
        }
    }

    @Test
    void twoCoordinatorsSideBySideInTwoBrowsersAreToldAndNothingIsLost() {
        var two = twoPlaces();
        var here = "http://localhost:" + port;
        try (var claire = BrowserPage.open(here, path(two), signedIn(person(Role.COORDINATOR)).cookies);
                var nadia = BrowserPage.open(here, path(two), signedIn(person(Role.COORDINATOR)).cookies)) {
            claire.page().keyboard().press("m");
            claire.page().waitForURL("**/bureau/doublons?fait=*");
            nadia.page().keyboard().press("d");
            nadia.page().getByText("Quelqu’un a décidé entre-temps").waitFor();
            assertThat(standing(two)).isEqualTo(1);
            claire.page().keyboard().press("u");
            claire.page().waitForURL("**" + path(two));
            nadia.page().navigate(here + path(two));
            nadia.page().keyboard().press("d");
            nadia.page().waitForURL("**/bureau/doublons?fait=*");
            claire.page().keyboard().press("m");
            claire.page().getByText("Quelqu’un a décidé entre-temps").waitFor();
            assertThat(standing(two)).isEqualTo(2);
            nadia.page().keyboard().press("u");
            nadia.page().waitForURL("**" + path(two));
            claire.page().navigate(here + path(two));
            claire.page().keyboard().press("m");
            claire.page().waitForURL("**/bureau/doublons?fait=*");
            assertThat(standing(two)).isEqualTo(1);
        }
    }

    private HttpResponse<String> decide(Visitor visitor, HttpResponse<String> page, String verdict) {
        var form = new HashMap<String, String>();
        var hidden = HIDDEN.matcher(page.body());
        while (hidden.find()) form.put(hidden.group(1), hidden.group(2));
        form.put("verdict", verdict);
        return visitor.post("/bureau/doublons/decisions", form);
    }

    private static String path(List<Place> two) {
        return DuplicateReviewPages.path(
                new PlaceRecordPair(two.getFirst().id(), two.getLast().id()));
    }

    private long standing(List<Place> all) {
        return places.find(all.stream().map(Place::id).toList()).values().stream()
                .map(Place::id)
                .distinct()
                .count();
    }

    private List<Place> twoPlaces() {
        return places(2);
    }

    private List<Place> places(int count) {
        var source = new ValueStatementSource.HarvestedSource("essai-" + UUID.randomUUID(), UUID.randomUUID());
        var word = UUID.randomUUID().toString().substring(0, 8);
        for (var i = 0; i < count; i++)
            places.gather(
                    source,
                    List.of(new HarvestedPlaceRecord(
                            "" + i,
                            PlaceSheet.of(Map.of(
                                    Field.NOM,
                                    "Essai " + word + " " + i,
                                    Field.ADRESSE,
                                    i + " rue des Essais",
                                    Field.CODE_POSTAL,
                                    "17100",
                                    Field.COMMUNE,
                                    "Saintes")))));
        return directory.snapshot().places().stream()
                .filter(place -> place.name().contains(word))
                .toList();
    }
}
