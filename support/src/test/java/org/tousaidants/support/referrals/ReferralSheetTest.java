package org.tousaidants.support.referrals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceDirectory;
import org.tousaidants.places.directory.Places;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.platform.web.Visitor;
import org.tousaidants.support.referrals.Referral.ReferralHistoryStep;
import org.tousaidants.support.referrals.Referral.SharedPersonField;

/// The information for a referred person, by sheet and code; and its protection from others.
class ReferralSheetTest extends RunningSite {
    @Autowired
    Places places;

    @Autowired
    PlaceDirectory directory;

    @Autowired
    Referrals referrals;

    @Autowired
    ReferralReader referralReader;

    @Autowired
    PlatformTransactionManager transactions;

    private Place place(String mail) {
        return ReferralTestSite.place(places, directory, "Lieu " + UUID.randomUUID(), mail);
    }

    private static String mail() {
        return "lieu-" + UUID.randomUUID() + "@example.org";
    }

    private record SentReferral(UUID id, String code) {}

    private SentReferral last() {
        return sql.sql("select id, code from referrals_referral order by made_at desc limit 1")
                .query(SentReferral.class)
                .single();
    }

    private String sheet(Visitor desk, String follow) throws Exception {
        var answer = desk.file(follow + "/feuille.pdf");
        assertThat(answer.statusCode()).isEqualTo(200);
        try (var pdf = Loader.loadPDF(answer.body())) {
            return spaced(new PDFTextStripper().getText(pdf));
        }
    }

    private String mine(String code) {
        return spaced(visitor().get("/orientations/code?code=" + code).body());
    }

    private static String spaced(String text) {
        return text.replaceAll("[\\s\u00a0\u202f]+", " ");
    }

    @Test
    void whoLearnsTheIdOfAReferralGetsNoWayToThePersonInIt() {
        var desk = visitor();
        var place = place(mail());
        var follow =
                ReferralTestSite.draft(desk, place, Map.of("name", "Mme Cachée", "words", "Elle a peur de son fils"));
        var id = last().id();
        for (var state : List.of("drafted", "sent")) {
            if (state.equals("sent")) ReferralTestSite.send(desk, follow);
            for (var stranger : List.of(visitor(), signedIn(person(Role.HELPER)))) {
                var own = ReferralTestSite.draft(
                        stranger, place, Map.of("id", id.toString(), "name", "Personne", "words", ""));
                assertThat(stranger.get(own).body())
                        .as(state)
                        .contains("Personne")
                        .doesNotContain("Mme Cachée", "peur de son fils");
            }
        }
        assertThat(desk.get(follow).body()).contains("Nous avons envoyé un courriel");
    }

    @Test
    void aFormSentTwiceIsOneDraftAndAFormThatWasCorrectedIsNotLost() {
        var desk = visitor();
        var place = place(mail());
        var name = "Mme " + UUID.randomUUID();
        var form = new HashMap<>(Map.of("id", UUID.randomUUID().toString(), "name", name, "words", "Le lundi"));
        ReferralTestSite.draft(desk, place, form);
        var again = ReferralTestSite.draft(desk, place, form);
        assertThat(drafts(name)).isOne();
        assertThat(desk.get(again).body()).contains("Le lundi");
        form.put("words", "Le mardi plutôt");
        assertThat(desk.get(ReferralTestSite.draft(desk, place, form)).body()).contains("Le mardi plutôt");
        assertThat(drafts(name)).isEqualTo(2);
    }

    private int drafts(String name) {
        return sql.sql("select count(*) from referrals_passed where field = 'NAME' and value = :name")
                .param("name", name)
                .query(Integer.class)
                .single();
    }

    @Test
    void nobodyIsToldThatSheIsExpectedBeforeThePlaceSaidSo() throws Exception {
        var mail = mail();
        var desk = visitor();
        var follow = ReferralTestSite.draft(desk, place(mail), Map.of());
        ReferralTestSite.send(desk, follow);
        var code = last().code();
        assertThat(sheet(desk, follow))
                .contains("Votre demande est envoyée", "Appelez avant de venir", "Sans réponse en 5 jours ouvrés")
                .doesNotContain("Ce lieu vous attend");
        assertThat(mine(code)).contains("Votre demande est envoyée", "5 jours ouvrés");
        var link = ReferralTestSite.link(this, mail);
        var receiver = visitor();
        ReferralTestSite.act(receiver, link, "lecture", "");
        assertThat(sheet(desk, follow)).contains("Le lieu a lu votre demande").doesNotContain("Ce lieu vous attend");
        ReferralTestSite.act(receiver, link, "acceptation", "");
        assertThat(sheet(desk, follow)).contains("Ce lieu vous reçoit", "Le lieu a dit oui", "Demandez l’accueil");
        var day = clock.instant().plus(Duration.ofDays(3)).toString().substring(0, 10);
        ReferralTestSite.act(receiver, link, "rendez-vous", "day=" + day + "&time=14+h+30");
        assertThat(sheet(desk, follow)).contains("Ce lieu vous attend", "Votre rendez-vous", "14", "30");
        assertThat(mine(code)).contains("Ce lieu vous attend");
        ReferralTestSite.act(receiver, link, "refus", "reason=full");
        assertThat(sheet(desk, follow))
                .contains("Ce lieu ne peut pas vous recevoir", "Le lieu est complet", "N’allez pas dans ce lieu")
                .doesNotContain("Ce lieu vous attend", "Votre rendez-vous :");
        assertThat(mine(code)).contains("Ce lieu ne peut pas vous recevoir").doesNotContain("Ce lieu vous attend");
    }

    @Test
    void sheIsToldForWhomToAskByHerName() throws Exception {
        var mail = mail();
        var desk = visitor();
        var follow = ReferralTestSite.draft(desk, place(mail), Map.of());
        ReferralTestSite.send(desk, follow);
        var receiver = signedIn(person(Role.HELPER));
        ReferralTestSite.act(receiver, ReferralTestSite.link(this, mail), "lecture", "");
        ReferralTestSite.act(receiver, ReferralTestSite.link(this, mail), "acceptation", "");
        assertThat(sheet(desk, follow)).contains("Demandez Personne de test");
    }

    @Test
    void anUrgentRequestTellsHowManyHours() throws Exception {
        var desk = visitor();
        var follow = ReferralTestSite.draft(desk, place(mail()), Map.of("urgent", "oui"));
        ReferralTestSite.send(desk, follow);
        assertThat(sheet(desk, follow)).contains("Sans réponse en 4 heures ouvrées");
    }

    @Test
    void anOldSheetLeadsToThePlaceThatTookOverAndTakesTheAgreementBackAtBoth() throws Exception {
        var mail = mail();
        var desk = visitor();
        var first = place(mail);
        var name = "Mme " + UUID.randomUUID();
        var follow = ReferralTestSite.draft(desk, first, Map.of("name", name));
        ReferralTestSite.send(desk, follow);
        var old = last();
        var link = ReferralTestSite.link(this, mail);
        var receiver = visitor();
        ReferralTestSite.act(receiver, link, "lecture", "");
        var next = place(mail());
        var onward = ReferralTestSite.draft(
                receiver,
                "/orientations/nouvelle?lieu=" + next.code() + "&suite=" + link.substring(link.lastIndexOf('/') + 1),
                Map.of("name", name, "words", "Pour le second lieu seul"));
        assertThat(mine(old.code())).as("a draft does not take over").contains(first.name());
        ReferralTestSite.send(receiver, onward);
        assertThat(mine(old.code()))
                .contains(
                        first.name() + " ne s’occupe plus de votre demande",
                        next.name(),
                        "05 46 07 22 33",
                        "Votre demande est envoyée");
        assertThat(sheet(desk, follow))
                .contains(next.name(), "05 46 07 22 33")
                .as("the first desk reads nothing that was added since")
                .doesNotContain("Pour le second lieu seul");
        var herself = visitor();
        herself.post(
                "/orientations/retrait",
                Map.of("_csrf", herself.token("/orientations/code?code=" + old.code()), "code", old.code()));
        assertThat(mine(old.code())).contains("Votre demande est retirée");
        assertThat(drafts(name)).as("the person's data at either place").isZero();
    }

    @Test
    void aPlaceThatReadsNoMailIsNotSaidToKnow() throws Exception {
        var desk = visitor();
        var follow = ReferralTestSite.draft(desk, place(""), Map.of());
        ReferralTestSite.send(desk, follow);
        assertThat(spaced(desk.get(follow).body()))
                .contains("Appelez-le : sinon, il ne saura rien", "Ce lieu ne lit pas de courriel : appelez-le")
                .doesNotContain("lieu est prévenu", "Nous avons envoyé un courriel", "Un courriel prévient");
        assertThat(sheet(desk, follow)).contains("Appelez-le vous-même");
    }

    /// A forwarding and an answer at the first place run concurrently: the database refuses neither.
    @Test
    void whoSendsOnAndWhoAnswersInOneMomentDoNotBlockEachOther() throws Exception {
        var mail = mail();
        var desk = visitor();
        ReferralTestSite.send(desk, ReferralTestSite.draft(desk, place(mail), Map.of("name", "Mme Ensemble")));
        var before = last().id();
        var secret = ReferralTestSite.link(this, mail).replaceAll(".*/", "");
        var onward = ReferralTestSite.draft(
                desk,
                "/orientations/nouvelle?lieu=" + place(mail()).code() + "&suite=" + secret,
                Map.of("name", "Mme Ensemble"));
        var after = last().id();
        var sending = new CompletableFuture<Referrals.ReferralDraftResult>();
        var moved = new TransactionTemplate(transactions).execute(_ -> {
            sql.sql("select 1 from referrals_referral where id = :id for update")
                    .param("id", before)
                    .query(Integer.class)
                    .single();
            sending.completeAsync(() -> referrals.send(
                    after,
                    EnumSet.of(SharedPersonField.NAME, SharedPersonField.NEED),
                    "voice",
                    Optional.empty(),
                    onward.replaceAll(".*/", "")));
            waitForOneThatWaits();
            return referrals.move(
                    before,
                    ReferralHistoryStep.of(
                            ReferralStep.ACCEPTED,
                            clock.instant(),
                            ReferralStep.ReferralStepAuthor.COORDINATION,
                            Optional.empty()));
        });
        assertThat(moved).isInstanceOf(Referrals.ReferralStepResult.ReferralStepRecorded.class);
        assertThat(sending.get(60, TimeUnit.SECONDS)).isEqualTo(new Referrals.ReferralDraftResult.ReferralSent(after));
        assertThat(referralReader.find(before).orElseThrow().referral().state()).isEqualTo(ReferralState.HANDED_ON);
    }

    private void waitForOneThatWaits() {
        for (var tries = 0; tries < 600; tries++) {
            var waiting = sql.sql("""
                            select count(*) from pg_stat_activity
                            where datname = current_database() and wait_event_type = 'Lock'""").query(Integer.class).single();
            if (waiting > 0) return;
            java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
        }
        throw new AssertionError("no session waits");
    }
}
