package org.tousaidants.label.signposting;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.mail.LetterOutbox;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.platform.web.TestRegistration;
import org.tousaidants.platform.web.Visitor;

/// Tests the light way in on the running site: one page, one signature, a card that says what it is worth.
class SignpostingTest extends RunningSite {
    private static final Pattern LINK = Pattern.compile("http\\S+(/connexion/\\S+)");
    private static final Pattern CARD = Pattern.compile("href=\"(/reperer/[0-9a-z]{12})\"");

    @Autowired
    Accounts accounts;

    @Test
    void aSonWhoHelpsHisMotherHasACardAfterOneMailAndOneSignature() {
        assertThat(visitor().get("/devenir-aidant").body()).contains("href=\"/reperer\"");
        assertThat(visitor().get("/devenir-aidant/proche").body()).contains("href=\"/reperer\"");
        assertThat(visitor().get("/devenir-aidant/benevole").body()).doesNotContain("href=\"/reperer\"");
        var mail = "julien-" + UUID.randomUUID() + "@example.org";
        var julien = visitor();
        assertThat(julien.post(
                                "/reperer",
                                Map.of("_csrf", julien.token("/reperer"), "name", "Julien Roy", "mail", mail))
                        .body())
                .contains("Regardez vos courriels")
                .contains("href=\"/reperer\"");
        var letter = LINK.matcher(outbox.latest(10_000).stream()
                .map(LetterOutbox.PostedLetter::letter)
                .filter(one -> one.to().value().equals(mail))
                .findFirst()
                .orElseThrow()
                .body());
        assertThat(letter.find()).isTrue();
        var link = letter.group(1);
        var entered = julien.post(link, Map.of("_csrf", julien.token(link)));
        assertThat(entered.headers().firstValue("Location")).contains("/mon-dossier/reperer");
        assertThat(sign(julien, "relative").headers().firstValue("Location")).contains("/mon-dossier/reperer");
        var card = card(julien);
        assertThat(visitor().get(card).body())
                .contains("Julien Roy a signé trois phrases")
                .contains("ne l’a pas encore accepté")
                .contains("personne ne les a vérifiées")
                .contains("Ce n’est pas un label")
                .contains("Je laisse la personne décider");
        // The number on the card leads there too.
        assertThat(visitor()
                        .get("/verifier/" + card.substring("/reperer/".length()))
                        .headers()
                        .firstValue("Location"))
                .contains(card);
        TestRegistration.accept(signedIn(person(Role.COORDINATOR)), mail);
        assertThat(visitor().get(card).body()).contains("la coordination du réseau l’a accepté");
        assertThat(julien.file("/mon-dossier/reperer/carte.pdf").body()).startsWith('%', 'P', 'D', 'F');
    }

    @Test
    void aRelativeSeesTheWayToVolunteerAndIsNeverPushed() {
        var account = person(Role.HELPER);
        var relative = signedIn(account);
        sign(relative, "relative");
        var own = relative.get("/mon-dossier/reperer").body();
        assertThat(own)
                .contains("qui oriente un proche", "personne ne vous le demandera", "vos trois phrases sont signées")
                .contains("La charte", "href=\"/devenir-aidant/benevole\"")
                .contains("<details");
        assertThat(relative.get("/mon-dossier/reperer?lang=en").body()).contains("how a relative can become a volunteer");
        var card = card(relative);
        assertThat(visitor().get(card).body())
                .contains("Cette personne aide un proche")
                .doesNotContain("bénévole");
        // No task, no letter: only the fold on the own page mentions it.
        assertThat(relative.get("/bureau").body()).doesNotContain("devenir-aidant/benevole", "trois phrases");
        assertThat(outbox.latest(10_000).stream()
                        .map(LetterOutbox.PostedLetter::letter)
                        .filter(letter ->
                                letter.to().value().equals(account.mail().value()))
                        .map(letter -> letter.subject() + letter.body()))
                .noneMatch(text -> text.contains("bénévole") || text.contains("devenir-aidant"));
        var other = holder(person(Role.HELPER));
        assertThat(other.get("/mon-dossier/reperer").body())
                .contains("Personne qui repère et oriente")
                .doesNotContain("de proche à bénévole");
        assertThat(visitor().get(card(other)).body()).contains("Cette personne repère et oriente");
    }

    @Test
    void aSentenceThatIsNotTickedIsNotSigned() {
        var account = person(Role.HELPER);
        var helper = signedIn(account);
        var form = form(helper, "people");
        form.remove("dire");
        var refused = helper.post("/mon-dossier/reperer", form);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Cochez cette phrase pour signer").contains("checked");
        assertThat(helper.post("/mon-dossier/reperer", form(helper, "")).statusCode())
                .isEqualTo(422);
        assertThat(cards(account)).isZero();
    }

    @Test
    void onePressCountsOnePersonAndNothingAboutThem() {
        var helper = holder(person(Role.HELPER));
        assertThat(press(helper, "orientation").headers().firstValue("Location"))
                .contains("/mon-dossier/reperer?fait=note");
        press(helper, "orientation");
        assertThat(helper.get("/mon-dossier/reperer").body()).contains("Aujourd’hui\u00a0: 2 personnes");
        press(helper, "orientation/annulation");
        assertThat(helper.get("/mon-dossier/reperer").body()).contains("Aujourd’hui\u00a0: 1 personne.");
        for (var i = 1; i < SignpostCards.MOST_A_DAY; i++) press(helper, "orientation");
        assertThat(press(helper, "orientation").headers().firstValue("Location"))
                .contains("/mon-dossier/reperer?fait=trop");
        assertThat(helper.get("/mon-dossier/reperer?fait=trop").body()).contains("L’orientation n’est pas comptée");
    }

    @Test
    void aSecondSignatureKeepsTheFirstCard() {
        var account = person(Role.HELPER);
        var helper = signedIn(account);
        var form = form(helper, "people");
        helper.post("/mon-dossier/reperer", form);
        helper.post("/mon-dossier/reperer", form);
        assertThat(cards(account)).isOne();
    }

    @Test
    void aCardGivenBackOrOfAClosedAccountIsNoLongerValid() {
        var helper = holder(person(Role.HELPER));
        var card = card(helper);
        press(helper, "fin");
        assertThat(visitor().get(card).body())
                .contains("Cette carte n’est plus valable")
                .doesNotContain("a signé trois phrases");
        assertThat(helper.get("/mon-dossier/reperer").body()).contains("Signer ma carte");
        assertThat(press(helper, "orientation").headers().firstValue("Location"))
                .contains("/mon-dossier/reperer?fait=trop");

        var account = person(Role.HELPER);
        var other = card(holder(account));
        accounts.close(actor(person(Role.COORDINATOR)), account.id());
        assertThat(visitor().get(other).body())
                .contains("Cette carte n’est plus valable")
                .doesNotContain(account.name());
    }

    @Test
    void strangersReadAndCountNothing() {
        assertThat(visitor().get("/reperer/000000000000").statusCode()).isEqualTo(404);
        assertThat(visitor().get("/reperer/..%2f").statusCode()).isNotEqualTo(200);
        var stranger = visitor();
        assertThat(stranger.post("/mon-dossier/reperer/orientation", Map.of("_csrf", stranger.token("/reperer")))
                        .statusCode())
                .isNotEqualTo(200);
        assertThat(sql.sql(
                                "select count(*) from signposting_person where card not in (select code from signposting_card)")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private Visitor holder(Account account) {
        var helper = signedIn(account);
        sign(helper, "people");
        return helper;
    }

    private static HttpResponse<String> sign(Visitor helper, String around) {
        return helper.post("/mon-dossier/reperer", form(helper, around));
    }

    private static Map<String, String> form(Visitor helper, String around) {
        var form = new LinkedHashMap<String, String>();
        form.put("_csrf", helper.token("/mon-dossier/reperer"));
        form.put("pour", around);
        for (var name : new String[] {"voir", "dire", "confier"}) form.put(name, "oui");
        return form;
    }

    private static HttpResponse<String> press(Visitor helper, String what) {
        return helper.post("/mon-dossier/reperer/" + what, Map.of("_csrf", helper.token("/mon-dossier/reperer")));
    }

    private static String card(Visitor helper) {
        var found = CARD.matcher(helper.get("/mon-dossier/reperer").body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private int cards(Account account) {
        return sql.sql("select count(*) from signposting_card where account = :account")
                .param("account", account.id())
                .query(Integer.class)
                .single();
    }
}
