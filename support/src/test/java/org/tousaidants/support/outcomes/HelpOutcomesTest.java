package org.tousaidants.support.outcomes;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.label.helpers.Helpers;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceDirectory;
import org.tousaidants.places.directory.Places;
import org.tousaidants.platform.bookings.BookableSlot;
import org.tousaidants.platform.bookings.SeatBookings;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.counts.FeedbackCounts;
import org.tousaidants.platform.counts.SmallCountThreshold;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.platform.web.Visitor;
import org.tousaidants.support.referrals.PlaceDeskSection;
import org.tousaidants.support.referrals.ReferralTestSite;

class HelpOutcomesTest extends RunningSite {
    @Autowired
    Places places;

    @Autowired
    PlaceDirectory directory;

    @Autowired
    HelpOutcomes outcomes;

    @Autowired
    HelpOutcomeCountsProvider counted;

    @Autowired
    SeatBookings bookings;

    @Autowired
    Helpers helpers;

    private Place place() {
        return ReferralTestSite.place(places, directory, "Lieu " + UUID.randomUUID(), "");
    }

    private static int say(Visitor visitor, PaperCode code, String solved, String words) {
        var form = Map.of(
                "_csrf",
                visitor.token("/avis?code=" + code.text() + "&venue=oui"),
                "code",
                code.text(),
                "solved",
                solved,
                "alone",
                "no",
                "respected",
                "yes",
                "words",
                words);
        return visitor.post("/avis", form).statusCode();
    }

    @Test
    void fourAnswersShowNowhereAndTheFifthShowsThemAll() {
        var helper = person(Role.HELPER);
        var place = place();
        var codes = outcomes.slips(actor(helper), place, true);
        var coordinator = signedIn(person(Role.COORDINATOR));
        for (var n = 0; n < 4; n++)
            assertThat(say(visitor(), codes.get(n), "yes", "")).isEqualTo(303);
        assertThat(outcomes.own(actor(helper)).people()).isZero();
        assertThat(coordinator.get("/bureau/avis").body()).doesNotContain(place.name());
        assertThat(say(visitor(), codes.get(4), "no", "")).isEqualTo(303);
        assertThat(outcomes.own(actor(helper))).isEqualTo(new HelpOutcomeCounts(5, 4, 0, 0, 5, 0, 0, 0, 0));
        assertThat(coordinator.get("/bureau/avis").body()).contains(place.name());
        assertThat(say(visitor(), codes.get(5), "no", "")).isEqualTo(303);
        assertThat(outcomes.own(actor(helper)).people()).isEqualTo(5);
        // After their period some are deleted: the rest is too few to show.
        sql.sql("delete from outcomes_answer where ctid in"
                        + " (select ctid from outcomes_answer where place = :place and place_counted limit 2)")
                .param("place", place.id().value())
                .update();
        assertThat(coordinator.get("/bureau/avis").body()).doesNotContain(place.name());
    }

    @Test
    void aCodeServesOnceAndLeadsNowhereAfterwards() {
        var place = place();
        var code = outcomes.slips(actor(person(Role.HELPER)), place, true).getFirst();
        assertThat(say(visitor(), code, "yes", "")).isEqualTo(303);
        assertThat(visitor().get("/avis?code=" + code.text()).body()).contains("déjà servi");
        assertThat(sql.sql("select count(*) from outcomes_slip where place = :place")
                        .param("place", place.id().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(7);
    }

    private Map<String, String> agreeing(Visitor visitor, PaperCode code, String mail, String postal) {
        return new HashMap<>(Map.of(
                "_csrf",
                visitor.token("/avis?code=" + code.text() + "&venue=oui"),
                "code",
                code.text(),
                "solved",
                "yes",
                "alone",
                "no",
                "respected",
                "yes",
                "siege",
                "oui",
                "siege-nom",
                "Odette Martin",
                "siege-courriel",
                mail,
                "siege-adresse",
                postal));
    }

    private int agreed() {
        return sql.sql("select count(*) from sortition_person")
                .query(Integer.class)
                .single();
    }

    @Test
    void atTheEndOfTheSlipThePersonAgreesToBeDrawnForASeat() {
        var codes = outcomes.slips(actor(person(Role.HELPER)), place(), false);
        var before = agreed();
        var visitor = visitor();
        assertThat(visitor.get("/avis?code=" + codes.get(0).text() + "&venue=oui")
                        .body())
                .contains("J’accepte que mon nom soit tiré au sort");
        // Without an address nothing is kept, and the answers stay in the form.
        var refused = visitor.post("/avis", agreeing(visitor, codes.get(0), "", ""));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Écrivez une adresse de courriel ou une adresse postale");
        assertThat(agreed()).isEqualTo(before);
        var mail = UUID.randomUUID() + "@example.org";
        var sent = visitor.post("/avis", agreeing(visitor, codes.get(0), mail, ""));
        assertThat(sent.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/avis/merci?voix=oui"));
        assertThat(posted(mail).getFirst().body()).contains("/voix/moi/");
        // Without a mail address the code is shown once.
        var onPaper = visitor.post("/avis", agreeing(visitor, codes.get(1), "", "Le bourg, 17120 Cozes"));
        assertThat(onPaper.statusCode()).isEqualTo(200);
        assertThat(onPaper.body()).contains("<strong>S");
        assertThat(agreed()).isEqualTo(before + 2);
    }

    @Test
    void aSlipThatIsUnknownOrUsedBringsNobodyIntoTheDraw() {
        var code = outcomes.slips(actor(person(Role.HELPER)), place(), false).getFirst();
        var before = agreed();
        var visitor = visitor();
        var form = agreeing(visitor, code, UUID.randomUUID() + "@example.org", "");
        say(visitor(), code, "yes", "");
        assertThat(visitor.post("/avis", form).statusCode()).isEqualTo(422);
        assertThat(agreed()).isEqualTo(before);
    }

    @Test
    void whoHelpedDoesNotNoteWhatThePersonSaysAndSomebodyElseDoes() {
        var helper = person(Role.HELPER);
        var code = outcomes.slips(actor(helper), place(), true).getFirst();
        assertThat(signedIn(helper).get("/avis?code=" + code.text()).body()).contains("Quelqu’un d’autre");
        var other = signedIn(person(Role.HELPER));
        assertThat(other.get("/avis?code=" + code.text()).body()).contains("au téléphone");
        assertThat(say(other, code, "partly", "")).isEqualTo(303);
    }

    @Test
    void freeWordsAreMaskedThenReadByTheCoordinationBeforeAnybody() {
        var code = outcomes.slips(actor(person(Role.HELPER)), place(), false).getFirst();
        say(visitor(), code, "no", "Madame Durand m'a dit d'appeler le 06 12 34 56 78 ou a.b@c.fr <i>");
        var coordinator = signedIn(person(Role.COORDINATOR));
        var page = coordinator.get("/bureau/avis").body();
        assertThat(page).contains("[…]", "&lt;i&gt;").doesNotContain("Durand", "06 12", "a.b@c.fr");
        assertThat(signedIn(person(Role.HELPER)).get("/bureau/avis").statusCode())
                .isEqualTo(404);
    }

    @Test
    void thePlaceReadsTheWordsOnceTheyWereScreenedAndFivePeopleSpoke() {
        var place = place();
        var codes = outcomes.slips(actor(person(Role.HELPER)), place, false);
        for (var n = 0; n < 5; n++) say(visitor(), codes.get(n), "yes", n == 0 ? "On a pris le temps." : "");
        assertThat(counted.opinions(place.id()).orElseThrow().words()).isEmpty();
        var coordinator = signedIn(person(Role.COORDINATOR));
        var words = sql.sql("select id::text from outcomes_words where place = :place")
                .param("place", place.id().value())
                .query(String.class)
                .single();
        coordinator.post(
                "/bureau/avis/mots/" + words + "/relecture",
                Map.of("_csrf", coordinator.token("/bureau/avis"), "screen", "show"));
        assertThat(counted.opinions(place.id()))
                .contains(new PlaceDeskSection.OpinionCounts(
                        new FeedbackCounts.FeedbackSummary(5, 5, 0, 5), List.of("On a pris le temps.")));
    }

    @Test
    void theSlipsOfAnEventAreCountedForTheEventAndForNoPlace() {
        var starts = clock.instant().plus(Duration.ofDays(3));
        var slot = BookableSlot.of(
                new BookableSlot.SlotOwner("events.day", "x"),
                "NEC du port " + UUID.randomUUID(),
                "Quai",
                "/evenements",
                starts,
                starts.plus(Duration.ofHours(3)),
                60,
                0);
        bookings.put(slot);
        var coordinator = signedIn(person(Role.COORDINATOR));
        var path = "/avis/bulletins/moments/" + slot.id();
        assertThat(coordinator.get(path).body()).contains("Imprimer 8 bulletins");
        assertThat(coordinator
                        .post(path, Map.of("_csrf", coordinator.token(path)))
                        .body())
                .startsWith("%PDF");
        var codes = outcomes.slips(actor(person(Role.COORDINATOR)), slot.id());
        assertThat(visitor().get("/avis?code=" + codes.getFirst().text()).body())
                .contains(slot.title(), "Cette séance vous a-t-\u2060elle été utile");
        for (var n = 0; n < 4; n++) say(visitor(), codes.get(n), "yes", "");
        assertThat(counted.said(FeedbackCounts.FeedbackSubjectKind.MOMENT, slot.id(), SmallCountThreshold.AT_WORK))
                .isEmpty();
        say(visitor(), codes.get(4), "no", "Trop court");
        assertThat(counted.said(FeedbackCounts.FeedbackSubjectKind.MOMENT, slot.id(), SmallCountThreshold.AT_WORK))
                .contains(new FeedbackCounts.FeedbackSummary(5, 4, 0, 5));
        assertThat(counted.said(FeedbackCounts.FeedbackSubjectKind.MOMENT, slot.id(), SmallCountThreshold.IN_PUBLIC))
                .isEmpty();
        assertThat(coordinator.get("/bureau/avis").body())
                .contains("événement par événement", slot.title(), "Trop court");
        assertThat(outcomes.slips(actor(person(Role.COORDINATOR)), UUID.randomUUID()))
                .isEmpty();
        assertThat(coordinator
                        .get("/avis/bulletins/moments/" + UUID.randomUUID())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void thePersonClosesHerReferralAndNobodyReadsWhatSheSaid() {
        var desk = visitor();
        var follow = ReferralTestSite.draft(desk, place(), Map.of());
        ReferralTestSite.send(desk, follow);
        var code = new PaperCode(sql.sql("select code from referrals_referral order by made_at desc limit 1")
                .query(String.class)
                .single());
        assertThat(say(visitor(), code, "no", "")).isEqualTo(303);
        assertThat(desk.get(follow).body()).contains("a donné son avis").doesNotContain("Pas réglé");
    }

    @Test
    void whoAsksForACallStandsAtTheCoordinationAndAboutWhatIsOverSheIsToldWhomToCall() {
        var desk = visitor();
        ReferralTestSite.send(desk, ReferralTestSite.draft(desk, place(), Map.of()));
        var waiting = newest();
        assertThat(visitor()
                        .get("/avis?code=" + waiting.getLast() + "&venue=oui")
                        .body())
                .contains("Je veux que la coordination m’appelle");
        assertThat(called(waiting.getLast())).contains("/avis/merci");
        var coordinator = signedIn(person(Role.COORDINATOR));
        assertThat(coordinator.get("/bureau/orientations/" + waiting.getFirst()).body())
                .contains("la personne demande un appel");
        assertThat(sql.sql("select escalated from referrals_referral where code = :code")
                        .param("code", waiting.getLast())
                        .query(Boolean.class)
                        .single())
                .isTrue();
        ReferralTestSite.send(desk, ReferralTestSite.draft(desk, place(), Map.of()));
        var over = newest();
        assertThat(ReferralTestSite.act(
                        coordinator, "/bureau/orientations/" + over.getFirst(), "cloture", "closing=done"))
                .isEqualTo(303);
        assertThat(visitor().get("/avis?code=" + over.getLast()).body())
                .contains("Cette orientation est terminée", "S’il reste quelque chose à faire")
                .doesNotContain("Je veux que la coordination");
        // From a page that was opened before it ended.
        assertThat(called(over.getLast())).contains("/avis/merci?rappel=non");
        assertThat(visitor().get("/avis/merci?rappel=non").body()).contains("n’est pas partie");
    }

    private List<String> newest() {
        return sql.sql("select id::text, code from referrals_referral order by made_at desc limit 1")
                .query((row, n) -> List.of(row.getString("id"), row.getString("code")))
                .single();
    }

    private java.util.Optional<String> called(String code) {
        var herself = visitor();
        return herself.post(
                        "/avis",
                        Map.of(
                                "_csrf",
                                herself.token("/avis?code=" + code + "&venue=oui"),
                                "code",
                                code,
                                "solved",
                                "no",
                                "alone",
                                "no",
                                "respected",
                                "yes",
                                "call",
                                "oui",
                                "phone",
                                "05 46 00 11 22"))
                .headers()
                .firstValue("Location");
    }

    @Test
    void theKindestQuestionComesFirstAndIsCountedOnItsOwn() {
        var helper = person(Role.HELPER);
        var codes = outcomes.slips(actor(helper), place(), true);
        var page = visitor().get("/avis?code=" + codes.getFirst().text()).body();
        assertThat(page.indexOf("plus à l’aise")).isPositive().isLessThan(page.indexOf("réglé"));
        for (var n = 0; n < 5; n++) {
            var code = codes.get(n);
            var form = new HashMap<>(Map.of(
                    "_csrf",
                    visitor().token("/avis?code=" + code.text()),
                    "code",
                    code.text(),
                    "solved",
                    "yes",
                    "alone",
                    "no",
                    "respected",
                    "yes"));
            if (n < 3) form.put("eased", n == 0 ? "partly" : "yes");
            var visitor = visitor();
            form.put("_csrf", visitor.token("/avis?code=" + code.text()));
            assertThat(visitor.post("/avis", form).statusCode()).isEqualTo(303);
        }
        assertThat(outcomes.own(actor(helper))).isEqualTo(new HelpOutcomeCounts(5, 5, 0, 0, 5, 2, 3, 0, 0));
    }

    /// « Depuis, vous sentez-vous mieux ? » — five people answer: the coordination reads the count. Four answers show
    /// nothing.
    @Test
    void wellBeingIsAskedAndItsCountIsShownFromFiveAnswersOn() {
        var place = place();
        var codes = outcomes.slips(actor(person(Role.HELPER)), place, false);
        var page = visitor().get("/avis?code=" + codes.getFirst().text()).body();
        assertThat(page).contains("Depuis, vous sentez", "Vous pouvez passer cette question.");
        var nadia = signedIn(person(Role.COORDINATOR));
        for (var n = 0; n < 5; n++) better(codes.get(n).text(), n < 4 ? "yes" : "");
        assertThat(row(nadia.get("/bureau/avis").body(), place.name()))
                .as("four answers to a question of five people")
                .containsExactly("5", "5", "0", "0", "5", "–", "–");
        for (var n = 5; n < 8; n++) better(codes.get(n).text(), "partly");
        var more = outcomes.slips(actor(person(Role.HELPER)), place, false);
        for (var n = 0; n < 2; n++) better(more.get(n).text(), "no");
        assertThat(row(nadia.get("/bureau/avis").body(), place.name()))
                .containsExactly("10", "10", "0", "0", "10", "–", "4");
    }

    @Test
    void anInventedAnswerAboutWellBeingIsRefused() {
        var code = outcomes.slips(actor(person(Role.HELPER)), place(), false).getFirst();
        assertThat(answer(code.text(), "wonderful").statusCode()).isEqualTo(422);
        assertThat(answer(code.text(), "yes").statusCode())
                .as("the code was not used")
                .isEqualTo(303);
    }

    private void better(String code, String better) {
        assertThat(answer(code, better).statusCode()).isEqualTo(303);
    }

    private HttpResponse<String> answer(String code, String better) {
        var visitor = visitor();
        var form = new HashMap<>(Map.of(
                "_csrf",
                visitor.token("/avis?code=" + code),
                "code",
                code,
                "solved",
                "yes",
                "alone",
                "no",
                "respected",
                "yes"));
        if (!better.isEmpty()) form.put("better", better);
        return visitor.post("/avis", form);
    }

    /// Returns the numbers of a row of the table of places, from left to right.
    private static List<String> row(String page, String name) {
        var row = page.substring(page.indexOf(">" + name + "<"));
        return Pattern.compile("<td[^>]*class=\"number\"[^>]*>([^<]*)<")
                .matcher(row.substring(0, row.indexOf("</tr>")))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void whoAsksToBeCalledIsAskedForANumberWhichTheCoordinationReads() {
        var mail = "accueil-" + UUID.randomUUID() + "@example.org";
        var desk = visitor();
        var follow = ReferralTestSite.draft(
                desk,
                ReferralTestSite.place(places, directory, "Lieu " + UUID.randomUUID(), mail),
                Map.of("reach", ""));
        ReferralTestSite.send(desk, follow);
        var link = ReferralTestSite.link(this, mail);
        var receiver = visitor();
        ReferralTestSite.act(receiver, link, "lecture", "");
        var referral = newest();
        var herself = visitor();
        var form = new HashMap<>(Map.of(
                "_csrf",
                herself.token("/avis?code=" + referral.getLast()),
                "code",
                referral.getLast(),
                "solved",
                "no",
                "alone",
                "no",
                "respected",
                "yes",
                "call",
                "oui"));
        var refused = herself.post("/avis", form);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("numéro de téléphone à appeler");
        form.put("phone", "05 46 99 88 77");
        assertThat(herself.post("/avis", form).statusCode()).isEqualTo(303);
        assertThat(receiver.get(link).body()).doesNotContain("05 46 99 88 77");
        assertThat(desk.get(follow).body()).doesNotContain("05 46 99 88 77");
        assertThat(signedIn(person(Role.COORDINATOR))
                        .get("/bureau/orientations/" + referral.getFirst())
                        .body())
                .contains("demande un appel", "05 46 99 88 77");
    }

    @Test
    void aHelperPrintsSlipsForHerOwnPlaceAlone() {
        var account = person(Role.HELPER);
        var helper = signedIn(account);
        var place = place();
        assertThat(helper.get("/avis/bulletins?lieu=" + place.code()).body()).contains("pour les aidants de ce lieu");
        assertThat(helper.get("/avis/bulletins").headers().firstValue("Location"))
                .as("no place chosen yet")
                .contains("/actes/lieu");
        var form =
                Map.of("_csrf", helper.token("/profil"), "place", place.code().value(), "own", "oui");
        assertThat(helper.post("/avis/bulletins", form).statusCode()).isEqualTo(403);
        assertThat(slipsOf(place)).isZero();
        helpers.begin(actor(account), "proche", "17415", place.name());
        assertThat(helper.post("/avis/bulletins", form).body()).startsWith("%PDF");
        assertThat(slipsOf(place)).isEqualTo(8);
    }

    @Test
    void whoPrintsMoreSlipsThanSheHelpedPeopleWaitsForTheCoordination() {
        var account = person(Role.HELPER);
        var helper = signedIn(account);
        var place = place();
        helpers.begin(actor(account), "proche", "17415", place.name());
        var form =
                Map.of("_csrf", helper.token("/profil"), "place", place.code().value(), "own", "oui");
        assertThat(helper.post("/avis/bulletins", form).body()).startsWith("%PDF");
        assertThat(helper.post("/avis/bulletins", form).body()).contains("La coordination doit d’abord");
        assertThat(helper.post("/avis/bulletins", form).statusCode()).isEqualTo(409);
        assertThat(slipsOf(place)).isEqualTo(8);
        var nadia = signedIn(person(Role.COORDINATOR));
        var desk = nadia.get("/bureau/avis").body();
        assertThat(desk).contains("Bulletins d’avis à autoriser", place.name());
        var question = sql.sql("select id::text from outcomes_sheet where state = 'ASKED' and place = :place")
                .param("place", place.id().value())
                .query(String.class)
                .single();
        nadia.post("/bureau/avis/bulletins/" + question, Map.of("_csrf", Visitor.tokenIn(desk), "decision", "oui"));
        assertThat(helper.post("/avis/bulletins", form).body()).startsWith("%PDF");
        assertThat(helper.post("/avis/bulletins", form).statusCode()).isEqualTo(409);
        assertThat(slipsOf(place)).isEqualTo(16);
    }

    @Test
    void theSlipsOfAMomentAreNoMoreThanItsSeats() {
        var starts = clock.instant().plus(Duration.ofDays(3));
        var slot = BookableSlot.of(
                new BookableSlot.SlotOwner("events.day", "x"),
                "Jour",
                "Quai",
                "/evenements",
                starts,
                starts.plusSeconds(60),
                60,
                0);
        bookings.put(slot);
        var helper = signedIn(person(Role.HELPER));
        var path = "/avis/bulletins/moments/" + slot.id();
        var form = Map.of("_csrf", helper.token(path));
        assertThat(helper.post(path, form).body()).startsWith("%PDF");
        assertThat(helper.post(path, form).statusCode()).isEqualTo(409);
        assertThat(sql.sql("select count(*) from outcomes_slip where slot = :slot")
                        .param("slot", slot.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(8);
    }

    @Test
    void oneSheetIsAheadOfThePeopleWhoWereHelped() {
        assertThat(FeedbackSlipLimit.likely(0, 0, 0)).isTrue();
        assertThat(FeedbackSlipLimit.likely(8, 0, 0)).isFalse();
        assertThat(FeedbackSlipLimit.likely(8, 1, 0)).isTrue();
        assertThat(FeedbackSlipLimit.likely(16, 8, 0)).isFalse();
        assertThat(FeedbackSlipLimit.likely(16, 8, 8)).isTrue();
        assertThat(FeedbackSlipLimit.leftForSeats(8, 16, 0)).isEqualTo(8);
        assertThat(FeedbackSlipLimit.leftForSeats(16, 16, 0)).isZero();
        assertThat(FeedbackSlipLimit.leftForSeats(16, 8, 8)).isZero();
    }

    private int slipsOf(Place place) {
        return sql.sql("select count(*) from outcomes_slip where place = :place")
                .param("place", place.id().value())
                .query(Integer.class)
                .single();
    }

    @Test
    void whatPeopleSayFeedsThePromiseThePeersAndTheSheetOfThePlaceAndNeverALoneAnswer() {
        var helper = person(Role.HELPER);
        var place = place();
        var desk = signedIn(person(Role.COORDINATOR));
        var codes = new java.util.ArrayList<PaperCode>();
        codes.addAll(outcomes.slips(actor(helper), place, true));
        codes.addAll(outcomes.slips(actor(helper), place, true));
        for (var n = 0; n < 10; n++) say(visitor(), codes.get(n), n == 0 ? "no" : "yes", "");
        var sheet = "/lieux/" + place.slug();
        assertThat(visitor().get(sheet).body()).as("ten are too few in public").doesNotContain("ont donné leur avis");
        assertThat(counted.said(FeedbackCounts.FeedbackSubjectKind.HELPER, helper.id(), SmallCountThreshold.AT_WORK))
                .contains(new FeedbackCounts.FeedbackSummary(10, 9, 0, 10));
        for (var n = 10; n < 15; n++) say(visitor(), codes.get(n), "yes", "");
        assertThat(visitor().get(sheet).body()).contains("15 personnes aidées ici", "15 se sont senties respectées");
        var promises = desk.get("/bureau/garanties").body();
        assertThat(promises).contains("Sur un an, la garantie est tenue", "il en faut 80");
        assertThat(visitor().get("/competences/garanties").body()).contains("Sur un an, la garantie est tenue");
    }
}
