package org.tousaidants.label.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.tousaidants.label.recognition.CommitteeDecisions.CommitteeVoteResult;
import org.tousaidants.label.recognition.CommitteeProposals.ProposalSubmissionResult;
import org.tousaidants.label.recognition.HelperLabels.LabelRequestEligibility;
import org.tousaidants.label.recognition.HelperLabels.LabelRequestResult;
import org.tousaidants.label.recognition.LabelCase.LabelState;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.identity.TerritoryNetwork;
import org.tousaidants.platform.identity.TestClock;
import org.tousaidants.platform.tenancy.CurrentTenantScope;
import org.tousaidants.rules.archive.RulesFolder;

/// Tests labels that are requested and decided by two members who vote alone: the badge follows each decision
/// in the same transaction.
class HelperLabelsTest extends RecognitionTestSite {
    @Autowired
    private BlockedCommitteeProposals stuck;

    @Autowired
    private LabelHistoryReader deskReader;

    @Test
    void twoSignaturesMakeALabelAndItsBadgeAtOnce() {
        var first = member();
        var second = member();
        var helper = complete();
        assertThat(labels.mine(helper).possible()).isEqualTo(new LabelRequestEligibility.LabelRequestAllowed(false));
        var proposal = asked(helper);
        assertThat(labels.ask(helper, "fr"))
                .isEqualTo(new LabelRequestResult.LabelRequestRefused(
                        new LabelRequestEligibility.LabelRequestAlreadyOpen()));
        assertThat(sign(first, proposal, true)).isEqualTo(awaited());
        assertThat(told(helper).state()).isEqualTo(LabelState.NEVER);
        assertThat(sign(second, proposal, true)).isEqualTo(decided("granted"));
        var told = told(helper);
        assertThat(told.state()).isEqualTo(LabelState.VALID);
        assertThat(told.life().term().orElseThrow().until()).isEqualTo(today().plusMonths(36));
        assertThat(acts(helper)).containsExactly(LabelCaseStep.LabelAct.ASKED, LabelCaseStep.LabelAct.RECOGNISED);
        assertThat(told.life().steps().getLast().reason())
                .contains("Raison de " + first.id(), "Raison de " + second.id());
        assertThat(told.life().steps())
                .allSatisfy(step -> assertThat(step.version()).isEqualTo(now().version()));
        assertThat(verified(helper)).contains("Label valable aujourd’hui");
        assertThat(verified(helper))
                .as("what was checked, and that nobody checked the identity")
                .contains(
                        "Oui, cette personne aide un proche",
                        "Vérifications faites par le réseau",
                        "L’entretien avec des pairs")
                .containsPattern("L’identité</b> <span class=\"quiet\">– pas vérifié")
                .doesNotContain("vous pouvez avoir confiance");
        assertThat(dossiers.ofAccount(helper.id()).orElseThrow().dossier().held())
                .isPresent();
        assertThat(mailed(helper))
                .containsExactly("Nous avons reçu votre demande de label", "Vous avez le label Tous Aidants");
        assertThat(mailed(first)).contains("Comité : une demande de label à signer");
        assertThat(sql.sql("select act from journal_entry where subject = :subject order by number")
                        .param("subject", "label " + told.life().id())
                        .query(String.class)
                        .list())
                .containsExactly("labels.asked", "labels.signed", "labels.signed", "labels.recognised");
        assertThat(labels.mine(helper).possible()).isInstanceOf(LabelRequestEligibility.TooEarlyForNewRequest.class);
    }

    /// The connection is cut before the commit, as if the machine stopped there.
    @Test
    void whatIsCutInTheMiddleOfADecisionLeavesNothingBehind() {
        var first = member();
        var second = member();
        var helper = complete();
        var proposal = asked(helper);
        assertThat(sign(first, proposal, true)).isEqualTo(awaited());
        var before = written();
        var letters = mailed(helper);
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    assertThat(sign(second, proposal, true)).isEqualTo(decided("granted"));
                    assertThat(written()).doesNotContainAnyElementsOf(before);
                    sql.sql("select pg_terminate_backend(pg_backend_pid())")
                            .query()
                            .listOfRows();
                }))
                .isInstanceOf(Exception.class);
        assertThat(written()).isEqualTo(before);
        assertThat(mailed(helper)).isEqualTo(letters);
        assertThat(told(helper).state()).isEqualTo(LabelState.NEVER);
        assertThat(sign(second, proposal, true)).isEqualTo(decided("granted"));
        assertThat(verified(helper)).contains("Label valable aujourd’hui");
        assertThat(mailed(helper)).hasSize(letters.size() + 1);
    }

    /// The number of rows of each table that a decision writes.
    private List<String> written() {
        return Stream.of(
                        "badges_badge",
                        "badges_edition",
                        "badges_step",
                        "recognition_vote",
                        "recognition_step",
                        "mail_letter",
                        "journal_entry")
                .map(table -> table + " "
                        + sql.sql("select count(*) from " + table)
                                .query(Long.class)
                                .single())
                .toList();
    }

    @Test
    void onlyMembersDecideEachOnceAndNeverAboutThemselves() {
        var helper = complete();
        var proposal = asked(helper);
        assertThat(sign(nadia(), proposal, true)).isEqualTo(new CommitteeVoteResult.VoterNotAMember());
        assertThat(sign(actor(person(Role.HELPER)), proposal, true))
                .isEqualTo(new CommitteeVoteResult.VoterNotAMember());
        committee.seat(nadia(), helper.id());
        assertThat(sign(helper, proposal, true)).isEqualTo(new CommitteeVoteResult.VoteOnOwnFileRefused());
        var first = member();
        assertThat(sign(first, proposal, true)).isEqualTo(awaited());
        assertThat(sign(first, proposal, true)).isEqualTo(new CommitteeVoteResult.MemberAlreadyVoted());
        var gone = member();
        committee.release(nadia(), gone.id());
        assertThat(sign(gone, proposal, true)).isEqualTo(new CommitteeVoteResult.VoterNotAMember());
        assertThat(told(helper).state()).isEqualTo(LabelState.NEVER);
        assertThat(committee.seat(actor(person(Role.HELPER)), helper.id()))
                .isEqualTo(new LabelCommittee.MembershipChangeResult.CommitteeMemberNotFound());
        var elsewhere = new TerritoryNetwork("l-" + UUID.randomUUID(), "Ailleurs", "16");
        networks.found(elsewhere);
        var stranger = new SignedInPerson(nadia().id(), nadia().mail(), nadia().name(), Role.COORDINATOR, elsewhere);
        var shown = shown(proposal);
        var life = life(helper).id();
        try (var _ = CurrentTenantScope.enter(elsewhere.id())) {
            assertThat(decisions.sign(stranger, proposal, shown, true, "x"))
                    .isEqualTo(new CommitteeVoteResult.VotedProposalNotFound());
            assertThat(deskReader.open(stranger, life)).isEmpty();
        }
    }

    @Test
    void twoWhoDecideAtOnceDecideOnceAndTheOthersAreTold() throws Exception {
        var helper = complete();
        var proposal = asked(helper);
        var members = IntStream.range(0, 5).mapToObj(i -> member()).toList();
        List<CommitteeVoteResult> all;
        try (var executor = Executors.newFixedThreadPool(5)) {
            all = executor
                    .invokeAll(members.stream()
                            .map(one -> (Callable<CommitteeVoteResult>) () -> sign(one, proposal, true))
                            .toList())
                    .stream()
                    .map(done -> {
                        try {
                            return done.get();
                        } catch (Exception e) {
                            throw new AssertionError(e);
                        }
                    })
                    .toList();
        }
        assertThat(all)
                .containsExactlyInAnyOrder(
                        awaited(),
                        decided("granted"),
                        new CommitteeVoteResult.VotedProposalAlreadyDecided("granted"),
                        new CommitteeVoteResult.VotedProposalAlreadyDecided("granted"),
                        new CommitteeVoteResult.VotedProposalAlreadyDecided("granted"));
        assertThat(acts(helper)).containsExactly(LabelCaseStep.LabelAct.ASKED, LabelCaseStep.LabelAct.RECOGNISED);
    }

    @Test
    void rulesThatChangedAreToldAndTheVerdictIsComputedAgain() {
        var first = member();
        var second = member();
        var helper = complete();
        var proposal = asked(helper);
        var shown = shown(proposal);
        assertThat(decisions.sign(first, proposal, shown, true, "Oui")).isEqualTo(awaited());
        var files = new TreeMap<>(RulesFolder.shipped("base").orElseThrow().files());
        files.computeIfPresent(
                "charte.yaml", (_, text) -> text.replace("je ne la presse pas,", "je prends mon temps,"));
        files.computeIfPresent("protocole.yaml", (_, text) -> text.replace("version: 1.0.0", "version: 1.2.0"));
        try {
            rules.publish(new RulesFolder("essai", files, List.of()));
            assertThat(decisions.sign(second, proposal, shown, true, "Oui"))
                    .isEqualTo(new CommitteeVoteResult.RulesChangedSinceRead("base 1.2.0"));
            assertThat(sign(second, proposal, true))
                    .isEqualTo(new CommitteeVoteResult.ProposalCannotBeGranted("not_complete"));
            assertThat(told(helper).open().getFirst().votes()).hasSize(1);
            assertThat(told(helper).state()).isEqualTo(LabelState.NEVER);
            helpers.begin(helper, "proche", SAINTES, "");
            assertThat(sign(second, proposal, true)).isEqualTo(decided("granted"));
            assertThat(life(helper).steps().getLast().version()).isEqualTo("base 1.2.0");
        } finally {
            var back = new TreeMap<>(
                    RulesFolder.shipped("charente-maritime").orElseThrow().files());
            back.computeIfPresent("protocole.yaml", (_, text) -> text.replaceFirst("version: 1.0.0", "version: 1.0.2"));
            rules.publish(new RulesFolder("essai", back, List.of()));
        }
    }

    @Test
    void aDossierThatChangedWhileItWasReadIsShownAnewBeforeItIsSigned() {
        var first = member();
        var helper = complete();
        var proposal = asked(helper);
        var shown = shown(proposal);
        var file = dossiers.ofAccount(helper.id()).orElseThrow().helper();
        sql.sql("""
                insert into helpers_signature (network, helper, commitment, hash, taken, word, protocol, recorded_at)
                select network, helper, commitment, hash, false, '', protocol, now() from helpers_signature
                where helper = :helper and commitment = 'CH-01'""").param("helper", file).update();
        assertThat(decisions.sign(first, proposal, shown, false, "Non"))
                .isEqualTo(new CommitteeVoteResult.DossierChangedSinceRead());
        assertThat(told(helper).open().getFirst().votes()).isEmpty();
        assertThat(sign(first, proposal, true))
                .isEqualTo(new CommitteeVoteResult.ProposalCannotBeGranted("not_complete"));
        // The proposal is stuck: the coordination may withdraw it, with a reason that the holder reads.
        assertThat(stuck.drop(member(), proposal, "Non"))
                .isEqualTo(new BlockedCommitteeProposals.ProposalWithdrawalResult.BlockedProposalNotFound());
        assertThat(stuck.drop(nadia(), proposal, "Un engagement a été repris."))
                .isEqualTo(new BlockedCommitteeProposals.ProposalWithdrawalResult.ProposalWithdrawn());
        assertThat(stuck.drop(nadia(), proposal, "Encore"))
                .isEqualTo(new BlockedCommitteeProposals.ProposalWithdrawalResult.ProposalAlreadyDecided());
        assertThat(mailed(helper)).endsWith("Une proposition sur votre label est abandonnée");
        assertThat(life(helper).steps().getLast().reason()).isEqualTo("Un engagement a été repris.");
        assertThat(sign(first, proposal, false))
                .isEqualTo(new CommitteeVoteResult.VotedProposalAlreadyDecided("dropped"));
    }

    @Test
    void whatTheCommitteeCanDecideIsNotDropped() {
        var helper = complete();
        member();
        member();
        var proposal = asked(helper);
        assertThat(stuck.drop(nadia(), proposal, "Non"))
                .isEqualTo(new BlockedCommitteeProposals.ProposalWithdrawalResult.ProposalNotBlocked());
        sign(member(), proposal, false);
        sign(member(), proposal, false);
        labels.appeal(helper, proposal, "Il y a une erreur.");
        var appeal = told(helper).open().getFirst().id();
        assertThat(stuck.drop(nadia(), appeal, "Non"))
                .isEqualTo(new BlockedCommitteeProposals.ProposalWithdrawalResult.ProposalNotBlocked());
    }

    @Test
    void theCommitteeIsWrittenToInTheLanguageInWhichEachCameIn() {
        var english = seated();
        var french = seated();
        sql.sql("update identity_account set lang = 'en' where id = :id")
                .param("id", english.id())
                .update();
        asked(complete());
        assertThat(mailed(actor(english))).last().isEqualTo("Committee: a request for the label to sign");
        assertThat(mailed(actor(french))).last().isEqualTo("Comité : une demande de label à signer");
    }

    @Test
    void aClockThatGoesBackSignsNothing() {
        var helper = complete();
        var proposal = asked(helper);
        var one = member();
        TestClock.at(
                clock.instant().minus(Duration.ofDays(2)),
                () -> assertThat(sign(one, proposal, true))
                        .isEqualTo(new CommitteeVoteResult.ProposalCannotBeGranted("clock_behind")));
        assertThat(told(helper).open().getFirst().votes()).isEmpty();
    }

    @Test
    void whoseDossierIsNotCompleteAsksInVain() {
        var nobody = actor(person(Role.HELPER));
        assertThat(labels.ask(nobody, "fr"))
                .isEqualTo(new LabelRequestResult.LabelRequestRefused(new LabelRequestEligibility.NoFileForLabel()));
        helpers.begin(nobody, "benevole", SAINTES, "");
        assertThat(labels.ask(nobody, "fr"))
                .isEqualTo(new LabelRequestResult.LabelRequestRefused(
                        new LabelRequestEligibility.LabelDossierNotComplete()));
        var file = dossiers.ofAccount(nobody.id()).orElseThrow().helper();
        assertThat(proposals.propose(nadia(), file)).isEqualTo(new ProposalSubmissionResult.ProposalNotPossibleNow());
        assertThat(proposals.propose(member(), file)).isEqualTo(new ProposalSubmissionResult.LabelCaseNotFound());
    }

    @Test
    void theCoordinationProposesAndThePersonMayDecline() {
        var helper = complete();
        var file = dossiers.ofAccount(helper.id()).orElseThrow().helper();
        assertThat(ready()).contains(file.toString());
        assertThat(proposals.propose(nadia(), file)).isInstanceOf(ProposalSubmissionResult.ProposalOpened.class);
        assertThat(mailed(helper)).containsExactly("Votre demande de label est proposée au comité");
        var proposal = told(helper).open().getFirst().id();
        assertThat(labels.drop(actor(person(Role.HELPER)), proposal))
                .isEqualTo(HelperLabels.RequestWithdrawalResult.NOT_FOUND);
        assertThat(labels.drop(helper, proposal)).isEqualTo(HelperLabels.RequestWithdrawalResult.DROPPED);
        assertThat(labels.drop(helper, proposal)).isEqualTo(HelperLabels.RequestWithdrawalResult.DECIDED);
        assertThat(sign(member(), proposal, true))
                .isEqualTo(new CommitteeVoteResult.VotedProposalAlreadyDecided("dropped"));
        assertThat(labels.mine(helper).possible()).isEqualTo(new LabelRequestEligibility.LabelRequestAllowed(false));
    }

    /// All complete dossiers that were not proposed, over all pages.
    private List<String> ready() {
        var last = desk.desk(nadia(), new CommitteeCaseLists.ListPageNumbers(1, 1, 1))
                .orElseThrow()
                .ready()
                .paging()
                .last();
        return IntStream.rangeClosed(1, last)
                .mapToObj(page -> desk.desk(nadia(), new CommitteeCaseLists.ListPageNumbers(1, page, 1))
                        .orElseThrow()
                        .ready()
                        .lines())
                .flatMap(List::stream)
                .map(CommitteeCaseLists.DossierReadyToPropose::value)
                .toList();
    }

    @Test
    void nobodyRewritesWhatWasDecided() {
        recognised(member(), member());
        for (var statement : List.of(
                "update recognition_vote set favourable = false",
                "delete from recognition_step",
                "update recognition_seat set act = 'LEFT'",
                "truncate recognition_vote")) {
            assertThatThrownBy(() -> sql.sql(statement).update())
                    .as(statement)
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("history");
        }
        assertThatThrownBy(() -> sql.sql("update recognition_proposal set outcome = 'REFUSED'")
                        .update())
                .hasMessageContaining("closed once");
    }
}
