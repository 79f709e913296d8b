package org.tousaidants.label.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.label.badges.BadgeAward;
import org.tousaidants.label.badges.LabelBadges;
import org.tousaidants.label.helpers.HelperLabelDossiers;
import org.tousaidants.label.helpers.Helpers;
import org.tousaidants.label.recognition.CommitteeDecisions.CommitteeVoteResult;
import org.tousaidants.label.recognition.CommitteeProposals.ProposalSubmissionResult;
import org.tousaidants.label.recognition.HelperLabels.LabelRequestResult;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.rules.versions.PublishedRules;

/// Base class for tests of labels on the running site: holders, committee members, and the letters to each.
abstract class RecognitionTestSite extends RunningSite {
    static final String SAINTES = "17415";

    @Autowired
    HelperLabels labels;

    @Autowired
    CommitteeProposals proposals;

    @Autowired
    CommitteeDecisions decisions;

    @Autowired
    LabelCommittee committee;

    @Autowired
    LabelCaseStore lives;

    @Autowired
    CommitteeCaseLists desk;

    @Autowired
    EmergencyLabelSuspensions emergencySuspensions;

    @Autowired
    Helpers helpers;

    @Autowired
    HelperLabelDossiers dossiers;

    @Autowired
    LabelBadges badges;

    @Autowired
    PublishedRules rules;

    @Autowired
    TransactionTemplate transaction;

    private Account coordinator;

    /// Creates a coordinator for each test, so that letters are not mixed and the limit on links is not
    /// reached.
    Account coordinator() {
        if (coordinator == null) coordinator = person(Role.COORDINATOR);
        return coordinator;
    }

    SignedInPerson nadia() {
        return actor(coordinator());
    }

    SignedInPerson member() {
        return actor(seated());
    }

    Account seated() {
        var account = person(Role.HELPER);
        committee.seat(nadia(), account.id());
        return account;
    }

    String network() {
        return networks.here().id();
    }

    LocalDate today() {
        return ParisTime.today(clock);
    }

    PublishedRules.RulesInForce now() {
        return rules.now();
    }

    /// Creates a relative with a complete dossier.
    SignedInPerson complete() {
        var helper = actor(person(Role.HELPER));
        helpers.begin(helper, "proche", SAINTES, "");
        return helper;
    }

    UUID asked(SignedInPerson helper) {
        return ((LabelRequestResult.LabelRequested) labels.ask(helper, "fr")).proposal();
    }

    /// Creates a helper recognised three years ago, whose label ends on this day.
    SignedInPerson ending(LocalDate until) {
        return ending(complete(), "proche", until);
    }

    /// Gives a helper a label under a profile that ends on this day, without a decision.
    SignedInPerson ending(SignedInPerson helper, String profile, LocalDate until) {
        var file = dossiers.ofAccount(helper.id()).orElseThrow();
        var found = rules.recognition(profile).orElseThrow();
        var code = ((LabelBadges.BadgeActResult.BadgeIssued) badges.issue(
                        nadia(),
                        new BadgeAward(
                                new BadgeAward.BadgeHolder.HelperAsHolder(helper.id()),
                                found,
                                found.promises(),
                                today(),
                                today().plusDays(20),
                                "Avant")))
                .code();
        var id = lives.of(
                new LabelHolder.HelperAsLabelHolder(file.helper(), helper.id()), profile, "fr", clock.instant());
        lives.append(
                id,
                new LabelCaseStep(
                        clock.instant(),
                        LabelCaseStep.LabelAct.RECOGNISED,
                        Optional.of(nadia().id()),
                        "Avant",
                        now().version(),
                        Optional.empty(),
                        Optional.of(new LabelCaseStep.LabelValidityPeriod(until.minusMonths(36), until, code))));
        return helper;
    }

    /// Creates a helper recognised by these two members.
    SignedInPerson recognised(SignedInPerson first, SignedInPerson second) {
        var helper = complete();
        var proposal = asked(helper);
        assertThat(sign(first, proposal, true)).isEqualTo(awaited());
        assertThat(sign(second, proposal, true)).isEqualTo(decided("granted"));
        return helper;
    }

    UUID proposed(SignedInPerson helper, CommitteeProposal.ProposalAct act, String why) {
        var life = life(helper).id();
        return ((ProposalSubmissionResult.ProposalOpened) proposals.propose(nadia(), life, act, why)).proposal();
    }

    LabelCase life(SignedInPerson helper) {
        return labels.mine(helper).lives().getFirst().life();
    }

    LabelCaseView told(SignedInPerson helper) {
        return labels.mine(helper).lives().getFirst();
    }

    List<LabelCaseStep.LabelAct> acts(SignedInPerson helper) {
        return life(helper).steps().stream().map(LabelCaseStep::act).toList();
    }

    CommitteeVoteResult sign(SignedInPerson by, UUID proposal, boolean favourable) {
        return decisions.sign(by, proposal, shown(proposal), favourable, "Raison de " + by.id());
    }

    CommitteeDecisions.DecisionBasisView shown(UUID proposal) {
        return decisions.shown(proposal).orElseThrow();
    }

    static CommitteeVoteResult decided(String outcome) {
        return new CommitteeVoteResult.VoteRecorded(Optional.of(outcome));
    }

    static CommitteeVoteResult awaited() {
        return new CommitteeVoteResult.VoteRecorded(Optional.empty());
    }

    String verified(SignedInPerson helper) {
        return visitor()
                .get("/verifier/" + life(helper).term().orElseThrow().code())
                .body();
    }

    /// Returns a day as a French page shows it.
    static String day(LocalDate day) {
        var pattern = day.getDayOfMonth() == 1 ? "EEEE '1er' MMMM uuuu" : "EEEE d MMMM uuuu";
        return day.format(DateTimeFormatter.ofPattern(pattern, Locale.FRENCH));
    }

    List<String> mailed(SignedInPerson to) {
        return mailed(to.mail());
    }

    /// The subjects of the letters to an address, in the order of posting.
    List<String> mailed(String to) {
        return sql
                .sql("select subject from mail_letter where recipient = :to order by posted_at")
                .param("to", to)
                .query(String.class)
                .list()
                .stream()
                .map(subject -> subject.replace('\u00a0', ' '))
                .toList();
    }
}
