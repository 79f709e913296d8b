package org.tousaidants.support.referrals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceDirectory;
import org.tousaidants.places.directory.Places;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.platform.web.Visitor;

class ReferralsTest extends RunningSite {
    @Autowired
    Places places;

    @Autowired
    PlaceDirectory directory;

    @Autowired
    Referrals referrals;

    private Place place(String mail) {
        return ReferralTestSite.place(places, directory, "Lieu " + UUID.randomUUID(), mail);
    }

    private static String mail() {
        return "lieu-" + UUID.randomUUID() + "@example.org";
    }

    @Test
    void aDeskWithoutAccountSendsAndThePlaceAnswersByItsLink() {
        var mail = mail();
        var desk = visitor();
        var follow = ReferralTestSite.draft(
                desk, place(mail), Map.of("mail", "accueil@example.org", "words", "<b>Vite</b>"));
        assertThat(desk.get(follow).body())
                .contains("recevra seulement les informations suivantes", "06 12 34 56 78", "&lt;b&gt;Vite");
        assertThat(posted(mail)).isEmpty();
        assertThat(ReferralTestSite.send(desk, follow)).isEqualTo(303);
        var letter = posted(mail).getFirst();
        assertThat(letter.body()).doesNotContain("Madame B", "06 12");
        var link = ReferralTestSite.link(this, mail);
        var receiver = visitor();
        assertThat(receiver.get(link).body())
                .doesNotContain("Madame B", "06 12 34 56 78")
                .contains("Déclarer mes impôts");
        assertThat(desk.get(follow).body()).contains("pas encore lue");
        assertThat(ReferralTestSite.act(receiver, link, "lecture", "")).isEqualTo(303);
        assertThat(receiver.get(link).body()).contains("Madame B", "06 12 34 56 78");
        assertThat(ReferralTestSite.act(receiver, link, "question", "said=Quelle+date+limite"))
                .isEqualTo(303);
        assertThat(ReferralTestSite.act(desk, follow, "reponse", "said=Demain")).isEqualTo(303);
        assertThat(ReferralTestSite.act(receiver, link, "rendez-vous", "day=2100-01-01&time=14+h+30"))
                .isEqualTo(422);
        var day = clock.instant().plus(Duration.ofDays(3)).toString().substring(0, 10);
        assertThat(ReferralTestSite.act(receiver, link, "rendez-vous", "day=" + day + "&time=14+h+30"))
                .isEqualTo(303);
        assertThat(desk.get(follow).body()).contains("vous donné", "14 h 30");
        assertThat(ReferralTestSite.act(receiver, link, "venue", "came=oui")).isEqualTo(303);
        assertThat(ReferralTestSite.act(receiver, link, "issue", "result=solved"))
                .isEqualTo(303);
        assertThat(desk.get(follow).body()).contains("Réglée, selon le lieu");
        var referral = sql.sql("select id from referrals_referral order by made_at desc limit 1")
                .query(UUID.class)
                .single();
        assertThat(referrals.judged(referral, Optional.empty())).isTrue();
        assertThat(posted("accueil@example.org"))
                .anySatisfy(one -> assertThat(one.subject()).endsWith("la personne a donné son avis"));
        assertThat(posted("accueil@example.org"))
                .hasSizeGreaterThanOrEqualTo(4)
                .anySatisfy(one -> assertThat(one.subject()).endsWith("le lieu dit que c’est réglé"))
                .allSatisfy(one -> assertThat(one.body()).doesNotContain("Madame B", "06 12"));
    }

    @Test
    void whoSentIsToldThatSomethingIsLeftAndThatAnotherPlaceGoesOn() {
        var mail = mail();
        var sender = "envoi-" + UUID.randomUUID() + "@example.org";
        var desk = visitor();
        ReferralTestSite.send(
                desk, ReferralTestSite.draft(desk, place(mail), Map.of("mail", sender, "name", "Mme Relais")));
        var link = ReferralTestSite.link(this, mail);
        var receiver = visitor();
        ReferralTestSite.act(receiver, link, "lecture", "");
        ReferralTestSite.act(receiver, link, "venue", "came=oui");
        ReferralTestSite.act(receiver, link, "issue", "result=partly");
        assertThat(posted(sender)).anySatisfy(one -> assertThat(one.subject()).endsWith("est réglé en partie"));
        var onward = ReferralTestSite.draft(
                receiver,
                "/orientations/nouvelle?lieu=" + place(mail()).code() + "&suite="
                        + link.substring(link.lastIndexOf('/') + 1),
                Map.of("name", "Mme Relais"));
        assertThat(ReferralTestSite.send(receiver, onward)).isEqualTo(303);
        assertThat(posted(sender))
                .anySatisfy(one -> assertThat(one.subject()).endsWith("confie la personne à un autre lieu"));
        assertThat(posted(sender)).allSatisfy(one -> assertThat(one.body()).doesNotContain("Relais", "06 12"));
        assertThat(steps("who")).isEqualTo("RECEIVER,RECEIVER");
    }

    @Test
    void thePersonSendsHerselfAndThatIsWhatEveryRowAndThePlaceSay() {
        var mail = mail();
        var own = mail();
        var herself = visitor();
        var follow = ReferralTestSite.draft(
                herself, place(mail), Map.of("by", "person", "sender", "", "name", "Mme Seule", "mail", own));
        assertThat(ReferralTestSite.send(herself, follow)).isEqualTo(303);
        assertThat(steps("move")).isEqualTo("DRAFTED,SENT");
        assertThat(steps("who")).isEqualTo("PERSON,PERSON");
        var link = ReferralTestSite.link(this, mail);
        var receiver = visitor();
        ReferralTestSite.act(receiver, link, "lecture", "");
        assertThat(receiver.get(link).body())
                .contains(
                        "Mme Seule",
                        "Informations transmises avec l’accord de la personne, par",
                        "la personne elle-même");
        assertThat(herself.get(follow).body()).contains("Le lieu a lu");
        var told = posted(own).size();
        var referral = sql.sql("select id from referrals_referral order by made_at desc limit 1")
                .query(UUID.class)
                .single();
        assertThat(referrals.judged(referral, Optional.empty())).isTrue();
        assertThat(posted(own)).as("no notification of one’s own step").hasSize(told);
    }

    @Test
    void theSearchOfThePersonIsAlreadyInTheDraft() {
        var draft = visitor()
                .get("/orientations/nouvelle?lieu=" + place("").code()
                        + "&besoin=impots&compte=fauteuil,autre-langue&langue=ar&urgence=jour")
                .body();
        assertThat(ticked(draft, "need")).contains("impots");
        assertThat(ticked(draft, "attention")).contains("moving", "language");
        assertThat(ticked(draft, "urgent")).contains("oui");
        assertThat(draft).contains("Parle : arabe.");
    }

    private static List<String> ticked(String page, String name) {
        return Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"[^>]* checked")
                .matcher(page)
                .results()
                .map(one -> one.group(1))
                .toList();
    }

    @Test
    void aPlaceFoundByNeedKeepsTheReferralOpen() {
        var desk = visitor();
        var follow = ReferralTestSite.draft(desk, place(""), Map.of("name", "Mme Suite", "attention", "hearing"));
        ReferralTestSite.send(desk, follow);
        ReferralTestSite.act(desk, follow, "appel", "answer=refused&reason=full");
        var secret = follow.substring(follow.lastIndexOf('/') + 1);
        var other = place("");
        var found = desk.get("/orientations/nouvelle?suite=" + secret + "&besoin=impots&q="
                        + other.name().substring(5))
                .body();
        assertThat(found).contains("Nous reprenons tout ce qui était écrit");
        var next = Pattern.compile("href=\"(/orientations/nouvelle\\?lieu=[^\"]*)\"")
                .matcher(found)
                .results()
                .map(one -> one.group(1).replace("&amp;", "&"))
                .toList();
        assertThat(next).isNotEmpty().allSatisfy(one -> assertThat(one).contains("suite=" + secret));
        assertThat(desk.get(next.getFirst()).body()).contains("Mme Suite");
        assertThat(desk.get("/orientations/nouvelle?suite=" + secret + "&lieu=" + other.code() + "&besoin=impots")
                        .body())
                .contains("Mme Suite");
    }

    @Test
    void nobodyIsAskedAboutAReferralThatWasRefusedOrNotRead() {
        var mail = mail();
        var desk = visitor();
        ReferralTestSite.send(desk, ReferralTestSite.draft(desk, place(mail), Map.of()));
        var code = sql.sql("select code from referrals_referral order by made_at desc limit 1")
                .query(String.class)
                .single();
        assertThat(visitor().get("/orientations/code?code=" + code).body()).doesNotContain("elle été utile");
        assertThat(visitor().get("/avis?code=" + code).body())
                .contains("pas encore lu")
                .doesNotContain("réglé");
        var link = ReferralTestSite.link(this, mail);
        var receiver = visitor();
        ReferralTestSite.act(receiver, link, "lecture", "");
        assertThat(visitor().get("/orientations/code?code=" + code).body()).contains("elle été utile");
        ReferralTestSite.act(receiver, link, "refus", "reason=full");
        assertThat(visitor().get("/orientations/code?code=" + code).body()).doesNotContain("elle été utile");
        assertThat(visitor().get("/avis?code=" + code + "&venue=oui").body()).contains("réglé");
    }

    @Test
    void aMailScannerThatOpensTheLinkChangesNothing() {
        var mail = mail();
        var desk = visitor();
        var follow = ReferralTestSite.draft(desk, place(mail), Map.of());
        ReferralTestSite.send(desk, follow);
        var link = ReferralTestSite.link(this, mail);
        for (var i = 0; i < 5; i++) assertThat(visitor().get(link).statusCode()).isEqualTo(200);
        assertThat(steps()).isEqualTo("DRAFTED,SENT");
    }

    @Test
    void aHandOverThatIsNeverSentLeavesTheFirstPlaceWhatItRead() {
        var mail = mail();
        var desk = visitor();
        ReferralTestSite.send(desk, ReferralTestSite.draft(desk, place(mail), Map.of("name", "Mme Reste")));
        var link = ReferralTestSite.link(this, mail);
        var receiver = visitor();
        ReferralTestSite.act(receiver, link, "lecture", "");
        ReferralTestSite.draft(
                receiver,
                "/orientations/nouvelle?lieu=" + place(mail()).code() + "&suite="
                        + link.substring(link.lastIndexOf('/') + 1),
                Map.of("name", "Mme Reste"));
        clock.advance(Duration.ofDays(5));
        job("referrals.deadlines");
        assertThat(steps("move")).as("the draft").isEqualTo("DRAFTED,WITHDRAWN");
        assertThat(ReferralTestSite.act(receiver, link, "lecture", "")).isEqualTo(303);
        assertThat(receiver.get(link).body()).contains("Mme Reste", "06 12 34 56 78");
    }

    @Test
    void thePersonTakesHerAgreementBackWithTheCodeOfHerSheetAndNothingStays() {
        var mail = mail();
        var desk = visitor();
        var follow = ReferralTestSite.draft(desk, place(mail), Map.of());
        ReferralTestSite.send(desk, follow);
        var link = ReferralTestSite.link(this, mail);
        var code = sql.sql("select code from referrals_referral order by made_at desc limit 1")
                .query(String.class)
                .single();
        var receiver = visitor();
        ReferralTestSite.act(receiver, link, "lecture", "");
        ReferralTestSite.act(receiver, link, "question", "said=Boite-t-elle+encore");
        ReferralTestSite.act(desk, follow, "reponse", "said=Oui+beaucoup");
        assertThat(steps("comment")).contains("Boite-t-elle", "beaucoup");
        var herself = visitor();
        assertThat(herself.get("/code?code=" + code).headers().firstValue("Location"))
                .contains("/orientations/code?code=" + code);
        var page = herself.get("/orientations/code?code=" + code).body();
        assertThat(page).contains("06 12 34 56 78");
        assertThat(herself.post(
                                "/orientations/retrait",
                                Map.of("_csrf", herself.token("/orientations/code?code=" + code), "code", code))
                        .statusCode())
                .isEqualTo(303);
        assertThat(herself.get("/orientations/code?code=" + code).body()).doesNotContain("06 12 34 56 78");
        assertThat(visitor().get(link).statusCode()).isEqualTo(410);
        assertThat(steps("comment")).as("the question and its answer").doesNotContain("Boite", "beaucoup");
        assertThat(sql.sql(
                                "select count(*) from referrals_passed p join referrals_referral r on r.id = p.referral where r.code = :code")
                        .param("code", code)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whoWasReadByTheLinkOfALetterReadsThatItWasOpened() {
        var mail = mail();
        var desk = visitor();
        ReferralTestSite.send(desk, ReferralTestSite.draft(desk, place(mail), Map.of()));
        var code = sql.sql("select code from referrals_referral order by made_at desc limit 1")
                .query(String.class)
                .single();
        assertThat(visitor().get("/orientations/code?code=" + code).body()).contains("Aucune lecture pour");
        assertThat(ReferralTestSite.act(visitor(), ReferralTestSite.link(this, mail), "lecture", ""))
                .isEqualTo(303);
        assertThat(visitor().get("/orientations/code?code=" + code).body()).doesNotContain("Aucune lecture pour");
    }

    @Test
    void oneReferralAtWhichTheClockFailsKeepsNoOtherFromItsReminder() {
        var desk = visitor();
        var mails = new java.util.ArrayList<String>();
        var ids = new java.util.ArrayList<UUID>();
        for (var n = 0; n < 3; n++) {
            mails.add(mail());
            ReferralTestSite.send(desk, ReferralTestSite.draft(desk, place(mails.get(n)), Map.of()));
            ids.add(sql.sql("select id from referrals_referral order by made_at desc limit 1")
                    .query(UUID.class)
                    .single());
        }
        clock.advance(Duration.ofDays(5));
        sql.sql("""
                        create function poisoned() returns trigger language plpgsql as $$
                        begin raise exception 'poisoned'; end $$""").update();
        sql.sql("create trigger poisoned before insert on referrals_step for each row when (new.referral = '"
                        + ids.get(0) + "') execute function poisoned()")
                .update();
        try {
            jobs.run("referrals.deadlines");
            assertThat(mails.stream().map(this::reminders)).containsExactly(0L, 1L, 1L);
        } finally {
            sql.sql("drop trigger poisoned on referrals_step").update();
            sql.sql("drop function poisoned()").update();
        }
        clock.advance(Duration.ofMinutes(10));
        job("referrals.deadlines");
        assertThat(mails.stream().map(this::reminders)).containsExactly(1L, 1L, 1L);
    }

    private long reminders(String mail) {
        return posted(mail).stream()
                .filter(one -> one.subject().startsWith("Rappel"))
                .count();
    }

    @Test
    void whoNobodyAnswersComesToTheCoordination() {
        var coordinator = person(Role.COORDINATOR);
        var mail = mail();
        var sender = mail();
        var desk = visitor();
        ReferralTestSite.send(desk, ReferralTestSite.draft(desk, place(mail), Map.of("urgent", "oui", "mail", sender)));
        var id = sql.sql("select id from referrals_referral order by made_at desc limit 1")
                .query(UUID.class)
                .single();
        var sent = posted(mail).size();
        clock.advance(Duration.ofDays(4));
        job("referrals.deadlines");
        assertThat(posted(mail)).hasSize(sent + 1);
        job("referrals.deadlines");
        assertThat(posted(coordinator.mail().value()))
                .anySatisfy(one -> assertThat(one.subject()).contains("attend sans réponse"));
        assertThat(posted(sender))
                .anySatisfy(one -> assertThat(one.subject()).endsWith("nous prévenons la coordination"));
        var visitor = signedIn(coordinator);
        var list = visitor.get("/bureau/orientations").body();
        var one = "/bureau/orientations/" + id;
        assertThat(list).contains("Sans réponse", one);
        assertThat(visitor.get(one).body()).contains("06 12 34 56 78");
        assertThat(ReferralTestSite.act(visitor, one, "prise-en-main", "")).isEqualTo(303);
        assertThat(posted(sender))
                .anySatisfy(told -> assertThat(told.subject()).endsWith("la coordination s’en occupe"));
        assertThat(ReferralTestSite.act(visitor, one, "cloture", "closing=done"))
                .isEqualTo(303);
        assertThat(ReferralTestSite.act(visitor, one, "cloture", "closing=done"))
                .isIn(303, 409);
    }

    @Test
    void aClosedPlaceTheSameTwiceAndThePlaceItselfAreRefusedInOneSentence() {
        var mail = mail();
        var place = place(mail);
        var desk = visitor();
        var follow = ReferralTestSite.draft(desk, place, Map.of("name", "Jeanne"));
        ReferralTestSite.send(desk, follow);
        var again = ReferralTestSite.draft(desk, place, Map.of("name", "jeanne"));
        assertThat(ReferralTestSite.send(desk, again)).isEqualTo(409);
        var link = ReferralTestSite.link(this, mail);
        var receiver = visitor();
        ReferralTestSite.act(receiver, link, "lecture", "");
        var secret = link.substring(link.lastIndexOf('/') + 1);
        var page = receiver.get("/orientations/nouvelle?lieu=" + place.code() + "&suite=" + secret)
                .body();
        assertThat(page).contains("Jeanne");
        assertThat(receiver.post(
                                "/orientations",
                                Map.of(
                                        "_csrf",
                                        receiver.token("/orientations/nouvelle?lieu=" + place.code()),
                                        "id",
                                        UUID.randomUUID().toString(),
                                        "place",
                                        place.code().value(),
                                        "carried",
                                        secret,
                                        "need",
                                        "impots",
                                        "name",
                                        "Jeanne",
                                        "by",
                                        "sender",
                                        "sender",
                                        "Lieu"))
                        .body())
                .contains("vient déjà de ce lieu");
        var long10000 = "x".repeat(10_000);
        assertThat(desk.post(
                                "/orientations",
                                Map.of(
                                        "_csrf", desk.token("/orientations/nouvelle?lieu=" + place.code()),
                                        "id", UUID.randomUUID().toString(),
                                        "place", place.code().value(),
                                        "name", long10000))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void aThirdHandOverIsSaidToGoInCircles() {
        var desk = visitor();
        var first = mail();
        var begun = place(first);
        var passed = new java.util.ArrayList<>(java.util.List.of(begun.name()));
        ReferralTestSite.send(desk, ReferralTestSite.draft(desk, begun, Map.of("name", "Paul")));
        var link = ReferralTestSite.link(this, first);
        for (var hop = 2; hop <= 3; hop++) {
            var receiver = visitor();
            ReferralTestSite.act(receiver, link, "lecture", "");
            ReferralTestSite.act(receiver, link, "question", "said=Que+boit+Paul");
            var secret = link.substring(link.lastIndexOf('/') + 1);
            var next = mail();
            var place = place(next);
            var follow = ReferralTestSite.draft(
                    receiver,
                    "/orientations/nouvelle?lieu=" + place.code() + "&suite=" + secret,
                    Map.of("name", "Paul"));
            var review = receiver.get(follow).body();
            assertThat(review).as("read first").contains("Ce lieu verra aussi", "Le lieu pose une question");
            if (hop == 3) assertThat(review).contains("déjà été orientée plusieurs fois");
            else assertThat(review).doesNotContain("déjà été orientée plusieurs fois");
            assertThat(ReferralTestSite.send(receiver, follow)).isEqualTo(303);
            assertThat(visitor().get(link).statusCode()).isEqualTo(410);
            link = ReferralTestSite.link(this, next);
            passed.add(place.name());
        }
        var last = visitor();
        assertThat(last.get(link).body()).as("encrypted").doesNotContain("Autres lieux où la personne");
        ReferralTestSite.act(last, link, "lecture", "");
        assertThat(last.get(link).body())
                .contains(
                        "déjà été orientée plusieurs fois",
                        passed.get(0) + "\u00a0: Passée à un autre lieu",
                        passed.get(1) + "\u00a0: Lue par le lieu")
                .doesNotContain("Que boit Paul");
    }

    @Test
    void thePersonHoldsASheetBeforeAndAfter() {
        var desk = visitor();
        var follow = ReferralTestSite.draft(desk, place(""), Map.of());
        assertThat(desk.get(follow + "/feuille.pdf").body()).startsWith("%PDF");
        ReferralTestSite.send(desk, follow);
        assertThat(desk.get(follow).body()).contains("Appelez le lieu maintenant");
        assertThat(ReferralTestSite.act(desk, follow, "appel", "answer=refused&reason=full"))
                .isEqualTo(303);
        assertThat(desk.get(follow).body()).contains("complet", "Choisir un autre lieu");
        assertThat(desk.get(follow + "/feuille.pdf").body()).startsWith("%PDF");
    }

    @Test
    void whoAnswersForAPlaceSeesAllThatItReceivedByALinkOfHersAndNobodyIsNamedThere() {
        var mail = mail();
        var place = place(mail);
        var desk = visitor();
        var who = "Mme " + UUID.randomUUID();
        ReferralTestSite.send(desk, ReferralTestSite.draft(desk, place, Map.of("name", who, "urgent", "oui")));
        var link = ReferralTestSite.link(this, mail);
        ReferralTestSite.send(desk, ReferralTestSite.draft(desk, place, Map.of("name", "Mme " + UUID.randomUUID())));
        var receiver = visitor();
        ReferralTestSite.act(receiver, link, "lecture", "");
        assertThat(ReferralTestSite.act(receiver, link, "bureau", "")).isEqualTo(303);
        assertThat(posted(mail).getFirst().subject()).contains("Orientations reçues à");
        var bureau = ReferralTestSite.link(this, mail);
        var helper = signedIn(person(Role.HELPER));
        for (var act : java.util.List.of(
                Map.of("at", place("").code().value(), "theme", "argent_impots"),
                Map.of("at", place.code().value(), "theme", "email"))) {
            helper.post("/actes/lieu", Map.of("_csrf", helper.token("/actes"), "lieu", act.get("at")));
            var form = new java.util.HashMap<>(Map.of("mode", "alone", "duree", "15", "tetes", "1", "ou", "place"));
            form.put("_csrf", helper.token("/actes"));
            form.put("id", UUID.randomUUID().toString());
            form.put("theme", act.get("theme"));
            assertThat(helper.post("/actes", form).statusCode()).isEqualTo(303);
        }
        var before = steps();
        // A mail scanner opens the link, and presses nothing.
        assertThat(visitor().get(bureau).statusCode()).isEqualTo(200);
        assertThat(steps()).isEqualTo(before);
        var page = receiver.get(bureau).body();
        assertThat(page)
                .contains(
                        "Personnes à qui",
                        "Urgent",
                        "Derniers accompagnements ici",
                        "Courriel · La personne fait seule")
                .doesNotContain(who, "06 12 34 56 78", "Argent - Impôts", "Personne de test");
        assertThat(page.split("/ouverture\"")).as("both").hasSize(3);
        var id = page.replaceFirst("(?s).*?/([0-9a-f-]{36})/ouverture.*", "$1");
        var opened = receiver.post(bureau + "/" + id + "/ouverture", Map.of("_csrf", Visitor.tokenIn(page)));
        assertThat(receiver.get(opened.headers().firstValue("Location").orElseThrow())
                        .body())
                .contains(who);
        var elsewhere = ReferralTestSite.draft(desk, place(mail()), Map.of());
        ReferralTestSite.send(desk, elsewhere);
        var other = sql.sql("select id::text from referrals_referral order by made_at desc limit 1")
                .query(String.class)
                .single();
        assertThat(receiver.post(bureau + "/" + other + "/ouverture", Map.of("_csrf", receiver.token(bureau)))
                        .headers()
                        .firstValue("Location"))
                .as("one of another place")
                .isEmpty();
        ReferralTestSite.act(receiver, bureau, "fermeture", "");
        assertThat(receiver.get(bureau).statusCode()).isEqualTo(410);
        assertThat(visitor().get("/orientations/lieu/" + "x".repeat(43)).statusCode())
                .isEqualTo(404);
    }

    @Test
    void aLinkOpenedAfterItsTimeOrByWhoNeverHadOneShowsNobody() {
        var mail = mail();
        var desk = visitor();
        ReferralTestSite.send(desk, ReferralTestSite.draft(desk, place(mail), Map.of("name", "Mme Tardive")));
        var link = ReferralTestSite.link(this, mail);
        assertThat(visitor().get(link + "x").statusCode()).isEqualTo(404);
        // Another person opens the letter's link before anyone confirmed: no name is shown.
        assertThat(visitor().get(link).body()).doesNotContain("Mme Tardive");
        var receiver = visitor();
        ReferralTestSite.act(receiver, link, "lecture", "");
        assertThat(receiver.get(link).body()).contains("Mme Tardive");
        // Nor afterwards, in another browser: they press the button too, and that is logged.
        var second = visitor();
        assertThat(second.get(link).body()).doesNotContain("Mme Tardive", "06 12 34 56 78");
        var onward = "/orientations/nouvelle?lieu=" + place("").code() + "&suite="
                + link.substring(link.lastIndexOf('/') + 1);
        assertThat(second.get(onward).body()).doesNotContain("Mme Tardive");
        assertThat(receiver.get(onward).body()).contains("Mme Tardive");
        var others = visitor();
        ReferralTestSite.send(desk, ReferralTestSite.draft(desk, place(mail), Map.of("name", "Mme Autre")));
        ReferralTestSite.act(others, ReferralTestSite.link(this, mail), "lecture", "");
        assertThat(others.get(link).body()).as("another link was read there").doesNotContain("Mme Tardive");
        var noted = readByLink();
        assertThat(ReferralTestSite.act(second, link, "lecture", "")).isEqualTo(303);
        assertThat(second.get(link).body()).contains("Mme Tardive");
        assertThat(readByLink()).isEqualTo(noted + 1);
        clock.advance(Duration.ofDays(121));
        assertThat(visitor().get(link).statusCode()).isEqualTo(410);
        assertThat(visitor().get(link).body()).doesNotContain("Mme Tardive").contains("ne marche plus");
    }

    @Test
    void aPlaceThatClosedSinceAndHtmlAreAnsweredInASentenceAndWhatWasTypedStays() {
        var place = place(mail());
        var desk = visitor();
        var follow = ReferralTestSite.draft(
                desk, place, Map.of("words", "<script>alert(1)</script>", "name", "Mme <b>Gras</b>"));
        assertThat(desk.get(follow).body()).contains("&lt;script&gt;").doesNotContain("<script>alert", "<b>Gras");
        var coordinator = person(Role.COORDINATOR);
        var now = places.find(place.code()).orElseThrow();
        places.close(
                now.code(),
                now.changes(),
                new org.tousaidants.places.directory.ValueStatementSource.AccountSource(
                        coordinator.id(), coordinator.name()),
                true);
        assertThat(ReferralTestSite.send(desk, follow)).isEqualTo(409);
        assertThat(desk.get(follow).body()).contains("Gras");
        assertThat(desk.get("/orientations/nouvelle?lieu=" + place.code()).statusCode())
                .isEqualTo(200);
    }

    private int readByLink() {
        return sql.sql("select count(*) from journal_entry where act = 'referrals.read_by_link'")
                .query(Integer.class)
                .single();
    }

    private String steps() {
        return steps("move");
    }

    private String steps(String column) {
        return sql.sql("select string_agg(" + column + """
                        , ',' order by number) from referrals_step
                        where referral = (select id from referrals_referral order by made_at desc limit 1)""").query(String.class).single();
    }
}
