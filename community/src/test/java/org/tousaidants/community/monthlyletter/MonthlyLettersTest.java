package org.tousaidants.community.monthlyletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.mail.LetterOutbox;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.platform.web.Visitor;

/// Tests the monthly letter: assembled from what exists, previewed, sent once to those who asked, stopped in one
/// press.
class MonthlyLettersTest extends RunningSite {
    private static final Pattern STOP = Pattern.compile("http\\S+(/lettre/arret/\\S+)");
    private static final String DESK = "/bureau/lettre";

    @Autowired
    MonthlyLetters letters;

    @BeforeEach
    void nothingYet() {
        sql.sql("delete from monthlyletter_issue").update();
        sql.sql("delete from monthlyletter_subscriber").update();
        sql.sql("delete from practice_question").update();
    }

    private UUID question(String title, boolean kept) {
        var question = UUID.randomUUID();
        var answer = UUID.randomUUID();
        sql.sql("""
                insert into practice_question (id, account, title, comment, asked_at)
                values (:id, gen_random_uuid(), :title, '', now())""").param("id", question).param("title", title).update();
        if (kept) sql.sql("""
                    insert into practice_answer (id, question, account, comment, recorded_at, kept_at)
                    values (:id, :question, gen_random_uuid(), 'Une idée', now(), now())""").param("id", answer).param("question", question).update();
        return kept ? answer : question;
    }

    private Account reader() {
        var account = person(Role.HELPER);
        press(signedIn(account), "/lettre");
        return account;
    }

    private static int press(Visitor who, String action) {
        return who.post(action, Map.of("_csrf", who.token("/lettre"))).statusCode();
    }

    private List<LetterOutbox.PostedLetter> to(Account account) {
        return outbox.latest(10_000).stream()
                .filter(one -> one.letter().to().equals(account.mail()))
                .filter(one -> one.letter().subject().contains("Lettre du mois"))
                .toList();
    }

    private static Map<String, String> draft(Visitor coordinator, String opening, UUID kept) {
        return new HashMap<>(Map.of("_csrf", coordinator.token(DESK), "mots", opening, "garder", kept.toString()));
    }

    @Test
    void theLetterIsAssembledPreviewedSentOnceAndKept() {
        var kept = question("Montrer un mot de passe ?", true);
        question("Que faire sans réseau ?", false);
        var reader = reader();
        var other = person(Role.HELPER);
        var coordinator = signedIn(person(Role.COORDINATOR));
        assertThat(coordinator.get("/bureau").body()).contains("La lettre du mois à préparer");
        var found = coordinator.get(DESK).body();
        assertThat(found).contains("Montrer un mot de passe", "Que faire sans réseau", "Un aidant a demandé");
        // The second line is left out.
        assertThat(coordinator
                        .post(DESK, draft(coordinator, "Bon mois à tous.", kept))
                        .statusCode())
                .isEqualTo(303);
        var prepared = letters.prepared();
        assertThat(prepared.body())
                .contains("Bon mois à tous.", "Montrer un mot de passe", "/ressources/" + kept)
                .doesNotContain("Que faire sans réseau");
        assertThat(press(coordinator, DESK + "/envoi")).isEqualTo(303);
        assertThat(press(coordinator, DESK + "/envoi")).isEqualTo(303);
        var sent = to(reader);
        assertThat(sent).hasSize(1);
        assertThat(sent.getFirst().letter().body()).startsWith(prepared.body()).contains("/lettre/arret/");
        assertThat(sent.getFirst().letter().html()).as("no image, no tracking").isEmpty();
        assertThat(to(other)).isEmpty();
        var month = prepared.issue().month().toString().substring(0, 7);
        assertThat(signedIn(other).get("/lettre/" + month).body())
                .contains("Bon mois à tous.", "/ressources/" + kept)
                .doesNotContain("Que faire sans réseau");
        assertThat(coordinator.get("/bureau").body()).doesNotContain("La lettre du mois à préparer");
        // A draft after the sending changes nothing.
        coordinator.post(DESK, draft(coordinator, "Autre texte", kept));
        assertThat(letters.prepared().issue().opening()).isEqualTo("Bon mois à tous.");
    }

    @Test
    void onePressStopsTheLetterWithoutSigningInAndAScannerDoesNot() {
        question("Que faire sans réseau ?", false);
        var reader = reader();
        press(signedIn(person(Role.COORDINATOR)), DESK + "/envoi");
        var link = STOP.matcher(to(reader).getFirst().letter().body());
        assertThat(link.find()).isTrue();
        var stop = link.group(1);
        // A scanner of mail opens the link and changes nothing.
        assertThat(visitor().get(stop).body()).contains("Un bouton suffit");
        assertThat(letters.subscribed(actor(reader))).isTrue();
        // The mail program presses for the person (RFC 8058).
        assertThat(visitor().post(stop, Map.of("List-Unsubscribe", "One-Click")).statusCode())
                .isEqualTo(200);
        assertThat(letters.subscribed(actor(reader))).isFalse();
        assertThat(visitor().get(stop).statusCode()).isEqualTo(410);
        assertThat(visitor().get("/lettre/arret/inconnu").statusCode()).isEqualTo(410);
    }

    @Test
    void nobodyReceivesALetterThatIsEmptyOrThatNobodyAskedFor() {
        var reader = reader();
        var coordinator = signedIn(person(Role.COORDINATOR));
        sql.sql("delete from events_event").update();
        press(coordinator, DESK + "/envoi");
        assertThat(to(reader)).isEmpty();
        question("Que faire sans réseau ?", false);
        press(signedIn(reader), "/lettre/arret");
        press(coordinator, DESK + "/envoi");
        assertThat(to(reader)).isEmpty();
        assertThat(letters.archive()).isEmpty();
    }

    @Test
    void aHelperNeitherPreparesNorSendsAndAVisitorReadsNoArchive() {
        var helper = signedIn(reader());
        assertThat(helper.get(DESK).statusCode()).isEqualTo(404);
        assertThat(helper.post(DESK + "/envoi", Map.of("_csrf", helper.token("/lettre")))
                        .statusCode())
                .isEqualTo(404);
        assertThat(visitor().get("/lettre").statusCode()).isNotEqualTo(200);
        assertThat(helper.get("/lettre/2026-99").statusCode()).isEqualTo(404);
    }

    @Test
    void aTypedTitleAddsNoLineToTheLetter() {
        question("Une question ?\nBonjour, voici un faux lien", false);
        assertThat(letters.prepared().body()).contains("Une question ? Bonjour, voici un faux lien");
    }
}
