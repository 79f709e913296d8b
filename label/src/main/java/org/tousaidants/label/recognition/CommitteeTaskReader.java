package org.tousaidants.label.recognition;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.label.recognition.CommitteeProposal.ProposalAct;
import org.tousaidants.label.recognition.LabelCase.LabelState;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.tasks.Task;
import org.tousaidants.platform.tasks.Task.TaskActionLabel;
import org.tousaidants.platform.tasks.Task.TaskKind;
import org.tousaidants.platform.tasks.TaskSource;
import org.tousaidants.rules.versions.PublishedRules;

/// « Tâches du comité » — finds the pending tasks about labels in addition to votes: suspensions whose end nobody
/// has proposed, proposals that cannot be decided, appeals without enough eligible members, and complete dossiers
/// that nobody has submitted.
@Component
class CommitteeTaskReader {
    private final LabelCaseStore lives;
    private final CommitteeProposalStore proposals;
    private final LabelCaseReader lifeReader;
    private final LabelHolderReader holderReader;
    private final BlockedCommitteeProposals stuck;
    private final CommitteeCaseLists desk;
    private final LabelCommittee committee;
    private final PublishedRules rules;

    CommitteeTaskReader(
            LabelCaseStore lives,
            CommitteeProposalStore proposals,
            LabelCaseReader lifeReader,
            LabelHolderReader holderReader,
            BlockedCommitteeProposals stuck,
            CommitteeCaseLists desk,
            LabelCommittee committee,
            PublishedRules rules) {
        this.lives = lives;
        this.proposals = proposals;
        this.lifeReader = lifeReader;
        this.holderReader = holderReader;
        this.stuck = stuck;
        this.desk = desk;
        this.committee = committee;
        this.rules = rules;
    }

    @Bean
    static TaskSource committeeTaskSource(CommitteeTaskReader committeeTaskReader) {
        return TaskSource.only(Set.of(Role.COORDINATOR, Role.HELPER), actor -> committeeTaskReader.of(actor).stream());
    }

    @Transactional(readOnly = true)
    List<Task> of(SignedInPerson actor) {
        if (!committee.mayRead(actor)) return List.of();
        var open = proposals.open();
        return Stream.of(
                        suspended(actor, open),
                        actor.is(Role.COORDINATOR) ? undecidable(actor, open) : Stream.<Task>empty(),
                        actor.is(Role.COORDINATOR) ? withoutJudges(actor, open) : Stream.<Task>empty(),
                        actor.is(Role.COORDINATOR) ? judgedElsewhere(actor, open) : Stream.<Task>empty(),
                        actor.is(Role.COORDINATOR)
                                ? Task.several(
                                                desk.ready(actor),
                                                TaskKind.LABEL,
                                                "labels.ready.task",
                                                TaskActionLabel.OPEN,
                                                "/bureau/label")
                                        .map(Task::later)
                                : Stream.<Task>empty())
                .flatMap(some -> some)
                .toList();
    }

    /// Returns tasks for suspended labels without an open proposal: a member or a coordinator must propose the
    /// next decision.
    private Stream<Task> suspended(SignedInPerson actor, List<CommitteeProposal> open) {
        var ruling = rules.now();
        return lives.all().stream()
                .filter(life -> !life.holder().is(actor.id())
                        && life.state(ruling.today(), ruling.protocol()) == LabelState.SUSPENDED
                        && open.stream().noneMatch(one -> one.life().equals(life.id())))
                .map(life -> task("labels.suspended.task", life)
                        .about(life.id())
                        .since(life.since()
                                .map(day -> day.atStartOfDay(ParisTime.ZONE).toInstant()))
                        .later());
    }

    private Stream<Task> undecidable(SignedInPerson actor, List<CommitteeProposal> open) {
        return open.stream()
                .filter(one -> one.act() != ProposalAct.APPEAL)
                .flatMap(one -> lives
                        .find(one.life())
                        .filter(life -> !life.holder().is(actor.id()))
                        .filter(life -> stuck.stuck(lifeReader.of(life), one).isPresent())
                        .map(life ->
                                task("labels.stuck.task", life).about(one.id()).since(Optional.of(one.openedAt())))
                        .stream());
    }

    /// Returns tasks for appeals on which too few members may vote; only coordinators can appoint others.
    private Stream<Task> withoutJudges(SignedInPerson actor, List<CommitteeProposal> open) {
        return open.stream()
                .filter(one -> one.act() == ProposalAct.APPEAL)
                .flatMap(one -> lives
                        .find(one.life())
                        .filter(life -> !life.holder().is(actor.id()))
                        .filter(life -> lifeReader.of(life).tooFew(one))
                        .map(life -> Task.of(
                                        TaskKind.LABEL,
                                        "labels.judges.task",
                                        TaskActionLabel.OPEN,
                                        "/bureau/comite",
                                        holderReader.name(life.holder()))
                                .about(one.id())
                                .since(one.openedAt())
                                .urgent(true))
                        .stream());
    }

    /// Returns tasks for open appeals that another committee or a mediator judges: a coordinator sends the file and
    /// records the answer.
    private Stream<Task> judgedElsewhere(SignedInPerson actor, List<CommitteeProposal> open) {
        return open.stream()
                .filter(one -> one.act() == ProposalAct.APPEAL)
                .flatMap(one -> lives
                        .find(one.life())
                        .filter(life -> !life.holder().is(actor.id()))
                        .filter(life -> lifeReader.of(life).judge(one).isPresent())
                        .map(life ->
                                task("labels.refer.task", life).about(one.id()).since(one.openedAt()))
                        .stream());
    }

    private Task task(String key, LabelCase life) {
        return Task.of(
                TaskKind.LABEL,
                key,
                TaskActionLabel.DECIDE,
                "/bureau/label/" + life.id(),
                holderReader.name(life.holder()));
    }
}
