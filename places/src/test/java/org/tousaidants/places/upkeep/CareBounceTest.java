package org.tousaidants.places.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tousaidants.browser.BrowserPage;
import org.tousaidants.places.directory.Place;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.Visitor;

/// A letter that the mail server accepted and could not deliver: its message, pasted, is matched with the
/// letter.
class CareBounceTest extends CareTestSite {
    private static final String PAGE = "/bureau/entretien/retours";

    @Test
    void theMessageThatCameBackFindsItsLetter() throws Exception {
        var mail = "tard-" + mark + "@exemple.fr";
        var place = stale("Tard " + mark, mail);
        round();
        var id = letterTo(mail, 1).getMessageID();
        awaitGone(place);
        var desk = coordinator();
        assertThat(paste(desk, BounceTest.report(bare(id), mail, "delayed", "4.4.1")))
                .contains("Rien à faire pour l’instant");
        assertThat(acts(place)).doesNotContain(PlaceUpkeepStep.UpkeepAct.BOUNCED);
        var noted = paste(desk, BounceTest.report(bare(id), mail, "failed", "5.1.1"));
        assertThat(noted)
                .contains("cette adresse ne marche pas", "Tard " + mark, "/bureau/entretien/lieux/" + place.code());
        assertThat(reasons(place)).containsExactly(DataUpkeepWork.UpkeepTaskReason.REFUSED);
        assertThat(desk.get("/bureau/entretien/lieux/" + place.code()).body())
                .contains("Cette adresse ne marche pas depuis", "550 5.1.1 …")
                .doesNotContain("<" + mail + ">");
        assertThat(paste(coordinator(), BounceTest.report(bare(id), mail, "failed", "5.1.1")))
                .contains("C’était déjà noté");
        assertThat(acts(place)).containsOnlyOnce(PlaceUpkeepStep.UpkeepAct.BOUNCED);
        round();
        letterTo(mail, 1);
    }

    @Test
    void withoutItsNumberTheAddressFindsIt() {
        var mail = "visible-" + mark + "@exemple.fr";
        var place = stale("Visible " + mark, mail);
        round();
        letterTo(mail, 1);
        awaitGone(place);
        var part = "Final-Recipient: rfc822; " + mail + "\nAction: failed\nStatus: 5.7.1\n";
        assertThat(paste(coordinator(), part)).contains("cette adresse ne marche pas");
        assertThat(reasons(place)).containsExactly(DataUpkeepWork.UpkeepTaskReason.REFUSED);
    }

    @Test
    void whatIsNoneOfOursChangesNothing() throws Exception {
        var mail = "calme-" + mark + "@exemple.fr";
        var place = stale("Calme " + mark, mail);
        round();
        var id = letterTo(mail, 1).getMessageID();
        var desk = coordinator();
        var unknown =
                paste(desk, BounceTest.report(UUID.randomUUID() + "@example.org", "x-" + mail, "failed", "5.1.1"));
        assertThat(unknown).contains("Ce n’est pas un de nos courriels");
        assertThat(paste(desk, "<script>alert(1)</script> " + id))
                .contains("ne dit pas ce qui s’est passé", "Calme " + mark)
                .doesNotContain("<script>alert");
        assertThat(desk.post(PAGE, Map.of("_csrf", desk.token(PAGE), "message", " "))
                        .statusCode())
                .isEqualTo(422);
        assertThat(acts(place)).doesNotContain(PlaceUpkeepStep.UpkeepAct.BOUNCED);
        var helper = desk(person(Role.HELPER));
        assertThat(helper.get(PAGE).statusCode()).isEqualTo(404);
        assertThat(helper.post(PAGE, Map.of("_csrf", helper.token("/profil"), "message", id))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void theAnswerToWhoReportedThatCameBackIsTold() throws Exception {
        var zoe = "zoe-" + mark + "@exemple.fr";
        var place = stale("Réponse " + mark, "");
        report(place, "other", "Bonjour", zoe);
        var desk = coordinator();
        var list = desk.get("/bureau/signalements").body();
        var report = sql.sql("select id::text from feedback_remark where subject = :place")
                .param("place", place.id().toString())
                .query(String.class)
                .single();
        press(
                desk,
                "/bureau/signalements",
                "/bureau/signalements/" + report + "/reponses",
                Map.of("words-" + report, "Vu"));
        carry();
        var id = letterTo(zoe, 1).getMessageID();
        assertThat(list).contains(zoe);
        awaitGone(place);
        paste(desk, BounceTest.report(bare(id), zoe, "failed", "5.1.1"));
        assertThat(desk.get("/bureau/signalements").body()).contains("Le serveur a refusé le courriel");
        assertThat(acts(place)).contains(PlaceUpkeepStep.UpkeepAct.BOUNCED);
    }

    @Test
    void itIsPastedInARealBrowser() throws Exception {
        var mail = "colle-" + mark + "@exemple.fr";
        var place = stale("Collé " + mark, mail);
        round();
        var id = letterTo(mail, 1).getMessageID();
        awaitGone(place);
        var desk = coordinator();
        try (var screen = BrowserPage.open(site(), PAGE, desk.cookies)) {
            var page = screen.page();
            page.locator("#f-message").fill(BounceTest.report(bare(id), mail, "failed", "5.1.1"));
            page.locator("main form button").first().click();
            page.waitForLoadState();
            assertThat(page.content()).contains("Collé " + mark);
        }
        assertThat(reasons(place)).containsExactly(DataUpkeepWork.UpkeepTaskReason.REFUSED);
    }

    private String paste(Visitor desk, String text) {
        return desk.post(PAGE, Map.of("_csrf", desk.token(PAGE), "message", text))
                .body();
    }

    private void awaitGone(Place place) {
        for (var tries = 0; tries < 200 && !acts(place).contains(PlaceUpkeepStep.UpkeepAct.LETTER_GONE); tries++)
            carry();
        assertThat(acts(place)).contains(PlaceUpkeepStep.UpkeepAct.LETTER_GONE);
    }

    private List<DataUpkeepWork.UpkeepTaskReason> reasons(Place place) {
        return desk.toDo().stream()
                .filter(todo -> todo.place().id().equals(place.id()))
                .flatMap(todo -> todo.reasons().stream())
                .toList();
    }

    private static String bare(String messageId) {
        return messageId.replaceAll("[<>]", "");
    }
}
