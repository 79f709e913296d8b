package org.tousaidants.support.activitylog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.platform.web.Visitor;
import org.tousaidants.support.activitylog.HelpActivity.ActivityDetails;
import org.tousaidants.support.activitylog.HelpActivity.ActivityKind;
import org.tousaidants.support.activitylog.HelpActivity.ActivityNextStep;
import org.tousaidants.support.activitylog.HelpActivity.ActivityOutcome;
import org.tousaidants.support.activitylog.HelpActivity.ActivitySetting;
import org.tousaidants.support.activitylog.HelpActivity.DeviceUsedInActivity;
import org.tousaidants.support.activitylog.HelpActivity.HelpMode;

class HelpActivitiesTest extends RunningSite {
    @Autowired
    private HelpActivities acts;

    private ActivityDetails what(Instant at) {
        return new ActivityDetails(
                ActivityKind.INDIVIDUAL,
                at,
                List.of("argent_impots"),
                Optional.of("impots_declaration"),
                Optional.of(HelpMode.WITH),
                30,
                1,
                new HelpActivity.ActivityPlace(ActivitySetting.PLACE, Optional.empty()),
                Set.of(DeviceUsedInActivity.COMPUTER),
                new HelpActivity.ActivityResult(
                        Optional.of(ActivityOutcome.SOLVED), Optional.empty(), Optional.of(ActivityNextStep.NOTHING)));
    }

    @Test
    void anActSentTwiceIsOneAct() {
        var helper = actor(person(Role.HELPER));
        var id = UUID.randomUUID();
        assertThat(acts.log(helper, id, what(clock.instant()), Optional.empty()))
                .isEqualTo(new HelpActivities.ActivityLoggingResult.ActivityLogged(id, false));
        assertThat(acts.log(helper, id, what(clock.instant()), Optional.empty()))
                .isEqualTo(new HelpActivities.ActivityLoggingResult.ActivityLogged(id, true));
        assertThat(acts.latest(helper, 10)).hasSize(1);
    }

    @Test
    void sentByManyTabsAtOnceItIsStillOne() throws Exception {
        var helper = actor(person(Role.HELPER));
        var id = UUID.randomUUID();
        var at = clock.instant();
        Callable<HelpActivities.ActivityLoggingResult> sending = () -> acts.log(helper, id, what(at), Optional.empty());
        try (var tabs = Executors.newFixedThreadPool(8)) {
            var answers = tabs.invokeAll(java.util.Collections.nCopies(24, sending));
            var fresh = 0;
            for (var answer : answers)
                if (answer.get() instanceof HelpActivities.ActivityLoggingResult.ActivityLogged(var _, var again)
                        && !again) fresh++;
            assertThat(fresh).isEqualTo(1);
        }
        assertThat(acts.latest(helper, 10)).hasSize(1);
    }

    @Test
    void besideOthersAnActThatTheDatabaseRefusesCostsNobodyElseHers() throws Exception {
        var helper = actor(person(Role.HELPER));
        var fine = what(clock.instant());
        var refused = new ActivityDetails(
                fine.kind(),
                fine.at(),
                fine.themes(),
                fine.procedure(),
                fine.mode(),
                0,
                1,
                fine.where(),
                fine.gear(),
                fine.result());
        try (var many = Executors.newVirtualThreadPerTaskExecutor()) {
            var sent = new java.util.ArrayList<java.util.concurrent.Future<HelpActivities.ActivityLoggingResult>>();
            for (var n = 0; n < 60; n++) {
                var what = n % 20 == 7 ? refused : fine;
                sent.add(many.submit(() -> acts.log(helper, UUID.randomUUID(), what, Optional.empty())));
            }
            var kept = 0;
            for (var one : sent)
                try {
                    if (one.get() instanceof HelpActivities.ActivityLoggingResult.ActivityLogged) kept++;
                } catch (java.util.concurrent.ExecutionException hers) {
                    assertThat(hers.getCause()).isInstanceOf(org.springframework.dao.DataAccessException.class);
                }
            assertThat(kept).isEqualTo(57);
        }
        assertThat(acts.latest(helper, 100)).hasSize(57);
    }

    @Test
    void anotherHelpersIdIsRefusedAndHerActStaysUnseen() {
        var one = actor(person(Role.HELPER));
        var other = actor(person(Role.HELPER));
        var id = UUID.randomUUID();
        acts.log(one, id, what(clock.instant()), Optional.empty());
        assertThat(acts.log(other, id, what(clock.instant()), Optional.empty()))
                .isInstanceOf(HelpActivities.ActivityLoggingResult.ActivityIdOfOtherHelper.class);
        assertThat(acts.find(other, id)).isEmpty();
        assertThat(acts.undo(other, id)).isEqualTo(HelpActivities.ActivityChangeResult.NOT_FOUND);
    }

    @Test
    void aTelephoneWhoseClockIsWrongIsSetRight() {
        var helper = actor(person(Role.HELPER));
        var id = UUID.randomUUID();
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var theirNow = now.plus(Duration.ofDays(400));
        acts.log(helper, id, what(theirNow.minus(Duration.ofHours(2))), Optional.of(theirNow));
        assertThat(acts.find(helper, id).orElseThrow().what().at())
                .isBetween(now.minus(Duration.ofMinutes(121)), now.minus(Duration.ofMinutes(119)));
    }

    @Test
    void takenBackWithinTheDayItIsGoneAndASecondSendingDoesNotBringItBack() {
        var helper = actor(person(Role.HELPER));
        var id = UUID.randomUUID();
        acts.log(helper, id, what(clock.instant()), Optional.empty());
        assertThat(acts.undo(helper, id)).isEqualTo(HelpActivities.ActivityChangeResult.DONE);
        assertThat(acts.latest(helper, 10)).isEmpty();
        assertThat(acts.log(helper, id, what(clock.instant()), Optional.empty()))
                .isInstanceOf(HelpActivities.ActivityLoggingResult.ActivityAlreadyWithdrawn.class);
        assertThat(acts.latest(helper, 10)).isEmpty();
    }

    @Test
    void afterADayACorrectionIsAnotherRowAndTheFirstStaysToBeRead() {
        var helper = actor(person(Role.HELPER));
        var id = UUID.randomUUID();
        acts.log(helper, id, what(clock.instant()), Optional.empty());
        clock.advance(Duration.ofHours(25));
        assertThat(acts.undo(helper, id)).isEqualTo(HelpActivities.ActivityChangeResult.TOO_LATE);
        var fresh = UUID.randomUUID();
        assertThat(acts.correct(helper, id, fresh, what(clock.instant()), false))
                .isEqualTo(HelpActivities.ActivityChangeResult.DONE);
        assertThat(acts.correct(helper, id, fresh, what(clock.instant()), false))
                .as("sent twice")
                .isEqualTo(HelpActivities.ActivityChangeResult.DONE);
        assertThat(acts.correct(helper, id, UUID.randomUUID(), what(clock.instant()), false))
                .as("from another tab, an act corrected already")
                .isEqualTo(HelpActivities.ActivityChangeResult.NOT_FOUND);
        assertThat(acts.latest(helper, 10)).extracting(HelpActivity::id).containsExactly(fresh);
        assertThat(acts.history(helper, fresh)).extracting(HelpActivity::id).containsExactly(id, fresh);
        assertThat(acts.correct(helper, fresh, UUID.randomUUID(), what(clock.instant()), true))
                .isEqualTo(HelpActivities.ActivityChangeResult.DONE);
        assertThat(acts.latest(helper, 10)).isEmpty();
    }

    @Test
    void theFormLogsWithThreeTicksAndShowsWhatIsMissing() {
        var visitor = signedIn(person(Role.HELPER));
        var page = visitor.get("/actes").body();
        var form = new HashMap<>(Map.of(
                "_csrf", Visitor.tokenIn(page),
                "id", UUID.randomUUID().toString(),
                "theme", "email",
                "duree", "15",
                "tetes", "1"));
        var refused = visitor.post("/actes", form);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("avec la personne, à sa place, ou la personne seule");
        form.put("mode", "alone");
        var logged = visitor.post("/actes", form);
        assertThat(logged.statusCode()).isEqualTo(303);
        assertThat(visitor.get(logged.headers().firstValue("Location").orElseThrow())
                        .body())
                .contains("C’est noté")
                .contains("Courriel · La personne fait seule");
    }

    @Test
    void aWorkshopIsAHeadCountWithoutMode() {
        var visitor = signedIn(person(Role.HELPER));
        var form = Map.of(
                "_csrf", visitor.token("/actes"),
                "id", UUID.randomUUID().toString(),
                "theme", "securite_numerique",
                "duree", "120",
                "tetes", "12");
        var logged = visitor.post("/actes", form);
        assertThat(visitor.get(logged.headers().firstValue("Location").orElseThrow())
                        .body())
                .contains("atelier de 12 personnes");
    }

    @Test
    void whatIsNoneOfOurListsIsRefusedAndHtmlIsNotShown() {
        var visitor = signedIn(person(Role.HELPER));
        var form = Map.of(
                "_csrf", visitor.token("/actes"),
                "id", UUID.randomUUID().toString(),
                "theme", "<script>alert(1)</script>",
                "demarche", "x".repeat(10_000),
                "duree", "-3",
                "mode", "with",
                "jour", "2999-01-01",
                "tetes", "0");
        var refused = visitor.post("/actes", form);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).doesNotContain("<script>alert");
    }

    @Test
    void nobodyWithoutAnAccountSeesOrSends() {
        assertThat(visitor().get("/actes").statusCode()).isEqualTo(303);
        assertThat(visitor().get("/actes/poche/jeton").body())
                .isEqualTo("{\"who\":\"\",\"token\":\"\",\"place\":\"\"}");
        assertThat(visitor().post("/actes/poche/envois", Map.of("id", "x")).statusCode())
                .isEqualTo(403);
        assertThat(visitor().get("/actes/poche").statusCode()).isEqualTo(200);
    }

    /// Random acts, exported and imported for another helper: the same acts except for fields
    /// that the diary lacks.
    @Test
    void whatLeavesInTheFormOfTheNationalDiaryComesBackTheSame() throws Exception {
        var random = new Random(20261128);
        var helper = actor(person(Role.HELPER));
        for (var n = 0; n < 60; n++) acts.log(helper, UUID.randomUUID(), any(random), Optional.empty());
        var mine = acts.since(helper, Instant.EPOCH, 1000);
        var file = Files.createTempFile("diary", ".csv");
        Files.write(file, NationalActivityLogFile.write(mine, Map.of()).bytes());
        var read = (NationalActivityLogFile.LogFileParseResult.ParsedLogFile)
                NationalActivityLogFile.read(file, clock.instant().plus(Duration.ofDays(1)));
        assertThat(read.faults()).isEmpty();
        assertThat(read.acts()).hasSize(60);
        for (var brought : read.acts()) {
            var act = acts.find(helper, brought.id()).orElseThrow().what();
            assertThat(brought.what().themes()).containsExactlyInAnyOrderElementsOf(act.themes());
            assertThat(brought.what())
                    .usingRecursiveComparison()
                    .ignoringFields("at", "themes", "place", "result", "gear")
                    .isEqualTo(act);
            assertThat(brought.what().gear()).isEqualTo(Set.copyOf(act.gear()));
        }
        assertThat(acts.bring(helper, read.acts())).as("known already").isZero();
        Files.delete(file);
    }

    private ActivityDetails any(Random random) {
        var themes = NationalActivityLogTerms.themes();
        var heads = random.nextInt(4) == 0 ? 2 + random.nextInt(12) : 1;
        var theme = themes.get(random.nextInt(themes.size())).code();
        var other = themes.get(random.nextInt(themes.size())).code();
        return new ActivityDetails(
                heads > 1 ? ActivityKind.WORKSHOP : ActivityKind.INDIVIDUAL,
                clock.instant().minus(Duration.ofHours(random.nextInt(2000))),
                theme.equals(other) ? List.of(theme) : List.of(theme, other),
                random.nextBoolean()
                        ? Optional.of(NationalActivityLogTerms.procedures().get(random.nextInt(20)))
                        : Optional.empty(),
                heads > 1 ? Optional.empty() : Optional.of(HelpMode.values()[random.nextInt(3)]),
                1 + random.nextInt(300),
                heads,
                new HelpActivity.ActivityPlace(ActivitySetting.values()[random.nextInt(4)], Optional.empty()),
                random.nextBoolean() ? Set.of(DeviceUsedInActivity.PHONE, DeviceUsedInActivity.TABLET) : Set.of(),
                new HelpActivity.ActivityResult(
                        Optional.empty(),
                        Optional.empty(),
                        random.nextBoolean() ? Optional.of(ActivityNextStep.REFERRAL) : Optional.empty()));
    }

    @Test
    void aFileOfTheDiaryWithItsPreambleIsReadAndItsPeopleAreNot() throws Exception {
        var file = Files.createTempFile("coop", ".csv");
        Files.writeString(file, """
                Export généré par;Camille Martin;;;;;;;;
                Le;28/11/2026;;;;;;;;
                Date;Enregistré le;Type;Participants;Bénéficiaire;Canaux d’accompagnement;Durée (min);Thématique(s) d’accompagnement;Notes supplémentaires;ID CRA
                03/11/2026;03/11/2026 à 10:00;Atelier collectif;1/2;Jeanne Secret;À distance;90;"E-mail
                Santé";elle est malade;66a0f7d2a6c5b2f6a1e0c9aa
                03/11/2026;03/11/2026 à 10:00;Atelier collectif;2/2;Paul Secret;À distance;90;"E-mail
                Santé";;66a0f7d2a6c5b2f6a1e0c9aa
                31/02/2026;;Accompagnement individuel;1;X;Autre lieu;30;Logement;;b
                """, StandardCharsets.UTF_8);
        var read = (NationalActivityLogFile.LogFileParseResult.ParsedLogFile)
                NationalActivityLogFile.read(file, Instant.parse("2026-11-28T12:00:00Z"));
        assertThat(read.acts()).hasSize(1);
        var what = read.acts().getFirst().what();
        assertThat(what.kind()).isEqualTo(ActivityKind.WORKSHOP);
        assertThat(what.heads()).isEqualTo(2);
        assertThat(what.spot()).isEqualTo(ActivitySetting.REMOTE);
        assertThat(what.themes()).containsExactly("email", "sante");
        assertThat(read.acts().toString()).doesNotContain("Secret", "malade");
        assertThat(read.faults()).containsExactly(new NationalActivityLogFile.LogRowError(6, "acts.import.fault.day"));
        Files.delete(file);
    }
}
