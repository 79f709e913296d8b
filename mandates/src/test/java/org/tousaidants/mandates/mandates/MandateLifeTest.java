package org.tousaidants.mandates.mandates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.tousaidants.label.badges.LabelBadges;
import org.tousaidants.label.helpers.Helpers;
import org.tousaidants.mandates.mandates.Mandate.ConsentMethod;
import org.tousaidants.mandates.mandates.Mandate.MandateState;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.DelegatedRole;
import org.tousaidants.platform.identity.PersonName;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.RoleDelegations;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.openid.IdentityCheckedAct;
import org.tousaidants.platform.openid.TestOpenIdProvider;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.platform.web.Visitor;
import org.tousaidants.rules.versions.PublishedRules;

/// Tests a mandate through its pages: consent by FranceConnect or by telephone, uses, the person's view, a call
/// that withdraws it, renewal, an organisation and its delegate.
class MandateLifeTest extends RunningSite {
    private static final int PROVIDER = TestOpenIdProvider.freePort();
    private static final Pattern CODE = Pattern.compile("<code>([^<]+)</code>");

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry settings) {
        settings.add("ta.openid.fc.profile", () -> "franceconnect");
        settings.add("ta.openid.fc.issuer", () -> "http://localhost:" + PROVIDER);
        settings.add("ta.openid.fc.client", () -> "fc");
        settings.add("ta.openid.fc.secret", () -> "fc-secret-of-the-test-only");
    }

    private static Optional<TestOpenIdProvider> provider = Optional.empty();

    @Autowired
    Mandates mandates;

    @Autowired
    MandateConsents mandateConsents;

    @Autowired
    MandateLookup mandateReader;

    @Autowired
    RoleDelegations grants;

    @Autowired
    LabelBadges badges;

    @Autowired
    PublishedRules rules;

    @Autowired
    Helpers helpers;

    @AfterAll
    static void stop() {
        provider.ifPresent(TestOpenIdProvider::close);
    }

    @Test
    void aPersonAgreesByFranceConnectWhichServesThatActAndIsForgotten() {
        // The clock is set to the machine's time, which the provider uses.
        clock.advance(Duration.between(clock.instant(), Instant.now()));
        provider = Optional.of(provider.orElseGet(() -> TestOpenIdProvider.start(PROVIDER)));
        provider.get().serve("http://localhost:" + port);
        var account = person(Role.HELPER);
        var helper = recognised(account);
        var id = prepared(helper, witness(), ConsentMethod.FRANCECONNECT, "Germaine Petit", "");
        var other = prepared(helper, witness(), ConsentMethod.FRANCECONNECT, "Marie Durand", "");
        var desk = signedIn(account);

        assertThat(agreed(desk, other)).as("another name").isEqualTo("/mandat/accord/non");
        assertThat(state(helper, other)).isEqualTo(MandateState.WAITING);
        assertThat(agreed(desk, id)).isEqualTo("/mandat/accord/oui");
        assertThat(state(helper, id)).isEqualTo(MandateState.IN_FORCE);
        assertThat(sql.sql("""
            select string_agg(t, '') from (select l::text t from openid_link l
            union all select encode(attribute_bytes, 'escape') from identity_session_attributes union all select s::text from mandates_step s
            union all select j::text from journal_entry j) all_of_it\
            """).query(String.class).single()).doesNotContain("PETIT", "1941-03-08", "person-1");
        assertThat(visitor().get("/connexion").body()).doesNotContain("FranceConnect");
    }

    /// Consents on the person's own screen: code, terms, provider, logout, result page.
    private String agreed(Visitor desk, UUID id) {
        var told = desk.post("/mandats/" + id + "/lectures", Map.of("_csrf", desk.token("/mandats/" + id)));
        var code = code(told);
        var hers = visitor();
        var terms = hers.types(code, "/mandat/accord", "/mandat/accord/lecture");
        assertThat(Visitor.unlinked(terms.body())).contains("vous d’accord", "Social, santé", "que FranceConnect");
        var site = "http://localhost:" + port;
        var asked = location(hers.post("/mandat/accord", Map.of("_csrf", Visitor.tokenIn(terms.body()), "code", code)));
        assertThat(asked).contains("acr_values=eidas1", "prompt=login").doesNotContain("code_challenge", "max_age");
        var leaving = location(hers.get(TestOpenIdProvider.follow(asked, site)));
        assertThat(leaving).startsWith("http://localhost:" + PROVIDER + "/session/end?id_token_hint=");
        var state = leaving.replaceAll(".*state=([^&]+).*", "$1");
        return location(hers.get("/connexion/fournisseurs/fin?state=" + state));
    }

    @Test
    void aMandateLivesByItsPagesFromThePhoneCallToTheCallThatStopsIt() throws Exception {
        var account = person(Role.HELPER);
        var helper = recognised(account);
        var witness = person(Role.COORDINATOR);
        var desk = signedIn(account);
        var office = signedIn(witness);
        var made = desk.post(
                "/mandats",
                Map.of(
                        "_csrf", desk.token("/mandats/nouveau"),
                        "personne", "Lucien Moreau",
                        "demarches", "social",
                        "duree", "182",
                        "accord", "phone",
                        "temoin", witness.mail().value(),
                        "courriel", "lucien@example.net"));
        var path = location(made);
        var id = UUID.fromString(path.substring("/mandats/".length()));
        var call = office.post(
                "/mandats/temoin/" + id + "/appels", Map.of("_csrf", office.token("/mandats/temoin/" + id)));
        assertThat(desk.post(path + "/accords", Map.of("_csrf", desk.token(path), "code", code(call)))
                        .statusCode())
                .isEqualTo(303);
        var copy = code(desk.post(path + "/copies", Map.of("_csrf", desk.token(path))));
        desk.post(path + "/usages", Map.of("_csrf", desk.token(path), "demarche", "social", "but", "actualiser"));
        var use = mandateReader.mine(helper, id).orElseThrow().steps().getLast().n();
        desk.post(path + "/usages/" + use + "/suites", Map.of("_csrf", desk.token(path), "fait-" + use, "C'est fait."));
        assertThat(desk.get(path).body()).contains("/avis/bulletins");
        var hers = visitor();
        assertThat(hers.types(copy, "/mandat").body()).contains("actualiser", "C'est fait.", "Arrêter ce mandat");
        assertThat(onPaper(hers, copy, "", "fr").replaceAll("\\s+", " "))
                .contains("Lucien Moreau", "Social", "un appel");
        for (var size : List.of("", "grandes"))
            assertThat(onPaper(hers, copy, size, "fr").replaceAll("\\s", "")).contains(copy.replace(" ", ""));
        assertThat(onPaper(hers, copy, "", "en")).contains("Lucien Moreau", "keep it to yourself");
        assertThat(hers.post("/mandat/copie.pdf", Map.of("_csrf", hers.token("/mandat"), "code", "M000-0000"))
                        .statusCode())
                .isEqualTo(404);

        assertThat(desk.get("/bureau/mandats?nom=moreau").statusCode())
                .as("a helper")
                .isEqualTo(404);
        assertThat(office.get("/bureau/mandats?nom=mo").body()).doesNotContain("Lucien");
        var found = office.get("/bureau/mandats?nom=moreau");
        assertThat(found.body()).contains("Lucien Moreau", "/bureau/mandats/" + id + "/retraits");
        office.post(
                "/bureau/mandats/" + id + "/retraits", Map.of("_csrf", Visitor.tokenIn(found.body()), "moyen", "call"));
        assertThat(state(helper, id)).isEqualTo(MandateState.REVOKED);
        assertThat(hers.types(copy, "/mandat").body()).contains("Ce mandat est arrêté", "par un appel", witness.name());
        var reader = person(Role.HELPER);
        assertThat(signedIn(reader).get(path).statusCode()).isEqualTo(404);
        assertThat(readings(id, reader))
                .as("a refused page is not logged as read")
                .isZero();
        assertThat(readings(id, account))
                .as("each view of the helper is a line")
                .isGreaterThan(1);
        assertThat(hers.types(copy, "/mandat").body())
                .as("shown to the person, with its proof")
                .contains("Lectures de ces données")
                .containsPattern(account.name() + "</td><td[^>]*><a href=\"/journal-public/preuves/\\d+\"");
        assertThat(desk.post(path + "/usages", Map.of("_csrf", desk.token("/profil"), "demarche", "social", "but", "x"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(sql.sql("select count(*) from journal_entry where act = 'mandates.searched' and detail::text"
                                + " like '%oreau%'")
                        .query(Integer.class)
                        .single())
                .as("the journal contains no name")
                .isZero();
    }

    @Test
    void oneProcedureIsTakenBackByThePagesOfThePersonOfTheDeskAndOfTheHelper() throws Exception {
        var account = person(Role.HELPER);
        var helper = recognised(account);
        var witness = person(Role.COORDINATOR);
        var desk = signedIn(account);
        var office = signedIn(witness);
        var name = "Yvette Rambaud";
        var form = new MandateForm(
                new PersonName(name),
                List.of("social", "papiers", "argent", "logement"),
                182,
                ConsentMethod.PAPER,
                witness.mail());
        var id = ((Mandates.MandatePreparationResult.MandatePrepared) mandates.prepare(helper, form))
                .mandate()
                .id();
        mandateConsents.saw(actor(witness), id);
        var path = "/mandats/" + id;
        var copy = code(desk.post(path + "/copies", Map.of("_csrf", desk.token(path))));
        var hers = visitor();
        var page = hers.types(copy, "/mandat");
        assertThat(page.body()).contains("Retirer une seule démarche");
        var taking = Map.of("_csrf", Visitor.tokenIn(page.body()), "code", copy);
        assertThat(hers.post("/mandat/demarches/retraits", with(taking, "retirer", "loisirs"))
                        .body())
                .contains("Choisissez une démarche du mandat");
        for (var twice = 0; twice < 2; twice++)
            assertThat(location(hers.post("/mandat/demarches/retraits", with(taking, "retirer", "papiers"))))
                    .isEqualTo("/mandat");

        var refused = desk.post(
                path + "/usages", Map.of("_csrf", desk.token(path), "demarche", "papiers", "but", "un extrait"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("La personne a retiré cette démarche");

        var found = office.get("/bureau/mandats?nom=rambaud");
        var calling = Map.of("_csrf", Visitor.tokenIn(found.body()), "nom", "rambaud", "moyen", "call");
        assertThat(office.post(path.replace("/mandats", "/bureau/mandats") + "/demarches/retraits", calling)
                        .statusCode())
                .as("none chosen")
                .isEqualTo(422);
        assertThat(location(office.post(
                        "/bureau/mandats/" + id + "/demarches/retraits", with(calling, "demarche-" + id, "argent"))))
                .endsWith("fait=demarche");
        assertThat(location(desk.post(
                        path + "/demarches/retraits", Map.of("_csrf", desk.token(path), "retirer", "logement"))))
                .isEqualTo(path);

        for (var lettres : List.of("", "grandes"))
            assertThat(onPaper(hers, copy, lettres, "fr").replaceAll("\\s+", " "))
                    .matches(".*Social, santé.*Plus personne n.agit.*Papiers.*Argent.*Logement.*");
        assertThat(hers.get("/mandat").body()).contains("par un appel", "Arrêter ce mandat");
    }

    private int readings(UUID mandate, Account by) {
        return sql.sql("select count(*) from journal_entry where act = 'people.read' and subject = :subject"
                        + " and actor = :by")
                .param("subject", "mandate " + mandate)
                .param("by", by.id())
                .query(Integer.class)
                .single();
    }

    private static Map<String, String> with(Map<String, String> some, String name, String value) {
        var all = new java.util.HashMap<>(some);
        all.put(name, value);
        return all;
    }

    @Test
    void aLongMandateTellsItsEndOnceAndIsRenewedOnlyWithANewConsent() {
        var helper = recognised(person(Role.HELPER));
        var witness = witness();
        var id = prepared(helper, witness, ConsentMethod.PAPER, "Andrée Guérin", "");
        mandateConsents.saw(witness, id);
        job("mandates.ends");
        assertThat(told(helper)).as("not so early").isZero();
        clock.advance(Duration.ofDays(160));
        job("mandates.ends");
        job("mandates.ends");
        assertThat(told(helper)).isEqualTo(1);
        assertThat(posted(helper.mail()).toString()).doesNotContain("Guérin");

        var renewed = ((Mandates.MandatePreparationResult.MandatePrepared) mandates.renew(helper, id)).mandate();
        assertThat(mandateReader
                        .mine(helper, renewed.id())
                        .orElseThrow()
                        .origin()
                        .renews())
                .contains(id);
        assertThat(state(helper, renewed.id())).isEqualTo(MandateState.WAITING);
        assertThat(mandates.announce(helper, renewed.id(), "social", "déjà")).isFalse();
        mandateConsents.saw(witness, renewed.id());
        assertThat(mandateReader.mine(helper, renewed.id()).orElseThrow().isIntact())
                .isTrue();
        assertThat(mandates.end(helper, id, Mandate.MandateEndReason.DIED, "")).isTrue();
        assertThat(mandates.renew(actor(person(Role.HELPER)), id))
                .isInstanceOf(Mandates.MandatePreparationResult.MandateNotAllowed.class);
    }

    @Test
    void oneMandateWhoseLetterFailsKeepsNoOtherHolderFromHerLetter() {
        var helpers = java.util.stream.Stream.generate(() -> recognised(person(Role.HELPER)))
                .limit(3)
                .toList();
        var ids = new java.util.ArrayList<UUID>();
        for (var helper : helpers) {
            var witness = witness();
            var id = prepared(helper, witness, ConsentMethod.PAPER, "Louise Faure", "");
            mandateConsents.saw(witness, id);
            ids.add(id);
        }
        clock.advance(Duration.ofDays(160));
        sql.sql("""
            create function poisoned() returns trigger language plpgsql as $$
            begin raise exception 'poisoned'; end $$\
            """).update();
        sql.sql("create trigger poisoned before insert on notices_notice for each row when (new.subject = '"
                        + ids.get(0) + "') execute function poisoned()")
                .update();
        try {
            assertThat(jobs.run("mandates.ends")).hasSize(1);
            assertThat(helpers.stream().map(this::told)).containsExactly(0, 1, 1);
        } finally {
            sql.sql("drop trigger poisoned on notices_notice").update();
            sql.sql("drop function poisoned()").update();
        }
        clock.advance(Duration.ofHours(1));
        job("mandates.ends");
        assertThat(helpers.stream().map(this::told)).containsExactly(1, 1, 1);
    }

    @Test
    void aDelegateOfTheStructureGoesOnUntilHerLastDayAndNobodyElse() {
        var helper = recognised(person(Role.HELPER));
        var witness = witness();
        var id = prepared(helper, witness, ConsentMethod.PAPER, "Paul Roy", "CCAS de Saintes");
        mandateConsents.saw(witness, id);
        var delegate = person(Role.HELPER);
        assertThat(mandates.announce(actor(delegate), id, "social", "à sa place"))
                .isFalse();
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        grants.lend(
                actor(person(Role.COORDINATOR)),
                delegate.mail(),
                DelegatedRole.DelegatedRoleKind.STRUCTURE,
                "ccas de saintes",
                today.plusDays(3));
        assertThat(mandateReader.ofStructures(actor(delegate))).hasSize(1);
        assertThat(mandates.announce(actor(delegate), id, "social", "à sa place"))
                .isTrue();
        assertThat(mandateReader
                        .mine(helper, id)
                        .orElseThrow()
                        .steps()
                        .getLast()
                        .by())
                .contains(delegate.id());
        clock.advance(Duration.ofDays(5));
        assertThat(mandates.announce(actor(delegate), id, "social", "trop tard"))
                .isFalse();
    }

    @Test
    void aNameIsThatOfTheCivilStatusOrItIsNot() {
        var person = new IdentityCheckedAct.CheckedPersonIdentity(
                "Anne-Marie Jeanne", "LEFÈVRE", Optional.of("Durand"), "1950-00-00");
        var today = LocalDate.of(2026, 11, 28);
        assertThat(CivilStatusNameMatch.is("Anne-Marie Lefevre", person, today)).isTrue();
        assertThat(CivilStatusNameMatch.is("Durand Jeanne", person, today)).isTrue();
        assertThat(CivilStatusNameMatch.is("Lefèvre", person, today)).isFalse();
        assertThat(CivilStatusNameMatch.is("Anne Lefèvre Martin", person, today))
                .isFalse();
        assertThat(CivilStatusNameMatch.is("Jean Lefèvre", person, today)).isFalse();
        var child = new IdentityCheckedAct.CheckedPersonIdentity("Léa", "ROY", Optional.empty(), "2015-03-01");
        assertThat(CivilStatusNameMatch.is("Léa Roy", child, today))
                .as("never for a minor")
                .isFalse();
    }

    private SignedInPerson witness() {
        var one = actor(person(Role.HELPER));
        helpers.begin(one, "benevole", "17415", "Foyer rural de Corme");
        return one;
    }

    private int told(SignedInPerson helper) {
        return (int) posted(helper.mail()).stream()
                .filter(letter -> letter.subject().contains("finit dans un mois"))
                .count();
    }

    private SignedInPerson recognised(Account account) {
        return new RecognisedHelperFixture(badges, rules)
                .make(
                        actor(account),
                        actor(person(Role.COORDINATOR)),
                        LocalDate.ofInstant(clock.instant(), Mandate.HERE));
    }

    private UUID prepared(
            SignedInPerson helper, SignedInPerson witness, ConsentMethod consent, String name, String structure) {
        return ((Mandates.MandatePreparationResult.MandatePrepared) mandates.prepare(
                        helper,
                        new MandateForm(
                                new PersonName(name),
                                List.of("social"),
                                182,
                                consent,
                                java.util.Optional.of(new MailAddress(witness.mail())),
                                structure,
                                PersonContactDetails.NONE)))
                .mandate()
                .id();
    }

    private MandateState state(SignedInPerson helper, UUID id) {
        return mandateReader.mine(helper, id).orElseThrow().state(clock.instant());
    }

    private static String code(HttpResponse<String> told) {
        var found = CODE.matcher(told.body());
        if (!found.find()) throw new AssertionError(told.statusCode() + " " + told.body());
        return found.group(1);
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer.body()));
    }

    /// The text of the paper copy; `size` « grandes » means large letters.
    private static String onPaper(Visitor hers, String code, String size, String lang) throws IOException {
        var answer = hers.file(
                "/mandat/copie.pdf?lang=" + lang,
                Map.of("_csrf", hers.token("/mandat"), "code", code, "lettres", size));
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        try (var sheet = Loader.loadPDF(answer.body())) {
            return new PDFTextStripper().getText(sheet);
        }
    }
}
