package org.tousaidants.label.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.label.recognition.CommitteeDecisions.CommitteeVoteResult;
import org.tousaidants.label.recognition.CommitteeProposals.ProposalSubmissionResult;
import org.tousaidants.label.recognition.HelperLabels.LabelRequestEligibility;
import org.tousaidants.label.recognition.LabelCase.LabelState;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.identity.TestClock;

/// Tests refusals, suspensions and withdrawals, by the committee or in an emergency by one person: other
/// members judge the appeal.
class SuspensionsAndAppealsTest extends RecognitionTestSite {
    @org.springframework.beans.factory.annotation.Autowired
    org.tousaidants.label.complaints.LabelComplaints complaints;

    @Test
    void aRefusalSaysWhyAndOthersJudgeTheAppeal() {
        var first = member();
        var second = member();
        var helper = complete();
        var refused = asked(helper);
        sign(first, refused, false);
        sign(member(), refused, true);
        assertThat(sign(second, refused, false)).isEqualTo(decided("refused"));
        assertThat(told(helper).state()).isEqualTo(LabelState.NEVER);
        assertThat(mailed(helper)).last().isEqualTo("La décision du comité sur votre demande de label");
        assertThat(labels.appeal(actor(person(Role.HELPER)), refused, "Moi aussi"))
                .isEqualTo(new LabelAppealResult.DecisionToAppealNotFound());
        assertThat(labels.appeal(helper, refused, "Il y a une erreur."))
                .isEqualTo(new LabelAppealResult.AppealSubmitted());
        assertThat(labels.appeal(helper, refused, "Encore")).isEqualTo(new LabelAppealResult.DecisionAlreadyAppealed());
        var appeal = told(helper).open().getFirst().id();
        assertThat(sign(first, appeal, false)).isEqualTo(new CommitteeVoteResult.VoterOfAppealedDecision());
        sign(member(), appeal, true);
        assertThat(sign(member(), appeal, true)).isEqualTo(decided("granted"));
        assertThat(told(helper).state()).isEqualTo(LabelState.VALID);
        assertThat(acts(helper))
                .containsExactly(
                        LabelCaseStep.LabelAct.ASKED,
                        LabelCaseStep.LabelAct.REFUSED,
                        LabelCaseStep.LabelAct.APPEALED,
                        LabelCaseStep.LabelAct.OVERTURNED,
                        LabelCaseStep.LabelAct.RECOGNISED);
        assertThat(verified(helper)).contains("Label valable aujourd’hui");
    }

    @Test
    void theCommitteeReadsTheComplaintAndIsWarnedWhenNoOtherJudgesRemainForAnAppeal() {
        var helper = complete();
        var asked = asked(helper);
        var others = committee.members().stream().map(Account::id).toList();
        var one = seated();
        seated();
        others.forEach(other -> committee.release(nadia(), other));
        try {
            var life = told(helper).life().id();
            assertThat(signedIn(one).get("/bureau/label/" + life).body())
                    .contains("aucun autre membre ne pourra juger un recours");
            seated();
            seated();
            assertThat(signedIn(one).get("/bureau/label/" + life).body()).doesNotContain("juger un recours");
            sign(actor(one), asked, true);
            sign(member(), asked, true);
            var code = told(helper).life().term().orElseThrow().code();
            complaints.receive(code, "Il a gardé mon mot de passe.");
            assertThat(signedIn(one).get("/bureau/label/" + life).body())
                    .contains("À lire avant de décider", "Il a gardé mon mot de passe.", "sans réponse à ce jour");
            assertThat(signedIn(person(Role.HELPER))
                            .get("/bureau/label/" + life)
                            .statusCode())
                    .isEqualTo(404);
        } finally {
            others.forEach(other -> committee.seat(nadia(), other));
        }
    }

    @Test
    void anAppealThatNobodyIsLeftToJudgeIsSaidToTheCoordinationAndToThePerson() {
        var helper = complete();
        var refused = asked(helper);
        var others = committee.members().stream().map(Account::id).toList();
        var one = member();
        var two = member();
        others.forEach(other -> committee.release(nadia(), other));
        try {
            sign(one, refused, false);
            assertThat(sign(two, refused, false)).isEqualTo(decided("refused"));
            assertThat(mailed(nadia())).doesNotContain("Il manque des membres au comité du label");
            assertThat(labels.appeal(helper, refused, "Il y a une erreur."))
                    .isEqualTo(new LabelAppealResult.AppealSubmitted());
            assertThat(mailed(nadia())).containsOnlyOnce("Il manque des membres au comité du label");
            assertThat(mailed(one)).doesNotContain("Comité : un recours sur un label à signer");
            var appeal = told(helper).open().getFirst();
            assertThat(sign(one, appeal.id(), true)).isEqualTo(new CommitteeVoteResult.VoterOfAppealedDecision());
            assertThat(signedIn(accounts.find(helper.id()).orElseThrow())
                            .get("/mon-dossier/label")
                            .body())
                    .contains("Trop peu de membres du comité peuvent signer");
            // The appeal continues when other members are appointed.
            sign(member(), appeal.id(), true);
            assertThat(sign(member(), appeal.id(), true)).isEqualTo(decided("granted"));
        } finally {
            others.forEach(other -> committee.seat(nadia(), other));
        }
    }

    private static final String MEDIATOR = "Médiation de Cozes";

    @org.springframework.beans.factory.annotation.Autowired
    AppealReferees referees;

    /// Announces a judge outside the network; the next acts come later.
    private void announce(AppealReferee.RefereeKind kind, String name, String address) {
        referees.announce(nadia(), kind, name, address);
        clock.advance(Duration.ofSeconds(1));
    }

    /// Makes a refusal of two members of a committee in which nobody else is left, without the appeal.
    private UUID refusedByAll(SignedInPerson helper, SignedInPerson one, SignedInPerson two) {
        var refused = asked(helper);
        sign(one, refused, false);
        assertThat(sign(two, refused, false)).isEqualTo(decided("refused"));
        return refused;
    }

    private void alone(BiConsumer<SignedInPerson, SignedInPerson> test) {
        var others = committee.members().stream().map(Account::id).toList();
        var one = member();
        var two = member();
        others.forEach(other -> committee.release(nadia(), other));
        try {
            test.accept(one, two);
        } finally {
            announce(AppealReferee.RefereeKind.NONE, "", "");
            others.forEach(other -> committee.seat(nadia(), other));
        }
    }

    @Test
    void withTooFewJudgesTheAppealGoesToTheMediatorWhomThePersonCouldReadBeforehand() {
        alone((one, two) -> {
            announce(AppealReferee.RefereeKind.MEDIATOR, MEDIATOR, "05 46 00 00 00");
            var helper = complete();
            var account = accounts.find(helper.id()).orElseThrow();
            var mine = signedIn(account);
            assertThat(mine.get("/mon-dossier/label").body())
                    .contains("Votre recours irait à", MEDIATOR, "05 46 00 00 00", "Annoncé depuis le");
            var refused = refusedByAll(helper, one, two);
            var form = "/mon-dossier/label/" + refused + "/recours";
            assertThat(mine.get(form).body()).contains("Votre recours irait à", MEDIATOR);
            labels.appeal(helper, refused, "Il y a une erreur.");
            assertThat(mailed(helper)).last().isEqualTo("Votre recours sur votre label est jugé ailleurs");
            assertThat(mailed(nadia()))
                    .contains("Un recours sur un label est à transmettre")
                    .doesNotContain("Il manque des membres au comité du label");
            assertThat(mine.get("/mon-dossier/label").body())
                    .contains("Il est transmis à", MEDIATOR)
                    .doesNotContain("Trop peu de membres du comité peuvent signer");
            assertThat(mine.get(form).body()).contains("Il est transmis à", MEDIATOR);
            var appeal = told(helper).open().getFirst().id();
            // Nobody of this network decides any more, and only the coordination records the answer.
            var late = member();
            assertThat(sign(late, appeal, true)).isEqualTo(new CommitteeVoteResult.AppealJudgedElsewhere());
            for (var stranger : List.of(helper, late))
                assertThat(decisions.answerFromElsewhere(stranger, appeal, true, "Oui"))
                        .isEqualTo(new CommitteeDecisions.ElsewhereAnswerResult.ReferredAppealNotFound());
            var desk = signedIn(coordinator());
            var here = "/bureau/label/" + life(helper).id();
            assertThat(desk.get(here).body()).contains("Ce recours est jugé ailleurs", MEDIATOR);
            var answer = here + "/propositions/" + appeal + "/reponse";
            assertThat(desk.post(answer, Map.of("_csrf", desk.token(here), "reponse-" + appeal, "yes"))
                            .statusCode())
                    .isEqualTo(422);
            assertThat(desk.post(
                                    answer,
                                    Map.of(
                                            "_csrf",
                                            desk.token(here),
                                            "reponse-" + appeal,
                                            "yes",
                                            "motif-" + appeal,
                                            "Le dossier était complet."))
                            .statusCode())
                    .isEqualTo(303);
            assertThat(told(helper).state()).isEqualTo(LabelState.VALID);
            assertThat(acts(helper))
                    .endsWith(
                            LabelCaseStep.LabelAct.APPEALED,
                            LabelCaseStep.LabelAct.OVERTURNED,
                            LabelCaseStep.LabelAct.RECOGNISED);
            assertThat(mine.get("/mon-dossier/label").body()).contains("Le dossier était complet.");
            assertThat(decisions.answerFromElsewhere(nadia(), appeal, false, "Non"))
                    .isEqualTo(new CommitteeDecisions.ElsewhereAnswerResult.ReferredAppealNotFound());
        });
    }

    @Test
    void nobodyChoosesTheJudgeOfAnAppealThatIsAlreadyMade() {
        alone((one, two) -> {
            var helper = complete();
            var mine = signedIn(accounts.find(helper.id()).orElseThrow());
            var refused = refusedByAll(helper, one, two);
            labels.appeal(helper, refused, "Il y a une erreur.");
            clock.advance(Duration.ofSeconds(1));
            announce(AppealReferee.RefereeKind.COMMITTEE, "Comité ami", "comite@example.org");
            job("recognition.appeals");
            var appeal = told(helper).open().getFirst();
            assertThat(told(helper).judge(appeal)).isEmpty();
            assertThat(mine.get("/mon-dossier/label").body())
                    .contains("Trop peu de membres du comité peuvent signer")
                    .doesNotContain("Il est transmis à");
            assertThat(mine.get("/mon-dossier/label/" + refused + "/recours").body())
                    .doesNotContain("Comité ami");
            assertThat(decisions.answerFromElsewhere(nadia(), appeal.id(), false, "Non"))
                    .isEqualTo(new CommitteeDecisions.ElsewhereAnswerResult.ReferredAppealNotFound());
            sign(member(), appeal.id(), true);
            assertThat(sign(member(), appeal.id(), true)).isEqualTo(decided("granted"));
            // A helper announces nobody.
            assertThat(referees.announce(helper, AppealReferee.RefereeKind.MEDIATOR, "Moi", "ici"))
                    .isFalse();
            assertThat(mine.post("/bureau/comite/recours", Map.of("_csrf", mine.token("/mon-dossier/label")))
                            .statusCode())
                    .isIn(403, 404);
        });
    }

    @Test
    void anAppealKeepsTheJudgeOfItsDayAndGoesThereWhenMembersLeaveAfterwards() {
        alone((one, two) -> {
            var three = member();
            var four = member();
            announce(AppealReferee.RefereeKind.COMMITTEE, "Comité de Royan", "Mairie de Royan");
            var helper = complete();
            var refused = refusedByAll(helper, one, two);
            labels.appeal(helper, refused, "Il y a une erreur.");
            var appeal = told(helper).open().getFirst();
            job("recognition.appeals");
            assertThat(told(helper).judge(appeal)).isEmpty();
            clock.advance(Duration.ofSeconds(1));
            announce(AppealReferee.RefereeKind.COMMITTEE, "Comité ami", "Mairie d’un ami");
            committee.release(nadia(), three.id());
            committee.release(nadia(), four.id());
            job("recognition.appeals");
            assertThat(told(helper).judge(appeal).map(AppealReferee::name)).contains("Comité de Royan");
            job("recognition.appeals");
            assertThat(mailed(helper)).containsOnlyOnce("Votre recours sur votre label est jugé ailleurs");
        });
    }

    @Test
    void suspendedForAllAtOnceAndRestoredOnAppeal() {
        var first = member();
        var second = member();
        var helper = recognised(first, second);
        var suspension = proposed(helper, CommitteeProposal.ProposalAct.SUSPEND, "Une plainte à examiner");
        assertThat(proposals.propose(nadia(), life(helper).id(), CommitteeProposal.ProposalAct.SUSPEND, "Encore"))
                .isEqualTo(new ProposalSubmissionResult.ProposalAlreadyOpen(
                        life(helper).id()));
        sign(first, suspension, true);
        assertThat(verified(helper)).contains("Label valable aujourd’hui");
        assertThat(sign(second, suspension, true)).isEqualTo(decided("granted"));
        assertThat(verified(helper)).contains("Label suspendu pour le moment").contains("suspendu");
        assertThat(labels.mine(helper).possible()).isEqualTo(new LabelRequestEligibility.LabelSuspended());
        labels.appeal(helper, suspension, "Cette plainte ne me concerne pas.");
        var appeal = told(helper).open().getFirst().id();
        assertThat(sign(second, appeal, false)).isEqualTo(new CommitteeVoteResult.VoterOfAppealedDecision());
        sign(member(), appeal, true);
        assertThat(sign(member(), appeal, true)).isEqualTo(decided("granted"));
        assertThat(told(helper).state()).isEqualTo(LabelState.VALID);
        assertThat(verified(helper)).contains("Label valable aujourd’hui");
        assertThat(mailed(helper))
                .endsWith(
                        "Votre label est suspendu",
                        "Nous avons reçu votre recours sur votre label",
                        "Votre recours sur votre label est accepté");
    }

    @Test
    void whatIsNoLongerSuspendedIsNotSaidToBeEvenWhenItEndedMeanwhile() {
        var first = member();
        var second = member();
        var until = today().plusDays(20);
        var helper = ending(until);
        var code = life(helper).term().orElseThrow().code();
        var suspension = proposed(helper, CommitteeProposal.ProposalAct.SUSPEND, "Une plainte à examiner");
        sign(first, suspension, true);
        assertThat(sign(second, suspension, true)).isEqualTo(decided("granted"));
        var after = clock.instant().plus(Duration.ofDays(25)).truncatedTo(ChronoUnit.SECONDS);
        var late = visitor();
        late.headers.put(MOMENT, after.toString());
        assertThat(late.get("/verifier/" + code).body()).contains("est suspendu depuis le");
        TestClock.at(after, () -> {
            var lift = proposed(helper, CommitteeProposal.ProposalAct.LIFT, "La plainte est sans suite");
            sign(first, lift, true);
            assertThat(sign(second, lift, true)).isEqualTo(decided("granted"));
            assertThat(told(helper).state()).isEqualTo(LabelState.GRACE);
        });
        late.headers.put(MOMENT, after.plusSeconds(60).toString());
        assertThat(late.get("/verifier/" + code).body())
                .contains("Non, ne vous y fiez pas", "a pris fin le")
                .doesNotContain("suspendue");
    }

    @Test
    void anAppealThatIsRefusedChangesNothing() {
        var first = member();
        var second = member();
        var helper = recognised(first, second);
        var suspension = proposed(helper, CommitteeProposal.ProposalAct.SUSPEND, "Une plainte à examiner");
        sign(first, suspension, true);
        sign(second, suspension, true);
        labels.appeal(helper, suspension, "Je ne suis pas d’accord.");
        var appeal = told(helper).open().getFirst().id();
        sign(member(), appeal, false);
        assertThat(sign(member(), appeal, false)).isEqualTo(decided("refused"));
        assertThat(told(helper).state()).isEqualTo(LabelState.SUSPENDED);
        assertThat(acts(helper)).last().isEqualTo(LabelCaseStep.LabelAct.UPHELD);
        var lift = proposed(helper, CommitteeProposal.ProposalAct.LIFT, "La plainte est sans suite");
        sign(first, lift, true);
        assertThat(sign(second, lift, true)).isEqualTo(decided("granted"));
        assertThat(verified(helper)).contains("Label valable aujourd’hui");
    }

    @Test
    void whatWasWithdrawnComesBackUnderAnotherNumberOnAppeal() {
        var first = member();
        var second = member();
        var helper = recognised(first, second);
        var before = life(helper).term().orElseThrow();
        var withdrawal = proposed(helper, CommitteeProposal.ProposalAct.WITHDRAW, "De l’argent a été demandé");
        sign(first, withdrawal, true);
        sign(second, withdrawal, true);
        assertThat(told(helper).state()).isEqualTo(LabelState.WITHDRAWN);
        assertThat(life(helper).held()).isEmpty();
        assertThat(visitor().get("/verifier/" + before.code()).body()).contains("a été retiré le");
        labels.appeal(helper, withdrawal, "Ce n’était pas moi.");
        var appeal = told(helper).open().getFirst().id();
        sign(member(), appeal, true);
        assertThat(sign(member(), appeal, true)).isEqualTo(decided("granted"));
        var after = life(helper).term().orElseThrow();
        assertThat(after.code()).isNotEqualTo(before.code());
        assertThat(after.until()).isEqualTo(before.until());
        assertThat(visitor().get("/verifier/" + after.code()).body()).contains("Label valable aujourd’hui");
        assertThat(visitor().get("/verifier/" + before.code()).body()).contains("a été retiré le");
    }

    @Test
    void afterARefusalHerPageSaysThatTheCommitteeSaidNo() {
        var helper = complete();
        var page = signedIn(accounts.find(helper.id()).orElseThrow());
        assertThat(page.get("/bureau").body()).contains("demandez votre label");
        assertThat(page.get("/mon-dossier/label").body()).contains("Votre dossier est complet. Vous pouvez demander");
        var refused = asked(helper);
        sign(member(), refused, false);
        assertThat(sign(member(), refused, false)).isEqualTo(decided("refused"));
        assertThat(page.get("/mon-dossier/label").body())
                .contains("Le comité a dit non le", "Demander le label de nouveau")
                .doesNotContain("Votre dossier est complet. Vous pouvez demander");
        assertThat(page.get("/bureau").body())
                .contains("lisez pourquoi")
                .doesNotContain("Rien à traiter", "demandez votre label");
        // After a later recognition, the refusal is no longer shown.
        var again = asked(helper);
        sign(member(), again, true);
        assertThat(sign(member(), again, true)).isEqualTo(decided("granted"));
        assertThat(life(helper).refused()).isEmpty();
    }

    @Test
    void sheWhoProposedTheSuspensionDoesNotJudgeTheAppealAgainstIt() {
        var accuser = member();
        var helper = recognised(member(), member());
        var suspension = ((ProposalSubmissionResult.ProposalOpened) proposals.propose(
                        accuser, life(helper).id(), CommitteeProposal.ProposalAct.SUSPEND, "Une plainte à examiner"))
                .proposal();
        sign(member(), suspension, true);
        assertThat(sign(member(), suspension, true)).isEqualTo(decided("granted"));
        assertThat(labels.appeal(helper, suspension, "Ce n’était pas moi."))
                .isEqualTo(new LabelAppealResult.AppealSubmitted());
        var appeal = told(helper).open().getFirst().id();
        assertThat(mailed(accuser)).doesNotContain("Comité : un recours sur un label à signer");
        assertThat(sign(accuser, appeal, false)).isEqualTo(new CommitteeVoteResult.VoterOfAppealedDecision());
        // The person who suspended alone does not judge the appeal either.
        var alone = member();
        var other = recognised(member(), member());
        emergencySuspensions.stay(alone, life(other).id(), "Une plainte grave");
        var confirmation = told(other).open().getFirst().id();
        sign(member(), confirmation, true);
        assertThat(sign(member(), confirmation, true)).isEqualTo(decided("granted"));
        labels.appeal(other, confirmation, "Ce n’était pas moi.");
        assertThat(sign(alone, told(other).open().getFirst().id(), false))
                .isEqualTo(new CommitteeVoteResult.VoterOfAppealedDecision());
    }

    @Test
    void whoAppealedASuspensionAppealsTheWithdrawalThatFollowedAsWell() {
        var first = member();
        var second = member();
        var helper = recognised(first, second);
        var suspension = proposed(helper, CommitteeProposal.ProposalAct.SUSPEND, "Une plainte à examiner");
        sign(first, suspension, true);
        sign(second, suspension, true);
        assertThat(labels.appeal(helper, suspension, "Ce n’était pas moi."))
                .isEqualTo(new LabelAppealResult.AppealSubmitted());
        var withdrawal = proposed(helper, CommitteeProposal.ProposalAct.WITHDRAW, "De l’argent a été demandé");
        sign(first, withdrawal, true);
        assertThat(sign(second, withdrawal, true)).isEqualTo(decided("granted"));
        assertThat(labels.appeal(helper, withdrawal, "Ce n’était toujours pas moi."))
                .isEqualTo(new LabelAppealResult.AppealSubmitted());
        assertThat(labels.appeal(helper, withdrawal, "Encore"))
                .isEqualTo(new LabelAppealResult.DecisionAlreadyAppealed());
        var appeals = told(helper).open();
        assertThat(appeals)
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.act()).isEqualTo(CommitteeProposal.ProposalAct.APPEAL));
        // The suspension is reversed; the withdrawal is a separate decision and stays until its own appeal.
        for (var decision : List.of(suspension, withdrawal)) {
            var appeal = appeals.stream()
                    .filter(one -> one.against().equals(Optional.of(decision)))
                    .findFirst()
                    .orElseThrow()
                    .id();
            sign(member(), appeal, true);
            assertThat(sign(member(), appeal, true)).isEqualTo(decided("granted"));
            assertThat(told(helper).state())
                    .isEqualTo(decision.equals(suspension) ? LabelState.WITHDRAWN : LabelState.VALID);
        }
    }

    @Test
    void anAppealThatComesTooLateIsRefused() {
        var helper = complete();
        var refused = asked(helper);
        sign(member(), refused, false);
        sign(member(), refused, false);
        TestClock.at(
                clock.instant().plus(Duration.ofDays(62)),
                () -> assertThat(labels.appeal(helper, refused, "Trop tard"))
                        .isInstanceOf(LabelAppealResult.AppealTooLate.class));
        assertThat(told(helper).open()).isEmpty();
    }

    @Test
    void onePersonSuspendsAtOnceAndTheCommitteeConfirms() {
        var first = member();
        var second = member();
        var helper = recognised(first, second);
        var life = life(helper).id();
        assertThat(emergencySuspensions.stay(actor(person(Role.HELPER)), life, "x"))
                .isEqualTo(new EmergencyLabelSuspensions.EmergencySuspensionResult.LabelToSuspendNotFound());
        assertThat(emergencySuspensions.stay(helper, life, "x"))
                .isEqualTo(new EmergencyLabelSuspensions.EmergencySuspensionResult.LabelToSuspendNotFound());
        assertThat(emergencySuspensions.stay(first, life, "De l’argent a été demandé hier."))
                .isEqualTo(new EmergencyLabelSuspensions.EmergencySuspensionResult.EmergencySuspended(
                        today().plusDays(LabelCase.STAY_DAYS)));
        assertThat(verified(helper)).contains("Label suspendu pour le moment").contains("suspendu");
        assertThat(told(helper).state()).isEqualTo(LabelState.SUSPENDED);
        assertThat(life(helper).stayedUntil()).contains(today().plusDays(15));
        assertThat(mailed(helper)).endsWith("Votre label est suspendu en urgence");
        assertThat(mailed(second)).last().isEqualTo("Comité : une suspension de label est proposée");
        assertThat(emergencySuspensions.stay(second, life, "Encore"))
                .isEqualTo(new EmergencyLabelSuspensions.EmergencySuspensionResult.AlreadyEmergencySuspended());
        var confirmation = told(helper).open().getFirst();
        assertThat(confirmation.act()).isEqualTo(CommitteeProposal.ProposalAct.SUSPEND);
        sign(second, confirmation.id(), true);
        assertThat(sign(member(), confirmation.id(), true)).isEqualTo(decided("granted"));
        assertThat(life(helper).stayedUntil()).isEmpty();
        job("recognition.labels");
        assertThat(told(helper).state()).isEqualTo(LabelState.SUSPENDED);
        assertThat(acts(helper))
                .endsWith(
                        LabelCaseStep.LabelAct.STAYED,
                        LabelCaseStep.LabelAct.PROPOSED,
                        LabelCaseStep.LabelAct.SUSPENDED);
    }

    @Test
    void whatTheCommitteeDoesNotConfirmCountsAgainAtOnce() {
        var helper = recognised(member(), member());
        var life = life(helper).id();
        emergencySuspensions.stay(nadia(), life, "Une plainte grave");
        var confirmation = told(helper).open().getFirst().id();
        sign(member(), confirmation, false);
        assertThat(sign(member(), confirmation, false)).isEqualTo(decided("refused"));
        assertThat(told(helper).state()).isEqualTo(LabelState.VALID);
        assertThat(verified(helper)).contains("Label valable aujourd’hui");
        assertThat(emergencySuspensions.stay(nadia(), life, "Encore"))
                .isEqualTo(new EmergencyLabelSuspensions.EmergencySuspensionResult.AlreadyEmergencySuspended());
    }

    @Test
    void whoIsSuspendedInAnEmergencyAppealsToOthers() {
        var first = member();
        var helper = recognised(first, member());
        emergencySuspensions.stay(first, life(helper).id(), "Une plainte grave");
        var stay = told(helper).decided().getFirst();
        assertThat(stay.act()).isEqualTo(CommitteeProposal.ProposalAct.STAY);
        assertThat(labels.appeal(helper, stay.id(), "Ce n’était pas moi."))
                .isEqualTo(new LabelAppealResult.AppealSubmitted());
        var appeal = told(helper).open().stream()
                .filter(one -> one.act() == CommitteeProposal.ProposalAct.APPEAL)
                .findFirst()
                .orElseThrow()
                .id();
        assertThat(sign(first, appeal, true)).isEqualTo(new CommitteeVoteResult.VoterOfAppealedDecision());
        sign(member(), appeal, true);
        assertThat(sign(member(), appeal, true)).isEqualTo(decided("granted"));
        assertThat(told(helper).state()).isEqualTo(LabelState.VALID);
    }

    @Test
    void anEmergencyThatNobodyConfirmsEndsByItself() {
        var helper = recognised(member(), member());
        emergencySuspensions.stay(nadia(), life(helper).id(), "Une plainte grave");
        job("recognition.labels");
        assertThat(told(helper).state()).isEqualTo(LabelState.SUSPENDED);
        var after = ParisTime.day(clock.instant().plus(Duration.ofDays(16)));
        var found = lives.find(life(helper).id()).orElseThrow();
        assertThat(found.stayedUntil())
                .hasValueSatisfying(until -> assertThat(until).isBefore(after));
        transaction.executeWithoutResult(
                status -> assertThat(emergencySuspensions.end(networks.here(), found, now(), clock.instant()))
                        .isTrue());
        assertThat(told(helper).state()).isEqualTo(LabelState.VALID);
        assertThat(life(helper).steps().getLast().by()).isEmpty();
        assertThat(mailed(helper)).endsWith("Votre label n’est plus suspendu");
        assertThat(verified(helper)).contains("Label valable aujourd’hui");
    }
}
