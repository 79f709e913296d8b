package org.tousaidants.places.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.PlaceSheet;
import org.tousaidants.places.directory.HarvestedPlaceRecord;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.ValueStatementSource;
import org.tousaidants.platform.feedback.PublicRemarks;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.mail.Letter;
import org.tousaidants.platform.mail.LetterOutbox;
import org.tousaidants.platform.tenancy.CurrentTenantScope;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.platform.web.Visitor;

/// Tests an error report from the public form to the answer by email.
class SheetErrorReportsTest extends RunningSite {
    @Autowired
    Places places;

    @Autowired
    SheetErrorReports reports;

    @Autowired
    PlaceUpkeepStepStore steps;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void whoReportsAnErrorGetsTheAnswerByMail() {
        var place = place("Mairie " + mark);
        var zoe = "zoe-" + mark + "@exemple.fr";
        report(visitor(), place, "hours", "Fermé le <b>lundi</b>", zoe);
        var nadia = person(Role.COORDINATOR);
        var desk = signedIn(nadia);
        var list = desk.get("/bureau/signalements").body();
        assertThat(list)
                .contains("Fermé le &lt;b&gt;lundi", zoe, "La page montrait alors", "du lundi au vendredi")
                .doesNotContain("<b>lundi");
        assertThat(answer(desk, list, place, "Merci, c'est <i>corrigé</i>."))
                .isEqualTo("/bureau/signalements?fait=courriel");
        var letter = sentTo(zoe).getFirst();
        assertThat(letter.subject()).isEqualTo("Réponse à votre signalement sur «\u00a0Mairie " + mark + "\u00a0»");
        assertThat(letter.body())
                .as("the address is not proven: no typed text is sent to it")
                .doesNotContain("Fermé le", "lundi", "Merci, c'est", "corrigé");
        assertThat(letter.html()).contains("Lire la réponse").doesNotContain("corrigé");
        var link = letter.body()
                .substring(letter.body().indexOf("/signalement/"))
                .lines()
                .findFirst()
                .orElseThrow();
        var read = visitor().get(link);
        assertThat(read.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(read.body())
                .contains("Merci, c'est &lt;i&gt;corrigé&lt;/i&gt;.", "/lieux/" + place.slug())
                .doesNotContain("<i>corrigé", "Fermé le");
        assertThat(visitor().get(link.substring(0, link.length() - 1)).statusCode())
                .isEqualTo(410);
        assertThat(desk.get("/bureau/signalements").body()).contains("Le courriel est parti.");
        assertThat(steps.of(place.id(), 10))
                .extracting(PlaceUpkeepStep::act)
                .containsExactly(
                        PlaceUpkeepStep.UpkeepAct.LETTER_GONE,
                        PlaceUpkeepStep.UpkeepAct.LETTER_POSTED,
                        PlaceUpkeepStep.UpkeepAct.ANSWERED,
                        PlaceUpkeepStep.UpkeepAct.REPORTED);
    }

    @Test
    void aReportInEnglishIsAnsweredInEnglish() {
        var place = place("Library " + mark);
        var bob = "bob-" + mark + "@example.org";
        var visitor = visitor();
        visitor.cookies.put("ta_lang", "en");
        report(visitor, place, "phone", "Nobody answers", bob);
        var desk = signedIn(person(Role.COORDINATOR));
        answer(desk, desk.get("/bureau/signalements").body(), place, "New number on the page.");
        assertThat(sentTo(bob).getFirst().subject()).isEqualTo("Answer to your report on “Library " + mark + "”");
    }

    @Test
    void whoLeftAPhoneNumberIsCalled() {
        var place = place("Bus " + mark);
        report(visitor(), place, "other", "Rien à dire", "05 46 00 00 00");
        var desk = signedIn(person(Role.COORDINATOR));
        var list = desk.get("/bureau/signalements").body();
        assertThat(list).contains("Appelez la personne");
        assertThat(answer(desk, list, place, "Appelée ce matin.")).isEqualTo("/bureau/signalements?fait=1");
    }

    @Test
    void aFormSentTwiceMakesOneReport() {
        var place = place("Deux fois " + mark);
        var visitor = visitor();
        var form = form(visitor, place, "hours", "Fermé le lundi", "");
        assertThat(visitor.post(address(place) + "/signalements", form).statusCode())
                .isEqualTo(303);
        assertThat(visitor.post(address(place) + "/signalements", form).statusCode())
                .isEqualTo(303);
        assertThat(of(place)).hasSize(1);
        assertThat(steps.of(place.id(), 10)).hasSize(1);
    }

    @Test
    void theSecondAnswerIsTold() {
        var place = place("Réponses " + mark);
        report(visitor(), place, "moved", "Parti rue de la Gare", "");
        var one = signedIn(person(Role.COORDINATOR));
        var list = one.get("/bureau/signalements").body();
        answer(one, list, place, "Corrigé.");
        var id = of(place).getFirst().id();
        var again = one.post(
                "/bureau/signalements/" + id + "/reponses",
                Map.of("_csrf", Visitor.tokenIn(list), "words-" + id, "Autre chose"));
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body())
                .contains("Quelqu’un a déjà répondu", "Corrigé.")
                .as("the typed text is not lost")
                .contains("qui n’est pas parti", "Autre chose");
        assertThat(of(place).getFirst().remark().answer().orElseThrow().words()).isEqualTo("Corrigé.");
        assertThat(CurrentTenantScope.in(
                        "ailleurs",
                        () -> reports.answer(id, PersonPlaceRelation.COORDINATOR, UUID.randomUUID(), "Encore")))
                .isEqualTo(new PublicRemarks.RemarkStepResult.RemarkNotFound());
    }

    @Test
    void aHelperWhoReportsIsCountedAsOne() {
        var place = place("Aidant " + mark);
        var thomas = person(Role.HELPER);
        report(signedIn(thomas), place, "services", "Plus d'imprimante", "");
        var step = steps.of(place.id(), 1).getFirst();
        assertThat(step.who()).isEqualTo(PersonPlaceRelation.HELPER);
        assertThat(step.actor()).contains(thomas.id());
    }

    @Test
    void aNameWithALineBreakAddsNoHeader() {
        var place = place("Maison\r\nBcc: tous@exemple.fr " + mark);
        var zoe = "nom-" + mark + "@exemple.fr";
        report(visitor(), place, "other", "Bonjour", zoe);
        var desk = signedIn(person(Role.COORDINATOR));
        answer(desk, desk.get("/bureau/signalements").body(), place, "Vu.");
        assertThat(sentTo(zoe).getFirst().subject())
                .contains("Maison Bcc: tous@exemple.fr")
                .doesNotContain("\n");
    }

    @Test
    void stepsCannotBeRewritten() {
        report(visitor(), place("Pas " + mark), "other", "Bonjour", "");
        assertThatThrownBy(() -> sql.sql("update upkeep_step set detail = 'x'").update())
                .hasMessageContaining("history");
        assertThatThrownBy(() -> sql.sql("delete from upkeep_step").update()).hasMessageContaining("history");
    }

    @Test
    void readingHowToReachPeopleIsNoted() {
        report(visitor(), place("Lu " + mark), "other", "Bonjour", "lu-" + mark + "@exemple.fr");
        Account nadia = person(Role.COORDINATOR);
        signedIn(nadia).get("/bureau/signalements");
        assertThat(sql.sql("select count(*) from journal_entry where act = 'care.reports_read' and actor = :actor")
                        .param("actor", nadia.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private Place place(String name) {
        var source = new ValueStatementSource.HarvestedSource("essai-" + UUID.randomUUID(), UUID.randomUUID());
        var sheet = PlaceSheet.of(Map.of(
                Field.NOM, name,
                Field.COMMUNE, "Saintes",
                Field.CODE_POSTAL, "17100",
                Field.ADRESSE, "1 rue de l'Essai",
                Field.HORAIRES, "Mo-Fr 09:00-12:00"));
        places.gather(source, List.of(new HarvestedPlaceRecord("1", sheet)));
        return sql.sql("select code from places_place where sheet ->> 'nom' = :name")
                .param("name", name)
                .query(String.class)
                .optional()
                .flatMap(org.tousaidants.places.directory.PlaceCode::endOf)
                .flatMap(code -> places.find(code))
                .orElseThrow();
    }

    private void report(Visitor visitor, Place place, String topic, String message, String contact) {
        var answer = visitor.post(address(place) + "/signalements", form(visitor, place, topic, message, contact));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    }

    private Map<String, String> form(Visitor visitor, Place place, String topic, String message, String contact) {
        var form = new HashMap<String, String>();
        form.put("_csrf", visitor.token(address(place) + "/signalement"));
        form.put("id", UUID.randomUUID().toString());
        form.put("topic", topic);
        form.put("message", message);
        form.put("contact", contact);
        return form;
    }

    private String answer(Visitor desk, String list, Place place, String words) {
        var id = of(place).getFirst().id();
        var answer = desk.post(
                "/bureau/signalements/" + id + "/reponses",
                Map.of("_csrf", Visitor.tokenIn(list), "words-" + id, words));
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private List<SheetErrorReport> of(Place place) {
        return reports.list(UUID.randomUUID(), 0, 10_000).stream()
                .filter(report -> report.place().equals(place.id()))
                .toList();
    }

    private static String address(Place place) {
        return "/lieux/" + place.slug();
    }

    private List<Letter> sentTo(String mail) {
        var letters = outbox.latest(10_000).stream()
                .map(LetterOutbox.PostedLetter::letter)
                .filter(letter -> letter.to().value().equals(mail))
                .toList();
        if (letters.isEmpty()) throw new AssertionError("no letter came");
        return letters;
    }
}
