package org.tousaidants.label.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.tousaidants.label.recognition.HelperLabels.LabelRequestEligibility;
import org.tousaidants.label.recognition.LabelCase.LabelState;
import org.tousaidants.platform.db.FailingRow;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.rules.archive.RulesFolder;
import org.tousaidants.rules.judging.DossierJudge;
import org.tousaidants.rules.judging.LabelVerdict;
import org.tousaidants.rules.judging.RequirementsToRenew;

/// Tests the last days of a label: each end or expiry is notified once, however often the job runs, and an
/// uncorrected case is proposed to the committee.
class LabelDaysTest extends RecognitionTestSite {
    @Autowired
    private ApplicationEventPublisher events;

    @Test
    void eachReminderIsSentOnceHoweverOftenTheRoundIsMade() throws Exception {
        var soon = ending(today().plusDays(25));
        var ended = ending(today().minusDays(3));
        var lapsed = ending(today().minusDays(61));
        var far = recognised(member(), member());
        try (var executor = Executors.newFixedThreadPool(3)) {
            executor.invokeAll(IntStream.range(0, 3)
                    .mapToObj(i -> (Callable<Boolean>) () -> {
                        job("recognition.labels");
                        return true;
                    })
                    .toList());
        }
        job("recognition.labels");
        assertThat(mailed(soon)).containsExactly("Votre label prend bientôt fin");
        assertThat(mailed(ended)).containsExactly("Votre label a pris fin");
        assertThat(mailed(lapsed)).containsExactly("Votre label a pris fin sans renouvellement");
        assertThat(acts(soon)).endsWith(LabelCaseStep.LabelAct.REMINDED);
        assertThat(acts(ended)).endsWith(LabelCaseStep.LabelAct.ENDED);
        assertThat(told(ended).state()).isEqualTo(LabelState.GRACE);
        assertThat(labels.mine(ended).possible()).isEqualTo(new LabelRequestEligibility.LabelRequestAllowed(true));
        assertThat(acts(lapsed)).endsWith(LabelCaseStep.LabelAct.LAPSED);
        assertThat(labels.mine(lapsed).possible()).isEqualTo(new LabelRequestEligibility.LabelRequestAllowed(false));
        assertThat(acts(far)).containsExactly(LabelCaseStep.LabelAct.ASKED, LabelCaseStep.LabelAct.RECOGNISED);
    }

    @Test
    void oneLabelThatCannotBeWrittenStopsNoOther() {
        var broken = ending(today().plusDays(25));
        var others = List.of(ending(today().plusDays(25)), ending(today().plusDays(24)));
        var row = "new.life = '" + life(broken).id() + "'";
        try (var _ = FailingRow.in(sql, "recognition_step", "insert", row)) {
            assertThat(jobs.run("recognition.labels")).hasSize(1);
        }
        assertThat(mailed(broken)).isEmpty();
        others.forEach(other -> assertThat(mailed(other)).containsExactly("Votre label prend bientôt fin"));
        // The letter is not lost either: tried again later, it is sent once.
        clock.advance(Duration.ofMinutes(2));
        job("recognition.labels");
        job("recognition.labels");
        assertThat(mailed(broken)).containsExactly("Votre label prend bientôt fin");
        others.forEach(other -> assertThat(mailed(other)).hasSize(1));
    }

    @Test
    void ofSeveralMilestonesThatPassedTheLastIsTold() {
        var label = now().protocol().helpers();
        var until = LocalDate.of(2029, 3, 1);
        assertThat(LabelExpiryMilestone.due(until, until.minusDays(91), label, List.of()))
                .isEmpty();
        assertThat(LabelExpiryMilestone.due(until, until.minusDays(90), label, List.of()))
                .contains(new LabelExpiryMilestone(LabelExpiryMilestone.MilestoneKind.REMINDED, 90));
        assertThat(LabelExpiryMilestone.due(until, until.minusDays(5), label, List.of()))
                .contains(new LabelExpiryMilestone(LabelExpiryMilestone.MilestoneKind.REMINDED, 7));
        assertThat(LabelExpiryMilestone.due(until, until.minusDays(20), label, List.of("REMINDED 7")))
                .as("a clock that went back")
                .isEmpty();
        assertThat(LabelExpiryMilestone.due(until, until, label, List.of("REMINDED 7")))
                .isEmpty();
        assertThat(LabelExpiryMilestone.due(until, until.plusDays(1), label, List.of("REMINDED 7")))
                .contains(new LabelExpiryMilestone(LabelExpiryMilestone.MilestoneKind.ENDED, -1));
        assertThat(LabelExpiryMilestone.due(until, until.plusDays(60), label, List.of("ENDED -1")))
                .isEmpty();
        assertThat(LabelExpiryMilestone.due(until, until.plusDays(61), label, List.of("ENDED -1")))
                .contains(new LabelExpiryMilestone(LabelExpiryMilestone.MilestoneKind.LAPSED, -61));
    }

    @Test
    void aCommitmentTakenBackIsToldOnceAndTakesNothing() {
        var helper = recognised(member(), member());
        var file = dossiers.ofAccount(helper.id()).orElseThrow().helper();
        // The verdict includes every change of the file, also one that another person made.
        takenBack(file, "CH-01");
        job("recognition.labels");
        job("recognition.labels");
        assertThat(mailed(helper)).endsWith("Votre label : éléments à mettre à jour pour le garder");
        assertThat(acts(helper))
                .containsExactly(
                        LabelCaseStep.LabelAct.ASKED, LabelCaseStep.LabelAct.RECOGNISED, LabelCaseStep.LabelAct.WARNED);
        assertThat(told(helper).state()).isEqualTo(LabelState.VALID);
        // A requirement without a date of its own has a deadline too.
        sql.sql("update notices_notice set told_at = told_at - interval '61 days' where subject = :life")
                .param("life", life(helper).id())
                .update();
        job("recognition.labels");
        job("recognition.labels");
        assertThat(told(helper).open())
                .singleElement()
                .satisfies(one -> assertThat(one.act()).isEqualTo(CommitteeProposal.ProposalAct.SUSPEND));
    }

    @Test
    void theDayByWhichToComplyStaysTheOneThatTheLetterSaid() {
        var helper = recognised(member(), member());
        var file = dossiers.ofAccount(helper.id()).orElseThrow().helper();
        takenBack(file, "CH-01");
        job("recognition.labels");
        var said = verdict(helper, today()).date();
        assertThat(said).contains(today().plusDays(60));
        assertThat(verdict(helper, today().plusDays(1)).date()).isEqualTo(said);
        assertThat(verdict(helper, today().plusDays(60)).date()).isEqualTo(said);
        assertThat(verdict(helper, today().plusDays(60)).standing()).isEqualTo(LabelVerdict.VerdictState.IN_GRACE);
        assertThat(verdict(helper, today().plusDays(61)).standing()).isEqualTo(LabelVerdict.VerdictState.LAPSED);
        assertThat(signedIn(accounts.find(helper.id()).orElseThrow())
                        .get("/mon-dossier")
                        .body())
                .contains("Vous avez jusqu’au");
    }

    private LabelVerdict verdict(SignedInPerson helper, LocalDate on) {
        var file = dossiers.ofAccount(helper.id()).orElseThrow();
        return ((DossierJudge.DossierJudged) now().judge().judge(file.dossier(), on)).verdict();
    }

    @Test
    void allThatIsMissingIsToldInOneLetterAndWhatMoreGoesMissingInOneMore() {
        var helper = recognised(member(), member());
        var file = dossiers.ofAccount(helper.id()).orElseThrow().helper();
        takenBack(file, "CH-01");
        var old = today().minusMonths(36).minusDays(10);
        levelsOf(helper, old);
        job("recognition.labels");
        job("recognition.labels");
        var subject = "Votre label : éléments à mettre à jour pour le garder";
        assertThat(mailed(helper)).filteredOn(subject::equals).hasSize(1);
        assertThat(body(helper, subject))
                .contains(
                        "- La charte",
                        "- Les compétences numériques",
                        "Voici tout ce qui manque",
                        "au plus tard le",
                        "Où :");
        // One of two is corrected, which sends nothing; a third one is missing later, which sends a letter
        // with the full list.
        takenBack(file, "CH-02");
        job("recognition.labels");
        assertThat(mailed(helper)).filteredOn(subject::equals).hasSize(1);
        levelsOf(helper, today());
        job("recognition.labels");
        assertThat(mailed(helper)).filteredOn(subject::equals).hasSize(1);
    }

    @Test
    void whomTheLetterAboutNewRulesToldIsNotToldAgain() {
        var helper = recognised(member(), member());
        var file = dossiers.ofAccount(helper.id()).orElseThrow().helper();
        takenBack(file, "CH-01");
        var verdict = ((DossierJudge.DossierJudged) now().judge()
                        .judge(dossiers.ofAccount(helper.id()).orElseThrow().dossier(), today()))
                .verdict();
        transaction.executeWithoutResult(_ ->
                events.publishEvent(new NewRulesAnnouncedToHelper(file, now().version(), today(), verdict.lacking())));
        assertThat(acts(helper)).endsWith(LabelCaseStep.LabelAct.WARNED);
        job("recognition.labels");
        assertThat(mailed(helper)).doesNotContain("Votre label : éléments à mettre à jour pour le garder");
        // A second missing requirement is notified together with the first.
        levelsOf(helper, today().minusMonths(36).minusDays(10));
        job("recognition.labels");
        job("recognition.labels");
        assertThat(mailed(helper))
                .filteredOn("Votre label : éléments à mettre à jour pour le garder"::equals)
                .hasSize(1);
        assertThat(body(helper, "Votre label : éléments à mettre à jour pour le garder"))
                .contains("- La charte", "- Les compétences numériques");
    }

    @Test
    void whatExpiresInsideALabelIsSaidAtTheDeskAndToldAgainWhenItExpiresAgain() {
        var helper = recognised(member(), member());
        assertThat(todo(helper)).isEmpty();
        var old = today().minusMonths(36).minusDays(10);
        levelsOf(helper, old);
        job("recognition.labels");
        job("recognition.labels");
        assertThat(acts(helper))
                .containsExactly(
                        LabelCaseStep.LabelAct.ASKED, LabelCaseStep.LabelAct.RECOGNISED, LabelCaseStep.LabelAct.WARNED);
        assertThat(todo(helper).orElseThrow().by()).contains(old.plusMonths(36).plusDays(60));
        assertThat(signedIn(coordinator()).get("/bureau/label").body())
                .contains("href=\"/bureau/protocole/renouvellements\"");
        levelsOf(helper, today());
        job("recognition.labels");
        assertThat(todo(helper)).isEmpty();
        levelsOf(helper, old);
        job("recognition.labels");
        assertThat(acts(helper))
                .containsExactly(
                        LabelCaseStep.LabelAct.ASKED,
                        LabelCaseStep.LabelAct.RECOGNISED,
                        LabelCaseStep.LabelAct.WARNED,
                        LabelCaseStep.LabelAct.WARNED);
        assertThat(told(helper).life().term().orElseThrow().until()).isEqualTo(today().plusMonths(36));
    }

    @Test
    void whatStayedUndoneIsPutToTheCommitteeWhichAloneSuspends() {
        var first = member();
        var second = member();
        var helper = recognised(first, second);
        // The levels are three years and seventy days old.
        levelsOf(helper, today().minusMonths(36).minusDays(70));
        job("recognition.labels");
        job("recognition.labels");
        assertThat(told(helper).open()).singleElement().satisfies(one -> {
            assertThat(one.act()).isEqualTo(CommitteeProposal.ProposalAct.SUSPEND);
            assertThat(one.by()).isEmpty();
        });
        assertThat(verified(helper)).contains("Label valable aujourd’hui");
        assertThat(mailed(first)).last().isEqualTo("Comité : une suspension de label est proposée");
        var suspension = told(helper).open().getFirst().id();
        sign(first, suspension, true);
        assertThat(sign(second, suspension, true)).isEqualTo(decided("granted"));
        assertThat(verified(helper)).contains("Label suspendu pour le moment");
        assertThat(mailed(helper))
                .endsWith("La suspension de votre label est proposée au comité", "Votre label est suspendu");
    }

    @Test
    void whatIsRenewedKeepsItsNumber() {
        var helper = ending(today().plusDays(20));
        var code = life(helper).term().orElseThrow().code();
        assertThat(labels.mine(helper).possible()).isEqualTo(new LabelRequestEligibility.LabelRequestAllowed(true));
        var proposal = asked(helper);
        sign(member(), proposal, true);
        assertThat(sign(member(), proposal, true)).isEqualTo(decided("granted"));
        var term = life(helper).term().orElseThrow();
        assertThat(term.code()).isEqualTo(code);
        assertThat(term.until()).isEqualTo(today().plusMonths(36));
        assertThat(acts(helper)).endsWith(LabelCaseStep.LabelAct.ASKED, LabelCaseStep.LabelAct.RENEWED);
        assertThat(visitor().get("/verifier/" + code).body()).contains("Label valable aujourd’hui");
    }

    @Test
    void whoIsRecognisedByALighterRuleSaysItToAnybodyWhoVerifies() {
        var helper = recognised(member(), member());
        assertThat(verified(helper)).doesNotContain("Exigence plus légère");
        levelsOf(helper, today().minusMonths(37));
        var files = new TreeMap<>(
                RulesFolder.shipped("charente-maritime").orElseThrow().files());
        var shipped = files.get("protocole.yaml");
        files.put("protocole.yaml", shipped.replaceFirst("version: 1.0.0", "version: 1.3.0"));
        var last = now().protocol().identity().inForce().plusMonths(6);
        files.put("label-aidants.yaml", """
                pourquoi: Sur les îles, personne ne fait passer Pix.
                source: Essai.
                dispenses:
                  - id: iles
                    exigence: competences-declarees
                    profils: [proche]
                    pourquoi: Aucune formatrice avant l’été.
                    jusqu-au: %s
                    approuve-par: l’assemblée du 24 novembre
                """.formatted(last));
        try {
            rules.publish(new RulesFolder("essai", files, List.of()));
            assertThat(verified(helper))
                    .contains(
                            "Label valable aujourd’hui",
                            "Exigence plus légère",
                            "Aucune formatrice avant l’été. Décidé par l’assemblée du 24 novembre, jusqu’au")
                    .contains("" + last.getYear());
        } finally {
            files.remove("label-aidants.yaml");
            files.put("protocole.yaml", shipped.replaceFirst("version: 1.0.0", "version: 1.3.1"));
            rules.publish(new RulesFolder("essai", files, List.of()));
        }
        // The base holds again at once: the line is gone, and what is missing is said.
        assertThat(verified(helper)).doesNotContain("Exigence plus légère");
    }

    private void takenBack(UUID file, String commitment) {
        sql.sql("""
                insert into helpers_signature (network, helper, commitment, hash, taken, word, protocol, recorded_at)
                select network, helper, commitment, hash, false, '', protocol, now() from helpers_signature
                where helper = :helper and commitment = :commitment limit 1""").param("helper", file).param("commitment", commitment).update();
    }

    private void levelsOf(SignedInPerson helper, LocalDate since) {
        sql.sql("""
                insert into helpers_level (network, helper, competence, level, evidence, since, actor, recorded_at)
                select distinct on (competence) network, helper, competence, level, evidence, :since, actor as by, :now::timestamptz
                from helpers_level where helper = :helper""")
                .param("helper", dossiers.ofAccount(helper.id()).orElseThrow().helper())
                .param("since", since)
                .param("now", clock.instant().toString())
                .update();
    }

    private String body(SignedInPerson to, String subject) {
        return sql.sql(
                        "select id, body from mail_letter where recipient = :to and subject = :subject order by posted_at desc limit 1")
                .param("to", to.mail())
                // Subjects are stored with a no-break space before the colon.
                .param("subject", subject.replace(" :", "\u00a0:"))
                .query((row, n) -> unsealed(row.getObject("id", UUID.class), row.getString("body")))
                .single();
    }

    /// The requirements to complete, as the coordinator sees them.
    private Optional<RequirementsToRenew> todo(SignedInPerson helper) {
        var id = life(helper).id();
        for (var page = 1; ; page++) {
            var slice = desk.desk(nadia(), new CommitteeCaseLists.ListPageNumbers(1, 1, page))
                    .orElseThrow()
                    .lives();
            for (var one : slice.lines()) if (one.life().id().equals(id)) return one.todo();
            assertThat(page).isLessThan(slice.paging().last());
        }
    }
}
