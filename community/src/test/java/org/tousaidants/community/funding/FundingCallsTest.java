package org.tousaidants.community.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tousaidants.community.funding.FundingCalls.FundingActResult.BAD_DOCUMENT;
import static org.tousaidants.community.funding.FundingCalls.FundingActResult.BEFORE;
import static org.tousaidants.community.funding.FundingCalls.FundingActResult.CONFLICT;
import static org.tousaidants.community.funding.FundingCalls.FundingActResult.DONE;
import static org.tousaidants.community.funding.FundingCalls.FundingActResult.NOT_ADMISSIBLE;
import static org.tousaidants.community.funding.FundingCalls.FundingActResult.NOT_NOW;
import static org.tousaidants.community.funding.FundingCalls.FundingActResult.NOT_READ;
import static org.tousaidants.community.funding.FundingCalls.FundingActResult.TOO_MUCH;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.RunningSite;

class FundingCallsTest extends RunningSite {
    @Autowired
    FundingCalls fundingCalls;

    private UUID call(Duration lasts) {
        var id = UUID.randomUUID();
        fundingCalls.publish(new FundingCall(
                id,
                "Équiper les lieux d’accueil",
                "Le Département",
                "De quoi recevoir sans rendez-vous.",
                clock.instant().plus(lasts),
                10_000_00,
                6_000_00,
                new FundingCall.FundingCallRequirements(
                        List.of("Utile aux personnes", "Dure après l’argent"),
                        List.of("Ouvert à tous"),
                        List.of("Combien de personnes viendront ?")),
                clock.instant()));
        return id;
    }

    private UUID sent(UUID call, long cents) {
        var id = UUID.randomUUID();
        assertThat(fundingCalls.send(call, id, "Un coin calme", "Centre social", "05 46", "Deux postes.", cents))
                .isEqualTo(DONE);
        assertThat(fundingCalls.appoint(id, UUID.randomUUID())).isEqualTo(NOT_ADMISSIBLE);
        fundingCalls.examine(id, true, "");
        return id;
    }

    private UUID readByTwo(UUID call, long cents) {
        var project = sent(call, cents);
        for (var i = 0; i < 2; i++) {
            var reader = person(Role.HELPER);
            fundingCalls.appoint(project, reader.id());
            assertThat(fundingCalls.read(actor(reader), project, List.of(4, 3), "Bien.", false))
                    .isEqualTo(DONE);
        }
        return project;
    }

    @Test
    void aCallGoesFromItsTextToTheReport() {
        var call = call(Duration.ofDays(2));
        var project = readByTwo(call, 5_000_00);
        var nadia = actor(person(Role.COORDINATOR));
        assertThat(fundingCalls.decide(nadia, project, 4_000_00, "Utile."))
                .as("the call is still open")
                .isEqualTo(NOT_NOW);
        assertThat(fundingCalls.think(nadia, project, true, "À soutenir.")).isEqualTo(DONE);
        assertThat(fundingCalls.think(nadia, project, true, "Corrigé : à soutenir."))
                .isEqualTo(DONE);
        var seen = signedIn(person(Role.COORDINATOR)).get("/projets/" + project).body();
        assertThat(seen).contains("à soutenir").doesNotContain("À soutenir");
        clock.advance(Duration.ofDays(3));
        assertThat(fundingCalls.pay(UUID.randomUUID(), project, 1_00)).isEqualTo(NOT_NOW);
        assertThat(fundingCalls.decide(nadia, project, 4_000_00, "Utile.")).isEqualTo(DONE);
        assertThat(fundingCalls.decide(nadia, project, 1_00, "Encore.")).isEqualTo(BEFORE);
        assertThat(fundingCalls.think(nadia, project, false, "Trop tard.")).isEqualTo(BEFORE);
        assertThat(signedIn(person(Role.COORDINATOR))
                        .get("/projets/" + project + "/convention.pdf")
                        .body())
                .startsWith("%PDF");
        var instalment = UUID.randomUUID();
        assertThat(fundingCalls.pay(instalment, project, 3_000_00)).isEqualTo(DONE);
        assertThat(fundingCalls.pay(UUID.randomUUID(), project, 2_000_00)).isEqualTo(TOO_MUCH);
        assertThat(fundingCalls.evaluate(project, "À refaire."))
                .as("before the report")
                .isEqualTo(NOT_NOW);
        assertThat(fundingCalls.report(project, "Douze personnes par semaine.")).isEqualTo(DONE);
        assertThat(fundingCalls.evaluate(project, "À refaire.")).isEqualTo(DONE);
        assertThat(visitor().get("/appels-a-projets").body())
                .contains("Un coin calme")
                .contains("Le Département")
                .containsPattern("4\\h000 euros");
    }

    @Test
    void aProjectThatDoesNotMeetAConditionIsNotReadAndMayBeCorrectedUntilSomebodyReads() {
        var project = UUID.randomUUID();
        fundingCalls.send(call(Duration.ofDays(1)), project, "Un club", "Club", "05 46", "Fermé.", 100_00);
        var desk = signedIn(person(Role.COORDINATOR));
        var here = "/projets/" + project;
        var form = new HashMap<>(Map.of("_csrf", desk.token(here)));
        assertThat(desk.post(here + "/recevabilite", form).body()).contains("Écrivez les conditions manquantes");
        form.put("unmet", "Réservé aux adhérents.");
        assertThat(desk.post(here + "/recevabilite", form).statusCode()).isEqualTo(303);
        assertThat(desk.get(here).body()).contains("ne peut pas être lu", "Réservé aux adhérents.");
        var reader = person(Role.HELPER).id();
        assertThat(fundingCalls.appoint(project, reader)).isEqualTo(NOT_ADMISSIBLE);
        form.put("met", "Ouvert à tous");
        assertThat(desk.post(here + "/recevabilite", form).statusCode()).isEqualTo(303);
        assertThat(fundingCalls.appoint(project, reader)).isEqualTo(DONE);
        assertThat(desk.post(here + "/recevabilite", form).statusCode()).isEqualTo(409);
    }

    @Test
    void aDocumentComesWithItsProjectOrNothingDoesAndOnlyThoseWhoReadItOpenIt() throws IOException {
        var call = call(Duration.ofDays(1));
        var id = UUID.randomUUID();
        var sent = new FundingCallForm.ProjectSubmissionInput(
                id, "Un coin calme", "Centre social", "05 46", "Deux postes.", 100_00, "Pons", List.of("Vingt."));
        var good = "Le budget : 100 euros.".getBytes(StandardCharsets.UTF_8);
        assertThat(fundingCalls
                        .send(call, sent, List.of(document("budget.txt", good), document("a.pdf", good)))
                        .outcome())
                .isEqualTo(BAD_DOCUMENT);
        assertThat(fundingCalls.find(call).orElseThrow().projects()).isEmpty();
        for (var again = 0; again < 2; again++)
            assertThat(fundingCalls
                            .send(call, sent, List.of(document("budget.txt", good)))
                            .outcome())
                    .isEqualTo(DONE);
        var coordinator = person(Role.COORDINATOR);
        var file = fundingCalls.file(actor(coordinator), id).orElseThrow();
        assertThat(file.documents()).hasSize(1);
        assertThat(file.followed().answers()).containsExactly("Vingt.");
        var path = file.documents().getFirst().path();
        assertThat(signedIn(coordinator).get(path).body()).contains("Le budget");
        assertThat(signedIn(person(Role.HELPER)).get(path).statusCode()).isEqualTo(404);
        assertThat(visitor().get(path).statusCode()).isEqualTo(404);
    }

    private static FundingCalls.ProjectDocument document(String name, byte[] bytes) {
        return new FundingCalls.ProjectDocument(name, new ByteArrayInputStream(bytes));
    }

    @Test
    void aProjectOneSecondLateIsToldSoAndItsTextStays() {
        var here = "/appels-a-projets/" + call(Duration.ofDays(1));
        var visitor = visitor();
        var form = new HashMap<>(Map.of(
                "_csrf", visitor.token(here),
                "id", UUID.randomUUID().toString(),
                "name", "Trop tard",
                "holder", "Centre social",
                "contact", "05 46",
                "words", "Un texte écrit longtemps.",
                "answer0", "Vingt.",
                "euros", "100"));
        clock.advance(Duration.ofDays(1));
        var late = visitor.post(here + "/projets", form);
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body())
                .contains("L’appel à projets est fermé")
                .contains("Un texte écrit longtemps.")
                .contains("Heure de ce site");
    }

    @Test
    void twoReadersDoNotSeeEachOtherUntilBothHaveGivenTheirs() {
        var project = sent(call(Duration.ofDays(1)), 100_00);
        var one = person(Role.HELPER);
        var other = person(Role.HELPER);
        fundingCalls.appoint(project, one.id());
        fundingCalls.appoint(project, other.id());
        assertThat(fundingCalls.appoint(project, person(Role.HELPER).id())).isEqualTo(BEFORE);
        fundingCalls.read(actor(one), project, List.of(5, 5), "Secret d’une lectrice", false);
        var second = signedIn(other);
        assertThat(second.get("/projets/" + project).body()).doesNotContain("Secret d’une lectrice");
        assertThat(fundingCalls.decide(actor(person(Role.COORDINATOR)), project, 0, "x"))
                .isEqualTo(NOT_READ);
        fundingCalls.read(actor(other), project, List.of(1, 2), "Moins sûre", false);
        assertThat(second.get("/projets/" + project).body()).contains("Secret d’une lectrice");
        assertThat(signedIn(person(Role.HELPER)).get("/projets/" + project).statusCode())
                .isEqualTo(404);
    }

    @Test
    void whoIsAskedToReadCanOpenTheProjectIsToldAndIsReplacedWhenSheDoesNotAnswer() {
        var project = sent(call(Duration.ofDays(1)), 100_00);
        var here = "/projets/" + project;
        var funder = person(Role.FUNDER);
        var silent = person(Role.HELPER);
        var desk = signedIn(person(Role.COORDINATOR));
        assertThat(desk.get(here).body()).contains("value=\"" + silent.id()).doesNotContain("value=\"" + funder.id());
        var form = new HashMap<>(
                Map.of("_csrf", desk.token(here), "reader", funder.id().toString()));
        var refused = desk.post(here + "/lecteurs", form);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("ne peut pas ouvrir les projets");
        form.put("reader", silent.id().toString());
        assertThat(desk.post(here + "/lecteurs", form).statusCode()).isEqualTo(303);
        assertThat(posted(silent.mail().value()))
                .anySatisfy(one -> assertThat(one.subject()).contains("Un projet à lire", "Un coin calme"));
        var reader = signedIn(silent);
        assertThat(reader.get("/bureau").body()).contains("à lire et à noter");
        assertThat(reader.get(here).statusCode()).isEqualTo(200);
        assertThat(fundingCalls.appoint(project, silent.id())).isEqualTo(BEFORE);
        // Without an answer another reader is asked, and the first loses access.
        assertThat(desk.get(here).body()).contains("pas encore donné son avis");
        assertThat(desk.post(here + "/lecteurs/" + silent.id() + "/retrait", form)
                        .statusCode())
                .isEqualTo(303);
        assertThat(reader.get(here).statusCode()).isEqualTo(404);
        assertThat(posted(silent.mail().value()))
                .anySatisfy(one -> assertThat(one.subject()).contains("plus besoin de lire"));
        var quick = person(Role.HELPER);
        assertThat(fundingCalls.appoint(project, quick.id())).isEqualTo(DONE);
        fundingCalls.read(actor(quick), project, List.of(3, 3), "Bien.", false);
        assertThat(desk.post(here + "/lecteurs/" + quick.id() + "/retrait", form)
                        .statusCode())
                .as("a submitted reading stays")
                .isEqualTo(409);
    }

    @Test
    void whoHasATieNeitherReadsNorDecides() {
        var call = call(Duration.ofHours(1));
        var project = sent(call, 100_00);
        var tied = person(Role.COORDINATOR);
        fundingCalls.appoint(project, tied.id());
        assertThat(fundingCalls.read(actor(tied), project, List.of(), "", true)).isEqualTo(DONE);
        for (var i = 0; i < 2; i++) {
            var reader = person(Role.HELPER);
            assertThat(fundingCalls.appoint(project, reader.id())).isEqualTo(DONE);
            fundingCalls.read(actor(reader), project, List.of(3, 3), "Bien.", false);
        }
        clock.advance(Duration.ofHours(2));
        assertThat(fundingCalls.decide(actor(tied), project, 100_00, "x")).isEqualTo(CONFLICT);
    }

    @Test
    void noMoreIsGrantedThanTheCallHas() {
        var call = call(Duration.ofHours(1));
        var first = readByTwo(call, 6_000_00);
        var second = readByTwo(call, 6_000_00);
        clock.advance(Duration.ofHours(2));
        var nadia = actor(person(Role.COORDINATOR));
        assertThat(fundingCalls.decide(nadia, first, 6_000_01, "x")).isEqualTo(TOO_MUCH);
        assertThat(fundingCalls.decide(nadia, first, 6_000_00, "Utile.")).isEqualTo(DONE);
        assertThat(fundingCalls.decide(nadia, second, 5_000_00, "Utile.")).isEqualTo(TOO_MUCH);
        assertThat(fundingCalls.decide(nadia, second, 4_000_00, "Utile.")).isEqualTo(DONE);
    }

    @Test
    void anActionSaysWhichSchemeItCarriesOutAndThePlanIsReadByScheme() {
        var desk = signedIn(person(Role.COORDINATOR));
        var here = "/bureau/financements";
        var mark = UUID.randomUUID().toString();
        var action = new HashMap<>(Map.of(
                "_csrf",
                desk.token(here),
                "id",
                UUID.randomUUID().toString(),
                "action",
                "=Des accueils " + mark,
                "owner",
                "Le Département",
                "state",
                "going",
                "sheet",
                "Fiche 3.2"));
        assertThat(desk.post(here + "/actions", action).statusCode())
                .as("a sheet without its scheme")
                .isEqualTo(422);
        action.put("scheme", "autre");
        assertThat(desk.post(here + "/actions", action).body()).contains("Ce schéma n’est pas dans la liste.");
        action.put("scheme", "sdaasp");
        assertThat(desk.post(here + "/actions", action).statusCode()).isEqualTo(303);
        assertThat(visitor().get("/plan-d-action?schema=sdaasp").body())
                .contains(mark, "Fiche 3.2", "accessibilité des services au public");
        assertThat(visitor().get("/plan-d-action?schema=sdtan").body()).doesNotContain(mark);
        assertThat(visitor().get("/plan-d-action?schema=%3Cb%3E&lang=en").body())
                .contains(mark, "Action plan");
        assertThat(visitor().get("/appels-a-projets").body()).contains("SDAASP", "Fiche 3.2");
        assertThat(visitor().get("/plan-d-action.csv?schema=sdaasp").body())
                .contains("action;responsable;etat;depuis;schema;fiche", "SDAASP;Fiche 3.2")
                .contains("'=Des accueils " + mark);
        assertThat(visitor().get("/plan-d-action.csv?schema=sdusn").body()).doesNotContain(mark);

        var own = here + "/actions/" + action.get("id") + "/schema";
        var to = Map.of("_csrf", desk.token(here), "scheme", "sdusn", "sheet", "Mesure 4");
        assertThat(desk.post(own, to).statusCode()).isEqualTo(303);
        assertThat(visitor().get("/plan-d-action?schema=sdusn").body()).contains(mark, "Mesure 4");
        assertThat(desk.post(own, Map.of("_csrf", desk.token(here), "scheme", "", "sheet", ""))
                        .statusCode())
                .isEqualTo(303);
        assertThat(visitor().get("/plan-d-action?schema=sdusn").body()).doesNotContain(mark);
        assertThat(visitor().get("/plan-d-action").body()).contains(mark);
        var helper = signedIn(person(Role.HELPER));
        var stolen = Map.of("_csrf", helper.token("/profil"), "scheme", "sdtan", "sheet", "");
        assertThat(helper.post(own, stolen).statusCode()).isEqualTo(404);
        assertThat(desk.post(here + "/actions/" + UUID.randomUUID() + "/schema", to)
                        .statusCode())
                .isEqualTo(404);
    }
}
