package org.tousaidants.label.recognition;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.label.recognition.CommitteeProposal.Act;
import org.tousaidants.label.recognition.LabelCase.State;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.tasks.Task;
import org.tousaidants.platform.tasks.Task.Kind;
import org.tousaidants.platform.tasks.Task.Verb;
import org.tousaidants.platform.tasks.TaskSource;
import org.tousaidants.rules.versions.PublishedRules;

/// « Tâches du comité » — the pending work around labels besides votes: suspensions whose end nobody proposed,
/// proposals that cannot be decided, appeals without judges, and complete dossiers that nobody submitted.
@Component
class CommitteeTaskReader {
    private final LabelCaseStore lives;
    private final ProposalStore proposals;
    private final LabelCaseReader lifeReader;
    private final LabelHolderReader holderReader;
    private final BlockedProposals stuck;
    private final CommitteeDesk desk;
    private final Committee committee;
    private final PublishedRules rules;

    CommitteeTaskReader(
            LabelCaseStore lives,
            ProposalStore proposals,
            LabelCaseReader lifeReader,
            LabelHolderReader holderReader,
            BlockedProposals stuck,
            CommitteeDesk desk,
            Committee committee,
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
    List<Task> of(Actor actor) {
        if (!committee.mayRead(actor)) return List.of();
        var open = proposals.open();
        return Stream.of(
                        suspended(actor, open),
                        actor.is(Role.COORDINATOR) ? undecidable(actor, open) : Stream.<Task>empty(),
                        actor.is(Role.COORDINATOR) ? withoutJudges(actor, open) : Stream.<Task>empty(),
                        actor.is(Role.COORDINATOR)
                                ? Task.several(
                                                desk.ready(actor),
                                                Kind.LABEL,
                                                "labels.ready.task",
                                                Verb.OPEN,
                                                "/bureau/label")
                                        .map(Task::later)
                                : Stream.<Task>empty())
                .flatMap(some -> some)
                .toList();
    }

    /// The suspended labels without an open proposal: a member or the coordination proposes the next decision.
    private Stream<Task> suspended(Actor actor, List<CommitteeProposal> open) {
        var ruling = rules.now();
        return lives.all().stream()
                .filter(life -> !life.holder().is(actor.id())
                        && life.state(ruling.today(), ruling.protocol()) == State.SUSPENDED
                        && open.stream().noneMatch(one -> one.life().equals(life.id())))
                .map(life -> task("labels.suspended.task", life)
                        .about(life.id())
                        .since(life.since()
                                .map(day -> day.atStartOfDay(ParisTime.ZONE).toInstant()))
                        .later());
    }

    private Stream<Task> undecidable(Actor actor, List<CommitteeProposal> open) {
        return open.stream()
                .filter(one -> one.act() != Act.APPEAL)
                .flatMap(one -> lives
                        .find(one.life())
                        .filter(life -> !life.holder().is(actor.id()))
                        .filter(life -> stuck.stuck(lifeReader.of(life), one).isPresent())
                        .map(life ->
                                task("labels.stuck.task", life).about(one.id()).since(Optional.of(one.openedAt())))
                        .stream());
    }

    /// Appeals that too few members may judge: only the coordination appoints others.
    private Stream<Task> withoutJudges(Actor actor, List<CommitteeProposal> open) {
        return open.stream()
                .filter(one -> one.act() == Act.APPEAL)
                .flatMap(one -> lives
                        .find(one.life())
                        .filter(life -> !life.holder().is(actor.id()))
                        .filter(life -> lifeReader.of(life).tooFew(one))
                        .map(life -> Task.of(
                                        Kind.LABEL,
                                        "labels.judges.task",
                                        Verb.OPEN,
                                        "/bureau/comite",
                                        holderReader.name(life.holder()))
                                .about(one.id())
                                .since(one.openedAt())
                                .urgent(true))
                        .stream());
    }

    private Task task(String key, LabelCase life) {
        return Task.of(Kind.LABEL, key, Verb.DECIDE, "/bureau/label/" + life.id(), holderReader.name(life.holder()));
    }
}
