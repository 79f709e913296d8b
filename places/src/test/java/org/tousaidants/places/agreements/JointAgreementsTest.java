package org.tousaidants.places.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.ValueStatementSource;
import org.tousaidants.places.upkeep.PlaceCaretakers;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.platform.web.Visitor;

/// Tests the agreement of a network: versions, signatures by link and on paper, and withdrawals.
@Execution(ExecutionMode.SAME_THREAD)
class JointAgreementsTest extends RunningSite {
    private static final String DESK = "/bureau/accord";
    private static final String DRAFT = DESK + "/projet";
    private static final Pattern LINK = Pattern.compile("http\\S+?(/accord/structure/[A-Za-z0-9_-]+)");
    private static final Pattern TEXT = Pattern.compile("name=\"(?:texte|vu)\" value=\"([0-9a-f]{64})\"");

    @Autowired
    JointAgreements agreements;

    @Autowired
    Places places;

    @Autowired
    PlaceCaretakers caretakers;

    @Test
    void theModelIsFilledWithTheSettingsAndIsNotPublishedWithAHole() {
        var nadia = signedIn(person(Role.COORDINATOR));
        press(nadia, DESK, DRAFT, 303);
        var refill = Map.of("vu", hash(nadia.get(DRAFT).body()));
        assertThat(post(nadia, DRAFT, DRAFT + "/modele", refill).statusCode()).isEqualTo(303);
        var page = nadia.get(DRAFT).body();
        assertThat(page)
                .contains(
                        "Charente-Maritime",
                        "05\u00a036\u00a049\u00a000\u00a017",
                        "Passages à remplir avant de publier")
                .contains("Orientations, rendez-vous, suivi")
                .doesNotContain("{porteur}", "{support}", "Rayez les lignes");
        var published = post(nadia, DRAFT, DRAFT + "/publication", Map.of("vu", hash(page)));
        assertThat(published.statusCode()).isEqualTo(422);
        assertThat(published.body()).contains("il reste des passages entre crochets");
        // Somebody else saved in the meantime: nothing is lost, nothing is published.
        var typed = "Un accord de " + UUID.randomUUID();
        assertThat(post(nadia, DRAFT, DRAFT + "/texte", Map.of("vu", hash(page), "texte", typed))
                        .statusCode())
                .isEqualTo(303);
        var late = post(nadia, DRAFT, DRAFT + "/texte", Map.of("vu", hash(page), "texte", "Mon texte à moi"));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("Une autre personne a changé ce projet", "Mon texte à moi");
        assertThat(post(nadia, DRAFT, DRAFT + "/publication", Map.of("vu", hash(page)))
                        .statusCode())
                .isEqualTo(409);
        assertThat(post(
                                nadia,
                                DRAFT,
                                DRAFT + "/texte",
                                Map.of("vu", hash(nadia.get(DRAFT).body()), "texte", " "))
                        .statusCode())
                .isEqualTo(422);
        press(nadia, DRAFT, DRAFT + "/abandon", 303);
        assertThat(nadia.get(DRAFT).statusCode()).isEqualTo(303);
        for (var role : List.of(Role.HELPER, Role.FUNDER, Role.DATA))
            assertThat(signedIn(person(role)).get(DESK).statusCode())
                    .as(role.name())
                    .isIn(403, 404);
        assertThat(visitor().get(DESK).statusCode()).isEqualTo(303);
    }

    @Test
    void aStructureSignsOnItsPageAndSeesTheChangesOfTheNextVersion() throws IOException {
        var by = actor(person(Role.COORDINATOR));
        publish(by, "## Durée\nUn mois, " + UUID.randomUUID() + "\n\n## Secret\nRien ne sort.");
        var nadia = signedIn(person(Role.COORDINATOR));
        var mail = "structure-" + UUID.randomUUID() + "@example.org";
        var name = "CCAS de " + UUID.randomUUID();
        var added = post(
                nadia,
                DESK,
                DESK + "/structures",
                Map.of("nom", name, "contact", "Mme Roy", "mail", mail, "langue", "fr"));
        var page = added.headers().firstValue("Location").orElseThrow();
        assertThat(nadia.get(page).body()).contains("pas encore signé", "Mme Roy");
        var own = link(mail);
        var stranger = visitor();
        var read = stranger.get(own);
        assertThat(read.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(read.body()).contains(name, "Un mois", "Signer la version");

        // Without a name, a function or the authority, nothing is signed.
        assertThat(post(stranger, own, own, Map.of("texte", hash(read.body()))).statusCode())
                .isEqualTo(422);
        var form = new HashMap<>(Map.of(
                "texte",
                hash(read.body()),
                "signataire",
                "Jeanne Roy",
                "qualite",
                "présidente",
                "dpo",
                "dpo@ccas.example.org",
                "pouvoir",
                "oui"));
        form.put("texte", "0".repeat(64));
        assertThat(post(stranger, own, own, form).statusCode()).isEqualTo(409);
        form.put("texte", hash(read.body()));
        for (var times = 0; times < 2; times++)
            assertThat(post(stranger, own, own, form).statusCode()).isEqualTo(303);
        assertThat(acts(name)).as("a form sent twice signs once").isEqualTo(1);
        assertThat(visitor().get("/accord").body())
                .contains(name)
                .doesNotContain("Jeanne Roy")
                .doesNotContain(mail);
        assertThat(nadia.get(DESK).body()).contains("Jeanne Roy, présidente");
        var number = agreements.current().inForce().orElseThrow().number();
        var signed = stranger.file(own + "/versions/" + number + ".pdf");
        assertThat(pdf(signed.body())).contains("Jeanne Roy, présidente", name, "Un mois", "Empreinte du texte signé");
        assertThat(stranger.get(own + "/versions/" + (number + 1) + ".pdf").statusCode())
                .isEqualTo(404);

        publish(by, "## Durée\nDeux mois\n\n## Secret\nRien ne sort.");
        assertThat(posted(mail))
                .extracting(Posted::subject)
                .anyMatch(subject -> subject.startsWith("Nouvelle version de l’accord"));
        var again = stranger.get(link(mail)).body();
        assertThat(again).contains("ancienne version", "Avant\u00a0:", "Un mois", "Maintenant\u00a0:", "Deux mois");
        // The text of the first version is no longer what one signs.
        assertThat(post(stranger, own, own, form).statusCode()).isEqualTo(409);
        form.put("texte", hash(again));
        assertThat(post(stranger, own, own, form).statusCode()).isEqualTo(303);
        assertThat(stranger.get(own).body()).contains("à jour").doesNotContain("Signer la version");
        // The file of the first version stays.
        assertThat(pdf(stranger.file(own + "/versions/" + number + ".pdf").body()))
                .contains("Un mois");
        assertThatThrownBy(
                        () -> sql.sql("update agreements_act set signer = 'X'").update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void structuresThatUseTheSiteAreProposedTickedAndAddedOnce() {
        var coordinator = person(Role.COORDINATOR);
        var nadia = signedIn(coordinator);
        var name = "Médiathèque " + UUID.randomUUID();
        var place = places.add(
                new ValueStatementSource.AccountSource(coordinator.id(), "Nadia"),
                Map.of(
                        Field.NOM, name,
                        Field.ADRESSE, "13 rue du Port",
                        Field.CODE_POSTAL, "17300",
                        Field.CODE_INSEE, "17299",
                        Field.COMMUNE, "Rochefort"));
        assertThat(nadia.get(DESK).body())
                .as("nobody of this place uses the site")
                .doesNotContain(name);
        caretakers.appoint(
                actor(coordinator),
                place.code(),
                new MailAddress("accueil-" + UUID.randomUUID() + "@example.org"),
                "Mme Roy",
                "fr");
        var page = nadia.get(DESK).body();
        assertThat(page).containsPattern("value=\"" + name + "\"[^>]* checked");
        var added = post(nadia, DESK, DESK + "/structures/connues", Map.of("connue", name));
        assertThat(added.statusCode()).isEqualTo(303);
        var then = nadia.get(DESK + "?fait=ajout").body();
        assertThat(then).contains("/bureau/accord/structures/").doesNotContain("value=\"" + name + "\"");
        // A name that the network does not know is not added.
        post(nadia, DESK, DESK + "/structures/connues", Map.of("connue", "Inventée " + name));
        assertThat(nadia.get(DESK).body()).doesNotContain("Inventée");
    }

    @Test
    void aStructureLeavesAndTheCoordinationIsTold() {
        var coordinator = person(Role.COORDINATOR);
        var by = actor(coordinator);
        publish(by, "Accord " + UUID.randomUUID());
        var mail = "structure-" + UUID.randomUUID() + "@example.org";
        var id = added(by, "Mairie " + UUID.randomUUID(), mail);
        var own = link(mail);
        var stranger = visitor();
        var leave = Map.of("retrait-signataire", "Ali Ben", "retrait-qualite", "maire");
        assertThat(post(stranger, own, own + "/retrait", leave).statusCode()).isEqualTo(303);
        assertThat(stranger.get(own).body())
                .as("who never signed leaves nothing")
                .doesNotContain("Retrait");
        var sign = Map.of(
                "texte", hash(stranger.get(own).body()), "signataire", "Ali Ben", "qualite", "maire", "pouvoir", "oui");
        assertThat(post(stranger, own, own, sign).statusCode()).isEqualTo(303);
        assertThat(post(stranger, own, own + "/retrait", Map.of("retrait-signataire", "Ali Ben"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(post(stranger, own, own + "/retrait", leave).statusCode()).isEqualTo(303);
        assertThat(stranger.get(own).body()).contains("accord quitté", "Retrait", "Signer la version");
        assertThat(wordsTo(coordinator.mail().value()).getFirst()).contains("/bureau/accord/structures/" + id);
        var asked = posted(mail).size();
        publish(by, "Accord " + UUID.randomUUID());
        assertThat(posted(mail)).as("who left is asked nothing").hasSize(asked);
        // A structure that acted is not removed from the list.
        var nadia = signedIn(person(Role.COORDINATOR));
        press(nadia, DESK + "/structures/" + id, DESK + "/structures/" + id + "/suppression", 404);
    }

    @Test
    void aSignatureOnPaperHasItsDayAndAWrongAddressOpensNothing() {
        var by = actor(person(Role.COORDINATOR));
        publish(by, "Accord " + UUID.randomUUID());
        var nadia = signedIn(person(Role.COORDINATOR));
        var mail = "structure-" + UUID.randomUUID() + "@example.org";
        var page = DESK + "/structures/" + added(by, "Association " + UUID.randomUUID(), mail);
        var today = ParisTime.today(clock);
        var form = new HashMap<>(Map.of(
                "texte", hash(nadia.get(page).body()), "signataire", "Léa Noir", "qualite", "trésorière", "jour", ""));
        assertThat(post(nadia, page, page + "/papier", form).statusCode()).isEqualTo(422);
        for (LocalDate wrong : List.of(today.plusDays(1), today.minusDays(1))) {
            form.put("jour", wrong.toString());
            assertThat(post(nadia, page, page + "/papier", form).statusCode())
                    .as("a day in the future, or before the version")
                    .isEqualTo(422);
        }
        form.put("jour", today.toString());
        assertThat(post(nadia, page, page + "/papier", form).statusCode()).isEqualTo(303);
        assertThat(nadia.get(page).body()).contains("à jour", "sur papier", "Léa Noir, trésorière");
        // The link of a former address ends with the address.
        var old = link(mail);
        assertThat(visitor().get(old).statusCode()).isEqualTo(200);
        assertThat(post(nadia, page, page + "/contact", Map.of("mail", "pas une adresse"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(post(
                                nadia,
                                page,
                                page + "/contact",
                                Map.of("contact", "M. Blanc", "mail", "n-" + mail, "langue", "en"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(visitor().get(old).statusCode()).isEqualTo(410);
        assertThat(visitor().get("/accord/structure/" + "A".repeat(43)).statusCode())
                .isEqualTo(410);
        press(nadia, page, page + "/lien", 303);
        assertThat(posted("n-" + mail).getFirst().subject()).startsWith("Your agreement with");
        // Two structures do not have the same name.
        var twice = Map.of("nom", "ASSOCIATION DU PORT", "mail", "", "langue", "fr");
        assertThat(post(nadia, DESK, DESK + "/structures", twice).statusCode()).isEqualTo(303);
        var other = Map.of("nom", "Association du port", "mail", "", "langue", "fr");
        assertThat(post(nadia, DESK, DESK + "/structures", other).statusCode()).isEqualTo(422);
    }

    @Test
    void theCoordinationIsRemindedOfStructuresThatDoNotSign() {
        var by = actor(person(Role.COORDINATOR));
        publish(by, "Accord " + UUID.randomUUID());
        added(by, "Lycée " + UUID.randomUUID(), "structure-" + UUID.randomUUID() + "@example.org");
        var before = agreements.late().size();
        clock.advance(Duration.ofDays(15));
        assertThat(agreements.late().size()).isGreaterThan(before);
        assertThat(signedIn(person(Role.COORDINATOR)).get("/bureau").body()).contains("signé l’accord");
    }

    private void publish(SignedInPerson by, String text) {
        agreements.begin(by);
        agreements.save(by, agreements.draft(by).orElseThrow().hash(), text, "");
        assertThat(agreements.publish(by, agreements.draft(by).orElseThrow().hash()))
                .isInstanceOf(JointAgreements.DraftResult.Saved.class);
    }

    private UUID added(SignedInPerson by, String name, String mail) {
        return agreements
                .add(
                        by,
                        new MemberStructure(
                                UUID.randomUUID(),
                                name,
                                Optional.empty(),
                                "",
                                mail,
                                "fr",
                                clock.instant(),
                                Optional.empty()))
                .orElseThrow();
    }

    private int acts(String structure) {
        return sql.sql("""
                        select count(*) from agreements_act a join agreements_structure s on s.id = a.structure
                        where s.name = :name""").param("name", structure).query(Integer.class).single();
    }

    private String link(String mail) {
        var found = LINK.matcher(wordsTo(mail).getFirst());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static String hash(String page) {
        var found = TEXT.matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static HttpResponse<String> post(Visitor visitor, String page, String action, Map<String, String> form) {
        var sent = new HashMap<>(form);
        sent.put("_csrf", visitor.token(page));
        return visitor.post(action, sent);
    }

    private static void press(Visitor visitor, String page, String action, int status) {
        assertThat(post(visitor, page, action, Map.of()).statusCode()).isEqualTo(status);
    }

    private static String pdf(byte[] bytes) throws IOException {
        try (var document = Loader.loadPDF(bytes)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
