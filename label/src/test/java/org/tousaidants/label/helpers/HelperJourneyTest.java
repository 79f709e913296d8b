package org.tousaidants.label.helpers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.mail.Letter;
import org.tousaidants.platform.mail.LetterOutbox;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.platform.web.TestRegistration;
import org.tousaidants.platform.web.Visitor;
import org.tousaidants.rules.archive.RulesFolder;
import org.tousaidants.rules.versions.PublishedRules;

/// Tests the path from « Devenir aidant » to a signed charter on the running site.
class HelperJourneyTest extends RunningSite {
    private static final Pattern LINK = Pattern.compile("http\\S+(/connexion/\\S+)");
    private static final Pattern TEXT = Pattern.compile("name=\"texte-([A-Z0-9-]+)\" value=\"([0-9a-f]{64})\"");

    @Autowired
    PublishedRules rules;

    @Autowired
    Helpers helpers;

    @Test
    void plainQuestionsLeadToAProfileAndWhatIsAsked() {
        var visitor = visitor();
        assertThat(visitor.get("/devenir-aidant").body())
                .contains("Comment aidez-vous")
                .contains("href=\"/devenir-aidant/benevole\"")
                .contains("href=\"/devenir-aidant?cadre=metier\"");
        assertThat(visitor.get("/devenir-aidant?cadre=metier&travail=coeur").body())
                .contains("Qui accompagnez-vous le plus souvent")
                .contains("href=\"/devenir-aidant/mediateur\"")
                .contains("C’est dans mon travail");
        assertThat(visitor.get("/devenir-aidant?cadre=benevolat").headers().firstValue("Location"))
                .contains("/devenir-aidant/benevole");
        assertThat(visitor.get("/devenir-aidant?cadre=%22%3E%3Cscript%3E").body())
                .contains("Comment aidez-vous")
                .doesNotContain("<script>");
        assertThat(visitor.get("/devenir-aidant/benevole").body()).contains("30 engagements");
        assertThat(visitor.get("/devenir-aidant/sourcier").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/devenir-aidant/lieu").statusCode()).isEqualTo(404);
    }

    @Test
    void aNewcomerOpensHerAccountByUsingTheLinkAndNotBefore() throws Exception {
        var mail = "odile-" + UUID.randomUUID() + "@example.org";
        var visitor = visitor();
        assertThat(ask(visitor, "benevole", "Odile Bernard", mail).body())
                .contains("Regardez vos courriels")
                .contains(mail);
        var link = link(awaited(mail));
        assertThat(known(mail)).isZero();
        // Opening the link does not sign in, because mail scanners open links too.
        assertThat(visitor.get(link).body()).contains("Odile Bernard");
        assertThat(known(mail)).isZero();
        var answer = visitor.post(link, Map.of("_csrf", visitor.token(link)));
        assertThat(answer.headers().firstValue("Location")).contains("/mon-dossier/nouveau?profil=benevole");
        assertThat(known(mail)).isOne();
        assertThat(visitor().get(link).statusCode()).isEqualTo(410);
        assertThat(visitor.get("/mon-dossier").headers().firstValue("Location")).contains("/mon-dossier/nouveau");
        var chosen = visitor.post(
                "/mon-dossier",
                Map.of(
                        "_csrf",
                        visitor.token("/mon-dossier/nouveau?profil=benevole"),
                        "profil",
                        "benevole",
                        "commune",
                        "Saintes (17100)"));
        assertThat(chosen.headers().firstValue("Location")).contains("/mon-dossier");
        assertThat(visitor.get("/mon-dossier").body())
                .contains("Bénévole")
                .contains("Saintes")
                .contains("La charte")
                .contains("L’entretien avec des pairs")
                .contains("Il reste 3 choses à faire sur 3.");
    }

    @Test
    void aNewcomerGetsReadyAndIsAHelperOnceTheNetworkAcceptsHer() {
        var mail = "odile-" + UUID.randomUUID() + "@example.org";
        var odile = visitor();
        ask(odile, "benevole", "Odile Bernard", mail);
        var link = link(awaited(mail));
        odile.post(link, Map.of("_csrf", odile.token(link)));
        assertThat(Visitor.unlinked(odile.get("/bureau").body()))
                .contains("La coordination n’a pas encore accepté votre compte")
                .contains("Commencer mon dossier");
        HelperFiles.open(odile, "benevole", "Saintes (17100)", Map.of());
        assertThat(odile.get("/bureau").body()).contains("Signer la charte");
        assertThat(sign(odile, "A", "oui", Map.of()).statusCode()).isEqualTo(303);
        assertThat(odile.get("/mon-dossier").body())
                .contains("La coordination n’a pas encore accepté votre compte")
                .doesNotContain("/mon-dossier/label");
        assertThat(odile.get("/mon-dossier/label").headers().firstValue("Location"))
                .contains("/bureau");
        var token = odile.token("/mon-dossier/nouveau");
        assertThat(odile.post("/mon-dossier/label", Map.of("_csrf", token)).statusCode())
                .isEqualTo(404);
        assertThat(odile.get("/profil").body()).contains("En attente d’accord");

        var nadia = person(Role.COORDINATOR);
        var desk = signedIn(nadia);
        assertThat(desk.get("/bureau").body()).contains("Odile Bernard demande à rejoindre le réseau");
        TestRegistration.accept(desk, mail);
        assertThat(desk.get("/bureau/comptes").body())
                .contains(mail)
                .doesNotContainPattern(mail + "(?s).{0,200}En attente d’accord");
        var accepted = sql.sql(
                        "select accepted_by from identity_account where mail = :mail and accepted_at is not null")
                .param("mail", mail)
                .query(UUID.class)
                .single();
        assertThat(accepted).isEqualTo(nadia.id());
        assertThat(posted(mail).getFirst().subject()).startsWith("Votre compte du réseau");
        assertThat(odile.get("/mon-dossier/label").statusCode()).isEqualTo(200);
        assertThat(odile.get("/bureau").body()).doesNotContain("pas encore accepté");
    }

    @Test
    void theAnswerTellsNothingOfWhoIsKnownAndAKnownAddressGetsItsOwnAccount() throws Exception {
        var known = person(Role.COORDINATOR);
        var visitor = visitor();
        var stranger = "inconnue-" + UUID.randomUUID() + "@example.org";
        var first = ask(visitor, "proche", "Quelqu’un d’autre", known.mail().value())
                .body();
        var second = ask(visitor(), "proche", "Quelqu’un d’autre", stranger).body();
        assertThat(first.replace(known.mail().value(), "X")).isEqualTo(second.replace(stranger, "X"));
        var link = link(awaited(known.mail().value()));
        assertThat(visitor.get(link).body()).contains(known.name()).doesNotContain("Quelqu’un d’autre");
        visitor.post(link, Map.of("_csrf", visitor.token(link)));
        assertThat(visitor.get("/bureau/comptes").statusCode()).isEqualTo(200);
    }

    @Test
    void aWrongFormIsToldAndKeepsWhatWasTyped() {
        var answer = ask(visitor(), "benevole", "", "pas une adresse");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Écrivez votre nom.").contains("pas une adresse");
        var helper = signedIn(person(Role.HELPER));
        var token = helper.token("/mon-dossier/nouveau");
        var wrong = helper.post(
                "/mon-dossier", Map.of("_csrf", token, "profil", "lieu", "commune", "Ville-qui-n’existe-pas"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("Nous ne trouvons pas cette commune");
        var place = helper.post("/mon-dossier", Map.of("_csrf", token, "profil", "lieu", "commune", "Saintes"));
        assertThat(place.statusCode()).isEqualTo(422);
        assertThat(place.body()).contains("Choisissez un profil");
    }

    @Test
    void eachCommitmentIsAnsweredInItsExactTextAndAnswersAreKept() {
        var account = person(Role.HELPER);
        var helper = opened(account, "proche");
        assertThat(helper.get("/mon-dossier/charte").body()).contains("aucun des 14 engagements");
        var answer = sign(helper, "A", "oui", Map.of("mot-CH-01", "Je pense à ma tante."));
        assertThat(answer.headers().firstValue("Location"))
                .as("chapters follow each other")
                .contains("/mon-dossier/charte/B");
        assertThat(helper.get("/mon-dossier/charte/B").body()).contains("Commencer suffit.");
        assertThat(helper.get("/mon-dossier/charte").body())
                .contains("Vous avez pris 5 engagements sur 14.")
                .contains("Continuer avec");
        assertThat(helper.get("/mon-dossier/charte/A").body()).contains("Je pense à ma tante.");
        // Sending the same answers again writes nothing.
        sign(helper, "A", "oui", Map.of("mot-CH-01", "Je pense à ma tante."));
        assertThat(rows(account)).isEqualTo(5);
        sign(helper, "A", "non", Map.of("mot-CH-01", "Je pense à ma tante."));
        assertThat(rows(account)).isEqualTo(10);
        for (var chapter : new String[] {"A", "B", "C", "D", "F"}) sign(helper, chapter, "oui", Map.of());
        assertThat(helper.get("/mon-dossier/charte").body()).contains("Vous avez pris tous les engagements");
        assertThat(helper.get("/mon-dossier").body())
                .contains("Vous avez pris les 14 engagements de votre profil.")
                .contains("Il reste une chose à faire.");
        assertThat(helper.get("/mon-dossier/histoire").body())
                .contains("Dossier ouvert, profil « Proche »"
                        .replace(" »", "\u00a0»")
                        .replace("« ", "«\u00a0"))
                .contains("Charte, 5 engagements pris")
                .doesNotContain("CH-0", "CH\u20110");
    }

    @Test
    void aSecondPressAndAnotherBrowserSignOnce() throws Exception {
        var account = person(Role.HELPER);
        var helper = opened(account, "proche");
        var other = signedIn(account);
        try (var together = Executors.newFixedThreadPool(4)) {
            var pressed = together.invokeAll(List.<Callable<Integer>>of(
                    () -> sign(helper, "A", "fais", Map.of()).statusCode(),
                    () -> sign(other, "A", "fais", Map.of()).statusCode()));
            for (var one : pressed) assertThat(one.get()).isEqualTo(303);
        }
        // The page behind the back button shows the signed text.
        assertThat(helper.get("/mon-dossier/charte/A").body()).contains("value=\"fais\" checked");
        assertThat(sign(helper, "A", "fais", Map.of()).statusCode()).isEqualTo(303);
        assertThat(rows(account)).isEqualTo(5);
    }

    @Test
    void eachCommitmentIsTakenAtOnesOwnLevelAndEachLevelIsASignature() {
        var account = person(Role.HELPER);
        var helper = opened(account, "proche");
        sign(helper, "A", "commence", Map.of("reponse-CH-02", "apprends", "reponse-CH-03", "non"));
        assertThat(helper.get("/mon-dossier/charte").body())
                .contains("Vous avez pris 4 engagements sur 14.")
                .contains("3 commencés")
                .contains("un appris à d’autres")
                .contains("Le label n’exige aucun niveau.");
        sign(helper, "A", "fais", Map.of());
        assertThat(helper.get("/mon-dossier/charte").body()).contains("5 en pratique");
        assertThat(sign(helper, "A", "expert", Map.of()).statusCode()).isEqualTo(422);
        assertThat(rows(account)).isEqualTo(10);
    }

    @Test
    void anUnansweredCommitmentIsToldAndNothingIsSigned() {
        var account = person(Role.HELPER);
        var helper = opened(account, "proche");
        var page = helper.get("/mon-dossier/charte/A").body();
        var form = texts(page);
        form.put("_csrf", Visitor.tokenIn(page));
        form.put("reponse-CH-01", "oui");
        var answer = helper.post("/mon-dossier/charte/A", form);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Répondez à l’engagement numéro 2 de cette page.");
        assertThat(rows(account)).isZero();
        assertThat(helper.get("/mon-dossier/charte/Z").statusCode()).isEqualTo(404);
        // A relative has no commitment in the network's chapter.
        assertThat(helper.get("/mon-dossier/charte/G").statusCode()).isEqualTo(404);
    }

    @Test
    void aSignatureOfAnotherTextIsRefusedWhole() {
        var account = person(Role.HELPER);
        var helper = opened(account, "proche");
        var page = helper.get("/mon-dossier/charte/A").body();
        var form = texts(page);
        form.keySet().stream().toList().forEach(name -> form.put(name.replace("texte-", "reponse-"), "oui"));
        form.put("_csrf", Visitor.tokenIn(page));
        form.put("texte-CH-03", form.get("texte-CH-02"));
        var answer = helper.post("/mon-dossier/charte/A", form);
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("Rien n’a été signé");
        assertThat(rows(account)).isZero();
    }

    @Test
    void aNewVersionAsksAgainOnlyForWhatChanged() {
        var account = person(Role.HELPER);
        var helper = opened(account, "proche");
        for (var chapter : new String[] {"A", "B", "C", "D", "F"}) sign(helper, chapter, "oui", Map.of());
        var files = new TreeMap<>(RulesFolder.shipped("base").orElseThrow().files());
        files.computeIfPresent("charte.yaml", (_, text) -> text.replace("je ne la presse pas,", "je prends le temps,"));
        files.computeIfPresent("protocole.yaml", (_, text) -> text.replace("version: 1.0.0", "version: 1.1.0"));
        try {
            rules.publish(new RulesFolder("essai", files, java.util.List.of()));
            assertThat(rules.now().version()).isEqualTo("base 1.1.0");
            assertThat(helper.get("/mon-dossier/charte").body())
                    .contains("Vous avez pris 13 engagements sur 14.")
                    .contains("ce texte a changé. Relisez-le");
            assertThat(helper.get("/mon-dossier/charte/A").body()).contains("je prends le temps");
            sign(helper, "A", "oui", Map.of());
            assertThat(helper.get("/mon-dossier/charte").body()).contains("Vous avez pris tous les engagements");
            assertThat(rows(account)).isEqualTo(15);
        } finally {
            // The rules are restored by a new version, because tests share the site.
            var back = new TreeMap<>(
                    RulesFolder.shipped("charente-maritime").orElseThrow().files());
            back.computeIfPresent("protocole.yaml", (_, text) -> text.replaceFirst("version: 1.0.0", "version: 1.0.1"));
            rules.publish(new RulesFolder("essai", back, java.util.List.of()));
        }
        assertThat(rules.now().version()).startsWith("charente-maritime 1.0.");
    }

    @Test
    void aFileIsItsOwnersAndItsHistoryIsNotRewritten() {
        var account = person(Role.HELPER);
        var helper = opened(account, "proche");
        sign(helper, "A", "oui", Map.of());
        assertThat(visitor()
                        .get("/mon-dossier")
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .startsWith("/connexion");
        assertThatThrownBy(() ->
                        sql.sql("update helpers_signature set taken = false").update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("is history");
        assertThatThrownBy(() -> sql.sql("delete from helpers_step").update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("is history");
    }

    @Test
    void anotherProfileKeepsWhatWasDone() {
        var account = person(Role.HELPER);
        var helper = opened(account, "proche");
        sign(helper, "A", "oui", Map.of());
        HelperFiles.open(helper, "benevole", "Rochefort (17300)", Map.of());
        assertThat(helper.get("/mon-dossier/charte").body()).contains("Vous avez pris 5 engagements sur 30.");
        assertThat(helper.get("/mon-dossier/histoire").body()).contains("Profil ou commune changés");
    }

    @Test
    void aRelativesWordIsEnoughForHerSkills() {
        var account = person(Role.HELPER);
        var helper = opened(account, "proche");
        for (var chapter : new String[] {"A", "B", "C", "D", "F"}) sign(helper, chapter, "oui", Map.of());
        assertThat(helper.get("/mon-dossier").body()).contains("Évaluer mes compétences");
        var page = helper.get("/mon-dossier/competences").body();
        assertThat(page).contains("1 – les pieds dans l’eau").doesNotContain("name=\"3.4\"");
        var form = new LinkedHashMap<String, String>();
        form.put("_csrf", Visitor.tokenIn(page));
        var expected = rules.now().protocol().skills().of("proche");
        expected.keySet().forEach(competence -> form.put(competence, "2"));
        // A level of a competence that the grid does not require is not stored.
        form.put("3.4", "8");
        assertThat(helper.post("/mon-dossier/competences", form).headers().firstValue("Location"))
                .contains("/mon-dossier");
        assertThat(helper.get("/mon-dossier").body()).contains("Le dossier est complet. Le label peut durer jusqu’au");
        helper.post("/mon-dossier/competences", form);
        assertThat(levels(account)).isEqualTo(expected.size());
        form.put("1.1", "");
        helper.post("/mon-dossier/competences", form);
        assertThat(helper.get("/mon-dossier").body()).contains("Il reste une chose à faire.");
        form.put("1.1", "80");
        assertThat(helper.post("/mon-dossier/competences", form).statusCode()).isEqualTo(422);
        assertThat(helper.get("/mon-dossier/histoire").body())
                .contains("niveau\u00a02")
                .contains("niveau retiré");
    }

    @Test
    void whereProofIsAskedHerWordIsNot() {
        var helper = opened(person(Role.HELPER), "benevole");
        assertThat(helper.get("/mon-dossier").body()).doesNotContain("Évaluer mes compétences");
        assertThat(helper.get("/mon-dossier/competences").headers().firstValue("Location"))
                .contains("/mon-dossier");
        assertThat(helper.post(
                                "/mon-dossier/competences",
                                Map.of("_csrf", helper.token("/mon-dossier/nouveau"), "1.1", "8"))
                        .statusCode())
                .isEqualTo(404);
    }

    private int levels(Account account) {
        return sql.sql("""
                select count(*) from helpers_level l join helpers_helper h
                on h.network = l.network and h.id = l.helper where h.account = :account""").param("account", account.id()).query(Integer.class).single();
    }

    private Visitor opened(Account account, String profile) {
        var helper = signedIn(account);
        HelperFiles.open(helper, profile, "Saintes (17100)", Map.of());
        return helper;
    }

    private static java.net.http.HttpResponse<String> sign(
            Visitor helper, String chapter, String answer, Map<String, String> more) {
        var page = helper.get("/mon-dossier/charte/" + chapter).body();
        var form = texts(page);
        form.keySet().stream().toList().forEach(name -> form.put(name.replace("texte-", "reponse-"), answer));
        form.put("_csrf", Visitor.tokenIn(page));
        form.putAll(more);
        return helper.post("/mon-dossier/charte/" + chapter, form);
    }

    private static Map<String, String> texts(String page) {
        var texts = new LinkedHashMap<String, String>();
        var found = TEXT.matcher(page);
        while (found.find()) texts.put("texte-" + found.group(1), found.group(2));
        return texts;
    }

    private int rows(Account account) {
        return sql.sql("""
                select count(*) from helpers_signature s join helpers_helper h
                on h.network = s.network and h.id = s.helper where h.account = :account""").param("account", account.id()).query(Integer.class).single();
    }

    private int known(String mail) {
        return sql.sql("select count(*) from identity_account where mail = :mail")
                .param("mail", mail)
                .query(Integer.class)
                .single();
    }

    private static java.net.http.HttpResponse<String> ask(Visitor visitor, String profile, String name, String mail) {
        var path = "/devenir-aidant/" + profile;
        return visitor.post(path, Map.of("_csrf", visitor.token(path), "name", name, "mail", mail));
    }

    private Letter awaited(String mail) {
        return outbox.latest(10_000).stream()
                .map(LetterOutbox.PostedLetter::letter)
                .filter(one -> one.to().value().equals(mail))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no letter came"));
    }

    private static String link(Letter letter) {
        var found = LINK.matcher(letter.body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
