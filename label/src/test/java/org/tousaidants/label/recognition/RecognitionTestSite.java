package org.tousaidants.label.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.label.badges.BadgeAward;
import org.tousaidants.label.badges.Badges;
import org.tousaidants.label.helpers.HelperDossiers;
import org.tousaidants.label.helpers.Helpers;
import org.tousaidants.label.recognition.CommitteeDecisions.Signing;
import org.tousaidants.label.recognition.CommitteeProposals.Proposing;
import org.tousaidants.label.recognition.Labels.RequestResult;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.rules.versions.PublishedRules;

/// Base class for tests of labels on the running site: holders, committee members, and the letters to each.
abstract class RecognitionTestSite extends RunningSite {
    static final String SAINTES = "17415";

    @Autowired
    Labels labels;

    @Autowired
    CommitteeProposals proposals;

    @Autowired
    CommitteeDecisions decisions;

    @Autowired
    Committee committee;

    @Autowired
    LabelCaseStore lives;

    @Autowired
    CommitteeDesk desk;

    @Autowired
    EmergencySuspensions emergencySuspensions;

    @Autowired
    Helpers helpers;

    @Autowired
    HelperDossiers dossiers;

    @Autowired
    Badges badges;

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

    Actor nadia() {
        return actor(coordinator());
    }

    Actor member() {
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

    PublishedRules.InForce now() {
        return rules.now();
    }

    /// Creates a relative with a complete dossier.
    Actor complete() {
        var helper = actor(person(Role.HELPER));
        helpers.begin(helper, "proche", SAINTES, "");
        return helper;
    }

    UUID asked(Actor helper) {
        return ((RequestResult.Asked) labels.ask(helper, "fr")).proposal();
    }

    /// Creates a helper recognised three years ago, whose label ends on this day.
    Actor ending(LocalDate until) {
        var helper = complete();
        var file = dossiers.ofAccount(helper.id()).orElseThrow();
        var found = rules.recognition("proche").orElseThrow();
        var code = ((Badges.Result.Issued) badges.issue(
                        nadia(),
                        new BadgeAward(
                                new BadgeAward.To.AHelper(helper.id()),
                                found,
                                found.promises(),
                                today(),
                                today().plusDays(20),
                                "Avant")))
                .code();
        var id = lives.of(new LabelHolder.AHelper(file.helper(), helper.id()), "proche", "fr", clock.instant());
        lives.append(
                id,
                new LabelStep(
                        clock.instant(),
                        LabelStep.Act.RECOGNISED,
                        Optional.of(nadia().id()),
                        "Avant",
                        now().version(),
                        Optional.empty(),
                        Optional.of(new LabelStep.Term(until.minusMonths(36), until, code))));
        return helper;
    }

    /// Creates a helper recognised by these two members.
    Actor recognised(Actor first, Actor second) {
        var helper = complete();
        var proposal = asked(helper);
        assertThat(sign(first, proposal, true)).isEqualTo(awaited());
        assertThat(sign(second, proposal, true)).isEqualTo(decided("granted"));
        return helper;
    }

    UUID proposed(Actor helper, CommitteeProposal.Act act, String why) {
        var life = life(helper).id();
        return ((Proposing.Proposed) proposals.propose(nadia(), life, act, why)).proposal();
    }

    LabelCase life(Actor helper) {
        return labels.mine(helper).lives().getFirst().life();
    }

    LabelCaseView told(Actor helper) {
        return labels.mine(helper).lives().getFirst();
    }

    List<LabelStep.Act> acts(Actor helper) {
        return life(helper).steps().stream().map(LabelStep::act).toList();
    }

    Signing sign(Actor by, UUID proposal, boolean favourable) {
        return decisions.sign(by, proposal, shown(proposal), favourable, "Raison de " + by.id());
    }

    CommitteeDecisions.DecisionView shown(UUID proposal) {
        return decisions.shown(proposal).orElseThrow();
    }

    static Signing decided(String outcome) {
        return new Signing.Signed(Optional.of(outcome));
    }

    static Signing awaited() {
        return new Signing.Signed(Optional.empty());
    }

    String verified(Actor helper) {
        return visitor()
                .get("/verifier/" + life(helper).term().orElseThrow().code())
                .body();
    }

    List<String> mailed(Actor to) {
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
