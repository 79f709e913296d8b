package org.tousaidants.label.recognition;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.platform.jobs.Job;
import org.tousaidants.rules.versions.PublishedRules;

/// « Recours transmis » — sends an appeal that too few members may judge to the committee or mediator that the network
/// announced before the appeal, and informs the holder and the coordination. The job does the same when members leave
/// after the appeal.
@Component
class AppealReferralWriter {
    private static final Duration BETWEEN = Duration.ofHours(1);

    private final AppealReferees referees;
    private final CommitteeProposalStore proposals;
    private final LabelCaseStore cases;
    private final CommitteeVoteEligibility electorate;
    private final LabelLetterWriter letters;
    private final PublishedRules rules;
    private final Clock clock;

    AppealReferralWriter(
            AppealReferees referees,
            CommitteeProposalStore proposals,
            LabelCaseStore cases,
            CommitteeVoteEligibility electorate,
            LabelLetterWriter letters,
            PublishedRules rules,
            Clock clock) {
        this.referees = referees;
        this.proposals = proposals;
        this.cases = cases;
        this.electorate = electorate;
        this.letters = letters;
        this.rules = rules;
        this.clock = clock;
    }

    @Bean("recognition.appeals")
    static Job appealsJob(AppealReferralWriter writer) {
        return Job.every(BETWEEN).items(writer::open, writer::look);
    }

    @Transactional(readOnly = true)
    List<CommitteeProposal> open() {
        return proposals.open().stream()
                .filter(one -> one.act() == CommitteeProposal.ProposalAct.APPEAL)
                .toList();
    }

    /// Sends one open appeal if too few members are left.
    @Transactional
    void look(CommitteeProposal known) {
        var life = cases.lock(known.life()).orElseThrow();
        var appeal = proposals.find(known.id()).orElseThrow();
        if (appeal.isOpen() && referees.of(Set.of(appeal.id())).isEmpty())
            refer(life, appeal).ifPresent(judge -> letters.tellHolderReferred(life, judge, clock.instant()));
    }

    /// Sends an appeal in the transaction of the caller, who informs the holder; empty if enough members are left,
    /// or nobody was announced before the appeal.
    ///
    /// @param life case of the label, already locked
    Optional<AppealReferee> refer(LabelCase life, CommitteeProposal appeal) {
        var needed = life.label(rules.now().protocol()).decision().signatures();
        var against = appeal.against().flatMap(one -> proposals.find(one));
        if (!electorate.tooFew(life, appeal, against, needed)) return Optional.empty();
        var judge = referees.refer(appeal);
        judge.ifPresent(one -> letters.tellReferred(life, one, clock.instant()));
        return judge;
    }
}
