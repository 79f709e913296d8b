package org.tousaidants.label.pix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.tousaidants.label.helpers.HelperFiles;
import org.tousaidants.label.helpers.HelperLabelDossiers;
import org.tousaidants.platform.db.FailingRow;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.PersonName;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.identity.TerritoryNetwork;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.tenancy.CurrentTenantScope;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.platform.web.Visitor;
import org.tousaidants.rules.judging.LabelDossier;
import org.tousaidants.rules.protocol.SkillEvidence;

/// Tests the path from an imported file to the levels in a dossier on the running site.
class PixResultImportsTest extends RunningSite {
    @Autowired
    HelperLabelDossiers dossiers;

    @Autowired
    PixResultImports imports;

    @Autowired
    org.tousaidants.places.directory.Places places;

    @Autowired
    org.tousaidants.platform.bookings.SeatBookings bookings;

    @Test
    void nothingIsWrittenBeforeSomebodyConfirmsRowByRow() {
        var name = unique();
        var lea = helper("Léa " + name);
        var desk = signedIn(person(Role.COORDINATOR));
        var page =
                given(desk, PixFiles.profiles(name + ";LEA;08/05/2026 10:00;4", "Absente;Inconnue;08/05/2026 10:00;2"));
        assertThat(desk.get(page).body())
                .contains("Une seule personne du réseau a ce nom")
                .contains(lea.mail().value())
                .contains("Aucun dossier n’a ce nom");
        assertThat(levels(lea)).isEmpty();
        var shown = desk.get(page).body();
        var answer =
                desk.post(page, Map.of("_csrf", Visitor.tokenIn(shown), "ligne", "2", "ligne-2", id(lea).toString()));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        assertThat(levels(lea)).hasSize(16).allSatisfy(level -> {
            assertThat(level.level()).isEqualTo(4);
            assertThat(level.evidence()).isEqualTo(SkillEvidence.PROFILE);
            assertThat(level.on()).isEqualTo("2026-05-08");
        });
        assertThat(desk.get(page).body()).contains("Une ligne enregistrée").contains("une à confirmer");
        assertThat(signedIn(lea).get("/mon-dossier").body())
                .contains("Profil Pix du vendredi 8")
                .contains("Collecte 2026");
        // The decided row is deleted.
        assertThat(rows(lea.name())).isZero();
        // Sending the same form again changes nothing.
        desk.post(page, Map.of("_csrf", Visitor.tokenIn(shown), "ligne", "2", "ligne-2", id(lea).toString()));
        assertThat(proofs(lea)).isOne();
    }

    @Test
    void theSameFileTwiceChangesNothing() {
        var name = unique();
        var lea = helper("Léa " + name);
        var desk = signedIn(person(Role.COORDINATOR));
        var file = PixFiles.profiles("Léa;" + name + ";08/05/2026 10:00;4");
        var first = given(desk, file);
        // While its rows wait, the same file is not imported again.
        assertThat(given(desk, file)).isEqualTo(first);
        confirm(desk, first, 2, lea);
        var second = given(desk, file);
        assertThat(second).isNotEqualTo(first);
        assertThat(desk.get(second).body()).contains("Aucun nouveau niveau").contains("une déjà connue");
        assertThat(proofs(lea)).isOne();
    }

    @Test
    void twoPeopleOfOneNameAreNeverMatchedByTheMachine() {
        var name = unique();
        var one = helper("Anne-Marie " + name);
        var other = helper(name + " anne marie");
        var desk = signedIn(person(Role.COORDINATOR));
        var page = given(desk, PixFiles.profiles("Anne-Marie;" + name + ";08/05/2026 10:00;4"));
        var body = desk.get(page).body();
        assertThat(body)
                .contains("Nous ne choisissons pas à votre place")
                .contains(one.mail().value())
                .contains(other.mail().value())
                .doesNotContain("checked");
        confirm(desk, page, 2, other);
        assertThat(levels(one)).isEmpty();
        assertThat(levels(other)).hasSize(16);
        // Two rows of a file have one name: neither is proposed to the only helper with that name.
        var third = unique();
        var alone = helper("Paul " + third);
        var twice = given(
                desk,
                PixFiles.profiles("Paul;" + third + ";08/05/2026 10:00;4", "Paul;" + third + ";08/05/2026 10:00;6"));
        assertThat(desk.get(twice).body()).contains("Nous ne choisissons pas à votre place");
        // Two rows of the same day cannot belong to one person.
        var raw = "_csrf=%s&ligne=2&ligne-2=%s&ligne=3&ligne-3=%s"
                .formatted(URLEncoder.encode(desk.token(twice), StandardCharsets.UTF_8), id(alone), id(alone));
        var both = desk.post(twice, "application/x-www-form-urlencoded", raw.getBytes(StandardCharsets.UTF_8));
        assertThat(both.statusCode()).isEqualTo(409);
        assertThat(both.body()).contains("déjà d’autres niveaux du même jour");
        assertThat(proofs(alone)).isZero();
    }

    @Test
    void anAddressIsCertainAndAnotherPersonMayBeNamedByHers() {
        var name = unique();
        var lea = helper("Léa " + name);
        var married = helper("Zoé " + unique());
        var desk = signedIn(person(Role.COORDINATOR));
        var file = PixFiles.profiles("L.;Abrégée;08/05/2026 10:00;4", "Zoé;Jeunefille;09/05/2026 10:00;3")
                .replace("\"Prénom du Participant\";", "\"Prénom du Participant\";\"Adresse\";")
                .replace("\"L.\";", "\"L.\";\"" + lea.mail() + "\";")
                .replace("\"Zoé\";", "\"Zoé\";\"\";");
        var page = given(desk, file);
        var body = desk.get(page).body();
        assertThat(body).contains("L’adresse de courriel est la même").contains("checked");
        var wrong = desk.post(
                page,
                Map.of(
                        "_csrf",
                        Visitor.tokenIn(body),
                        "ligne",
                        "3",
                        "ligne-3",
                        "autre",
                        "courriel-3",
                        "x@example.org"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("aucun dossier d’aidant n’a cette adresse");
        var right = desk.post(
                page,
                Map.of(
                        "_csrf",
                        Visitor.tokenIn(body),
                        "ligne",
                        "3",
                        "ligne-3",
                        "autre",
                        "courriel-3",
                        married.mail().value()));
        assertThat(right.statusCode()).isEqualTo(303);
        assertThat(levels(married)).hasSize(16);
    }

    @Test
    void fourKindsOfOtherFilesAreRefusedInASentence() {
        var desk = signedIn(person(Role.COORDINATOR));
        wrong(give(desk, PixFiles.assessment()), "pourcentages de maîtrise", "collecte de profils");
        wrong(
                give(desk, "identifiant CN;Palier obtenu (/3)\n1;2\n"),
                "paliers, pas des niveaux",
                "collecte de profils");
        wrong(give(desk, "nom;adresse\nMairie;1 rue\n"), "ne ressemble pas", "collecte de profils");
        wrong(give(desk, "a\0b;c\n"), "octets nuls", "");
        wrong(give(desk, ""), "Choisissez un fichier", "");
        wrong(give(desk, "x".repeat(10_000_000)), "dépasse 8", "");
    }

    @Test
    void whoStillHasToMeasureIsToldWhereWhenAndWhatToBring() {
        var lea = helper("Léa " + unique());
        gathered("Cyberbase " + unique(), "Certification PIX", "Saintes", "17415", "45.745", "-0.633");
        gathered("Espace lointain", "Certification PIX", "La Rochelle", "17300", "46.16", "-1.15");
        gathered("Mairie sans Pix", "France Services", "Saintes", "17415", "45.746", "-0.633");
        var starts = clock.instant().plus(Duration.ofDays(9));
        for (var title : java.util.List.of("Certification Pix du vendredi", "Atelier pixels"))
            bookings.put(org.tousaidants.platform.bookings.BookableSlot.of(
                    new org.tousaidants.platform.bookings.BookableSlot.SlotOwner(
                            "training.session", UUID.randomUUID().toString()),
                    title,
                    "Médiathèque",
                    "/formations",
                    starts,
                    starts.plus(Duration.ofHours(2)),
                    6,
                    0));
        var helper = signedIn(lea);
        assertThat(helper.get("/mon-dossier").body()).contains("href=\"/mon-dossier/pix\"");
        var page = helper.get("/mon-dossier/pix").body();
        assertThat(page)
                .contains("https://app.pix.fr", "Certification Pix du vendredi", "Il reste 6 places.")
                .contains("pièce d’identité", "Appeler pour prendre une date", "Espace lointain")
                .doesNotContain("Mairie sans Pix", "Atelier pixels");
        assertThat(page.indexOf("Cyberbase")).isLessThan(page.indexOf("Espace lointain"));
        assertThat(visitor().get("/mon-dossier/pix").statusCode()).isNotEqualTo(200);
    }

    private void gathered(
            String name, String programme, String commune, String code, String latitude, String longitude) {
        places.gather(
                new org.tousaidants.places.directory.ValueStatementSource.HarvestedSource(
                        "pix-" + UUID.randomUUID(), UUID.randomUUID()),
                java.util.List.of(new org.tousaidants.places.directory.HarvestedPlaceRecord(
                        name,
                        org.tousaidants.core.schema.PlaceSheet.of(Map.of(
                                org.tousaidants.core.schema.Field.NOM, name,
                                org.tousaidants.core.schema.Field.COMMUNE, commune,
                                org.tousaidants.core.schema.Field.CODE_INSEE, code,
                                org.tousaidants.core.schema.Field.TELEPHONE, "+33546000000",
                                org.tousaidants.core.schema.Field.DISPOSITIFS, programme,
                                org.tousaidants.core.schema.Field.LATITUDE, latitude,
                                org.tousaidants.core.schema.Field.LONGITUDE, longitude)))));
    }

    @Test
    void whatStrangersTypedInCellsStaysText() {
        var desk = signedIn(person(Role.COORDINATOR));
        var page = given(
                desk,
                PixFiles.profiles(
                                "<script>alert(1)</script>;'=HYPERLINK(0);08/05/2026 10:00;4",
                                "Bob;Z;08/05/2026 10:00;<b>9</b>")
                        .replace("Collecte 2026", "<img src=x onerror=alert(1)>"));
        assertThat(desk.get(page).body())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; =HYPERLINK(0)")
                .contains("« <b>9".replace("« ", "«\u00a0").replace("<", "&lt;").replace(">", "&gt;"))
                .doesNotContain("<script>alert")
                .doesNotContain("<img src=x");
    }

    @Test
    void anotherNetworkAndAHelperReachNothing() {
        var name = unique();
        var lea = helper("Léa " + name);
        var desk = signedIn(person(Role.COORDINATOR));
        var page = given(desk, PixFiles.profiles("Léa;" + name + ";08/05/2026 10:00;4"));
        var helper = signedIn(lea);
        assertThat(helper.get("/bureau/pix").statusCode()).isEqualTo(404);
        assertThat(helper.get(page).statusCode()).isEqualTo(404);
        assertThat(helper.post(page, Map.of("_csrf", helper.token("/mon-dossier/nouveau"), "ligne", "2"))
                        .statusCode())
                .isEqualTo(404);
        var far = new TerritoryNetwork("ailleurs-pix", "Ailleurs", "16");
        networks.found(far);
        var opened = CurrentTenantScope.in(
                far.id(),
                () -> accounts.found(
                        far,
                        new MailAddress("far-" + UUID.randomUUID() + "@example.org"),
                        new PersonName("Loin"),
                        Role.COORDINATOR));
        var account = ((Accounts.AccountOpeningResult.NewAccountOpened) opened).account();
        var stranger = new SignedInPerson(account.id(), account.mail().value(), account.name(), account.role(), far);
        var file = UUID.fromString(page.substring(page.lastIndexOf('/') + 1));
        var choice = new PixResultImports.PixRowChoice(2, java.util.Optional.of(id(lea)));
        try (var _ = CurrentTenantScope.enter(far.id())) {
            assertThat(imports.review(stranger, file, 1)).isEmpty();
            assertThat(imports.decide(stranger, file, java.util.List.of(choice)))
                    .isEqualTo(new PixResultImports.PixDecisionResult.PixFileNotFound());
            assertThat(imports.abandon(stranger, file)).isFalse();
        }
        assertThat(levels(lea)).isEmpty();
        // A helper of another network cannot be chosen.
        assertThat(imports.decide(
                        actor(person(Role.COORDINATOR)),
                        file,
                        java.util.List.of(
                                new PixResultImports.PixRowChoice(2, java.util.Optional.of(UUID.randomUUID())))))
                .isEqualTo(new PixResultImports.PixDecisionResult.PixHelperNotFound(2));
    }

    @Test
    void oneFileThatCannotBeWrittenStopsNoOther() {
        var name = unique();
        var desk = signedIn(person(Role.COORDINATOR));
        var broken = given(desk, PixFiles.profiles("Cassée;" + name + ";08/05/2026 10:00;4"));
        given(desk, PixFiles.profiles("Bonne;" + name + ";08/05/2026 10:00;4"));
        clock.advance(Duration.ofDays(15));
        var id = broken.substring(broken.lastIndexOf('/') + 1);
        try (var _ = FailingRow.in(sql, "pix_file", "update", "new.id = '" + id + "'")) {
            assertThat(jobs.run("pix.forget")).hasSize(1);
        }
        assertThat(rows("Bonne " + name)).isZero();
        assertThat(rows("Cassée " + name)).isOne();
        clock.advance(Duration.ofMinutes(2));
        job("pix.forget");
        assertThat(rows("Cassée " + name)).isZero();
    }

    @Test
    void rowsThatNobodyConfirmsAreForgotten() {
        var name = unique();
        var desk = signedIn(person(Role.COORDINATOR));
        var page = given(desk, PixFiles.profiles("Léa;" + name + ";08/05/2026 10:00;4"));
        assertThat(rows("Léa " + name)).isOne();
        desk.post(page + "/abandon", Map.of("_csrf", desk.token(page)));
        assertThat(rows("Léa " + name)).isZero();
        given(desk, PixFiles.profiles("Paul;" + name + ";08/05/2026 10:00;4"));
        clock.advance(Duration.ofDays(15));
        job("pix.forget");
        assertThat(rows("Paul " + name)).isZero();
    }

    @Test
    void aPaperSeenIsWrittenDownWithItsSourceAndAWrongProofIsWithdrawn() {
        var lea = helper("Léa " + unique());
        var desk = signedIn(person(Role.COORDINATOR));
        var person = "/bureau/pix/personnes/" + id(lea);
        var form = new LinkedHashMap<>(Map.of(
                "_csrf", desk.token(person + "/papier"),
                "nature", "attestation",
                "source", "Claire Morin, <b>Hubik</b>",
                "on", "2026-10-02",
                "seen", "Nadia",
                "1.1", "5",
                "4.2", "3"));
        assertThat(desk.post(person, form).headers().firstValue("Location")).contains(person);
        // The same document again is stored once.
        desk.post(person, form);
        assertThat(proofs(lea)).isOne();
        assertThat(levels(lea))
                .extracting(level -> level.competence() + "=" + level.level() + " " + level.evidence())
                .containsExactlyInAnyOrder("1.1=5 ATTESTATION", "4.2=3 ATTESTATION");
        assertThat(signedIn(lea).get("/mon-dossier").body())
                .contains("donnée par Claire Morin, &lt;b&gt;Hubik&lt;/b&gt;. Vue par Nadia.");
        form.put("1.1", "6");
        assertThat(desk.post(person, form).statusCode()).isEqualTo(409);
        form.put("on", "2999-01-01");
        assertThat(desk.post(person, form).body()).contains("est à venir");
        form.put("1.1", "9");
        assertThat(desk.post(person, form).statusCode()).isEqualTo(422);
        var shown = desk.get(person).body();
        var proof = shown.replaceAll("(?s).*name=\"preuve\" value=\"([^\"]+)\".*", "$1");
        var empty = desk.post(person + "/retraits", Map.of("_csrf", Visitor.tokenIn(shown), "preuve", proof));
        assertThat(empty.statusCode()).isEqualTo(422);
        desk.post(
                person + "/retraits",
                Map.of("_csrf", Visitor.tokenIn(shown), "preuve", proof, "raison-" + proof, "Quelqu’un du même nom."));
        assertThat(levels(lea)).isEmpty();
        assertThat(signedIn(lea).get("/mon-dossier").body()).contains("Quelqu’un du même nom.");
        assertThatThrownBy(() -> sql.sql("update pix_proof set levels = '{}'").update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("is history");
    }

    @Test
    void aCoordinatorConfirmsNeitherHerOwnRowNorHerOwnPaper() {
        var name = unique();
        var nadia = helper("Nadia " + name);
        accounts.give(actor(person(Role.COORDINATOR)), nadia.id(), Role.COORDINATOR);
        accounts.give(actor(person(Role.COORDINATOR)), nadia.id(), Role.COORDINATOR);
        var desk = signedIn(accounts.find(nadia.id()).orElseThrow());
        var page = given(desk, PixFiles.profiles(name + ";NADIA;08/05/2026 10:00;4"));
        var row = desk.post(
                page,
                Map.of(
                        "_csrf",
                        desk.token(page),
                        "ligne",
                        "2",
                        "ligne-2",
                        id(nadia).toString()));
        assertThat(row.statusCode()).isEqualTo(403);
        assertThat(row.body()).contains("ce sont vos propres niveaux");
        var person = "/bureau/pix/personnes/" + id(nadia);
        var paper = desk.post(
                person,
                Map.of(
                        "_csrf", desk.token(person + "/papier"),
                        "nature", "certification",
                        "source", "Moi",
                        "on", "2026-10-02",
                        "seen", "Nadia",
                        "1.1", "5"));
        assertThat(paper.statusCode()).isEqualTo(403);
        assertThat(paper.body()).contains("C’est votre propre dossier");
        assertThat(levels(nadia)).isEmpty();
        confirm(signedIn(person(Role.COORDINATOR)), page, 2, nadia);
        assertThat(levels(nadia)).hasSize(16);
    }

    @Test
    void readingTheLevelsOfPeopleIsNoted() {
        var lea = helper("Léa " + unique());
        var coordinator = person(Role.COORDINATOR);
        var desk = signedIn(coordinator);
        desk.get("/bureau/pix/personnes/" + id(lea));
        assertThat(sql.sql("""
                        select count(*) from journal_entry where actor = :actor and act = 'pix.proofs_read'
                        and subject = :subject""")
                        .param("actor", coordinator.id())
                        .param("subject", "helper " + id(lea))
                        .query(Integer.class)
                        .single())
                .isOne();
        assertThat(desk.get("/bureau/pix?qui=" + lea.mail()).body()).contains(id(lea).toString());
        assertThat(desk.get("/bureau/journal").body()).contains("Consultation des niveaux Pix");
    }

    private static String unique() {
        return "Test" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
    }

    private Account helper(String name) {
        var mail = new MailAddress("h-" + UUID.randomUUID() + "@example.org");
        var opened = accounts.found(networks.here(), mail, new PersonName(name), Role.HELPER);
        var account = ((Accounts.AccountOpeningResult.NewAccountOpened) opened).account();
        var visitor = signedIn(account);
        HelperFiles.open(visitor, "benevole", "Saintes (17100)", Map.of());
        return account;
    }

    private UUID id(Account account) {
        return dossiers.ofAccount(account.id()).orElseThrow().helper();
    }

    private java.util.List<LabelDossier.DossierSkillLevel> levels(Account account) {
        return dossiers.ofAccount(account.id()).orElseThrow().dossier().levels();
    }

    private int proofs(Account account) {
        return sql.sql("select count(*) from pix_proof where helper = :helper")
                .param("helper", id(account))
                .query(Integer.class)
                .single();
    }

    private int rows(String name) {
        return sql.sql("select count(*) from pix_row where given || ' ' || family = :name")
                .param("name", name)
                .query(Integer.class)
                .single();
    }

    private void confirm(Visitor desk, String page, int line, Account account) {
        var answer = desk.post(
                page,
                Map.of(
                        "_csrf",
                        desk.token(page),
                        "ligne",
                        Integer.toString(line),
                        "ligne-" + line,
                        id(account).toString()));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    }

    private static String given(Visitor desk, String file) {
        var answer = give(desk, file);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static void wrong(HttpResponse<String> answer, String... words) {
        assertThat(answer.statusCode()).isEqualTo(422);
        for (var word : words) assertThat(answer.body()).contains(word);
    }

    private static HttpResponse<String> give(Visitor desk, String file) {
        var body = "--frontier\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + desk.token("/bureau/pix")
                + "\r\n--frontier\r\nContent-Disposition: form-data; name=\"file\"; filename=\"Resultats.csv\"\r\n"
                + "Content-Type: text/csv\r\n\r\n" + file + "\r\n--frontier--\r\n";
        return desk.post(
                "/bureau/pix", "multipart/form-data; boundary=frontier", body.getBytes(StandardCharsets.UTF_8));
    }
}
