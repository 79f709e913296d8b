package org.tousaidants.governance.workshops;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.governance.workshops.Workshop.Stage;
import org.tousaidants.governance.workshops.WorkshopQuestion.Kind;
import org.tousaidants.label.sortition.MeetingKind;
import org.tousaidants.label.sortition.UpcomingMeetings;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.jobs.Job;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.rules.protocol.Protocol;
import org.tousaidants.rules.versions.PublishedRules;

/// « Les ateliers » — service by which a coordinator opens a workshop, shows or hides the answers, begins a
/// second round on disagreements, ends it, and records decisions.
@Service
public class Workshops {
    private static final Duration BETWEEN = Duration.ofHours(1);

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SHOWN = 100;

    /// « Acte d’un atelier » — the acts on a workshop; each is stored as a row.
    enum WorkshopAct {
        OPENED,
        SHOWN,
        HIDDEN,
        SEATS,
        SECOND_ROUND,
        CLOSED,
        DECIDED;

        /// Whether the act changes the result, not only the display.
        boolean weighs() {
            return switch (this) {
                case OPENED, SECOND_ROUND, CLOSED, DECIDED -> true;
                case SHOWN, HIDDEN, SEATS -> false;
            };
        }
    }

    record RecordedAct(WorkshopAct act, String detail, Instant at) {}

    /// The number of participants. `busiest`: the highest number of answers and changes of one phone.
    record ParticipantCounts(int phones, int slips, int busiest) {
        int all() {
            return phones + slips;
        }
    }

    /// The settings of a new workshop. The form contains the id, so that a repeated request opens one workshop.
    public record NewWorkshop(
            UUID id,
            String title,
            LocalDate lastDay,
            int seats,
            AgreementRule rule,
            Set<String> profiles,
            Set<String> competences,
            Set<String> commitments) {}

    /// A workshop as its organisers see it: the widest disagreements first.
    public record WorkshopBoard(
            Workshop workshop,
            boolean open,
            ParticipantCounts crowd,
            List<QuestionOutcome> outcomes,
            List<RecordedAct> steps) {
        long agreed() {
            return outcomes.stream().filter(QuestionOutcome::agreed).count();
        }

        long split() {
            return outcomes.stream().filter(QuestionOutcome::split).count();
        }

        long tooFew() {
            return outcomes.stream().filter(QuestionOutcome::tooFew).count();
        }
    }

    /// The result of an act on a workshop.
    public sealed interface ActResult {
        record ActRecorded() implements ActResult {}

        /// Refused: the workshop is already further, or there is nothing to ask again.
        record NotAllowedNow() implements ActResult {}
    }

    /// The result of entering a paper slip.
    public sealed interface SlipResult {
        /// @param number number of this slip, to be written on it
        record SlipRecorded(int number) implements SlipResult {}

        record SlipAlreadyRecorded() implements SlipResult {}

        record WorkshopOver() implements SlipResult {}
    }

    private final WorkshopStore store;
    private final WorkshopAnswerStore answers;
    private final PublishedRules rules;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    public Workshops(
            WorkshopStore store,
            WorkshopAnswerStore answers,
            PublishedRules rules,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.answers = answers;
        this.rules = rules;
        this.events = events;
        this.clock = clock;
    }

    Protocol protocol(Actor by) {
        return rules.now().protocol();
    }

    LocalDate today() {
        return ParisTime.today(clock);
    }

    @Transactional
    public UUID open(Actor by, NewWorkshop opening) {
        var now = rules.now();
        var at = clock.instant();
        var scale = now.protocol().skills().scale().stream()
                .map(step -> new Workshop.LevelStep(step.level(), step.name(), step.image()))
                .toList();
        var ends = opening.lastDay().plusDays(1).atStartOfDay(ParisTime.ZONE).toInstant();
        while (true) {
            var workshop = new Workshop(
                    opening.id(),
                    WorkshopCode.draw(RANDOM),
                    opening.title(),
                    new Workshop.WorkshopPeriod(at, ends),
                    Stage.FIRST,
                    true,
                    opening.seats(),
                    opening.rule(),
                    now.version(),
                    scale);
            if (store.add(workshop, by.id())) {
                store.addQuestions(opening.id(), questions(now.protocol(), opening));
                store.append(opening.id(), WorkshopAct.OPENED, now.version(), by.id(), at);
                events.publishEvent(new WorkshopStatusChanged(by.id(), opening.id(), WorkshopAct.OPENED));
                return opening.id();
            }
            if (store.byId(opening.id()).isPresent()) return opening.id();
        }
    }

    private static List<WorkshopQuestion> questions(Protocol protocol, NewWorkshop opening) {
        var questions = new ArrayList<WorkshopQuestion>();
        var skills = protocol.skills();
        var charter = protocol.charter();
        for (var profile : protocol.profiles()) {
            if (!opening.profiles().contains(profile.id())) continue;
            for (var competence : skills.competences())
                if (opening.competences().contains(competence.id()))
                    questions.add(new WorkshopQuestion(
                            questions.size() + 1,
                            profile.id(),
                            profile.name(),
                            Kind.LEVEL,
                            competence.id(),
                            new WorkshopQuestion.QuestionWording(
                                    skills.domains().stream()
                                            .filter(domain -> competence.id().startsWith(domain.id() + "."))
                                            .map(domain -> domain.name())
                                            .findFirst()
                                            .orElse(""),
                                    competence.name(),
                                    competence.example()),
                            skills.level(profile.id(), competence.id()),
                            WorkshopQuestion.SecondRound.NO));
            for (var commitment : charter.commitments())
                if (opening.commitments().contains(commitment.id()))
                    questions.add(new WorkshopQuestion(
                            questions.size() + 1,
                            profile.id(),
                            profile.name(),
                            Kind.COMMITMENT,
                            commitment.id(),
                            new WorkshopQuestion.QuestionWording(
                                    charter.chapters().stream()
                                            .filter(chapter -> chapter.id().equals(commitment.chapter()))
                                            .map(chapter -> chapter.name())
                                            .findFirst()
                                            .orElse(""),
                                    commitment.text(),
                                    commitment.example()),
                            commitment.profiles().contains(profile.id()) ? 1 : 0,
                            WorkshopQuestion.SecondRound.NO));
        }
        return questions;
    }

    @Transactional(readOnly = true)
    List<Workshop> list(Actor reader) {
        return reader.is(Role.COORDINATOR) ? store.list(SHOWN) : List.of();
    }

    /// The workshops that accept answers, for seats of people helped.
    @Transactional(readOnly = true)
    List<UpcomingMeetings.UpcomingMeeting> upcoming() {
        return store.list(SHOWN).stream()
                .filter(workshop -> workshop.takes(clock.instant()))
                .map(workshop ->
                        new UpcomingMeetings.UpcomingMeeting(MeetingKind.WORKSHOP, workshop.id(), workshop.title()))
                .toList();
    }

    @Transactional(readOnly = true)
    public Optional<WorkshopBoard> read(Actor reader, UUID id) {
        if (!reader.is(Role.COORDINATOR)) return Optional.empty();
        return store.byId(id).map(workshop -> board(workshop));
    }

    /// The content of the projected screen.
    @Transactional(readOnly = true)
    Optional<WorkshopBoard> wall(WorkshopCode code) {
        return store.byCode(code).map(workshop -> board(workshop));
    }

    private WorkshopBoard board(Workshop workshop) {
        return new WorkshopBoard(
                workshop,
                workshop.takes(clock.instant()),
                answers.crowd(workshop.id()),
                outcomes(workshop),
                store.steps(workshop.id()));
    }

    /// The results of all questions; before the end, limited by [MinimumGroupSize].
    private List<QuestionOutcome> outcomes(Workshop workshop) {
        var open = workshop.takes(clock.instant());
        var first = answers.inOrder(workshop.id(), 1);
        var second =
                workshop.stage() == Stage.FIRST ? Map.<Integer, List<Integer>>of() : answers.inOrder(workshop.id(), 2);
        var decisions = store.decisions(workshop.id());
        return store.questions(workshop.id()).stream()
                .map(question -> {
                    var all = (question.again().asked() ? second : first).getOrDefault(question.n(), List.of());
                    var underWay = open && (question.again().asked() || workshop.stage() == Stage.FIRST);
                    var tally = AnswerTally.of(question.kind(), underWay ? MinimumGroupSize.completeGroups(all) : all);
                    return new QuestionOutcome(
                            question,
                            tally,
                            workshop.rule().read(question.kind(), tally),
                            Optional.ofNullable(decisions.get(question.n())));
                })
                .sorted(Comparator.comparingInt(QuestionOutcome::weight)
                        .reversed()
                        .thenComparingInt(outcome -> outcome.question().n()))
                .toList();
    }

    @Transactional
    ActResult show(Actor by, UUID id, boolean shown) {
        return move(by, id, shown ? WorkshopAct.SHOWN : WorkshopAct.HIDDEN, "", workshop -> {
            if (workshop.stage() == Stage.CLOSED || workshop.shown() == shown) return false;
            store.set(id, workshop.stage(), shown, workshop.seats());
            return true;
        });
    }

    /// Raises the number of phones that may join, if more people came than expected.
    @Transactional
    ActResult seats(Actor by, UUID id, int seats) {
        return move(by, id, WorkshopAct.SEATS, Integer.toString(seats), workshop -> {
            if (workshop.stage() == Stage.CLOSED || workshop.seats() == seats) return false;
            store.set(id, workshop.stage(), workshop.shown(), seats);
            return true;
        });
    }

    /// Begins the second round, on the disagreements of the first.
    @Transactional
    public ActResult askAgain(Actor by, UUID id) {
        return move(by, id, WorkshopAct.SECOND_ROUND, "", workshop -> {
            if (workshop.stage() != Stage.FIRST) return false;
            var all = answers.inOrder(id, 1);
            var apart = new LinkedHashMap<Integer, AgreementRule.AgreementResult.NoAgreement>();
            for (var question : store.questions(id)) {
                var tally = AnswerTally.of(question.kind(), all.getOrDefault(question.n(), List.of()));
                if (workshop.rule().read(question.kind(), tally)
                        instanceof AgreementRule.AgreementResult.NoAgreement split) apart.put(question.n(), split);
            }
            if (apart.isEmpty()) return false;
            store.askAgain(id, apart);
            store.set(id, Stage.SECOND, workshop.shown(), workshop.seats());
            return true;
        });
    }

    /// Ends a workshop and anonymises the answers.
    @Transactional
    public ActResult close(Actor by, UUID id) {
        return move(by, id, WorkshopAct.CLOSED, "", workshop -> {
            if (workshop.stage() == Stage.CLOSED) return false;
            store.set(id, Stage.CLOSED, workshop.shown(), workshop.seats());
            answers.forget(id, clock.instant());
            return true;
        });
    }

    @Bean("workshops.forget")
    static Job forgetOverdueJob(Workshops workshops) {
        return Job.every(BETWEEN).items(workshops::overdue, workshops::forgetOverdue);
    }

    List<WorkshopStore.WorkshopKey> overdue() {
        return store.overdue(clock.instant());
    }

    /// Anonymises the answers of a workshop after its last day, if the coordinator did not end it.
    @Transactional
    void forgetOverdue(WorkshopStore.WorkshopKey key) {
        store.locked(key.id()).ifPresent(workshop -> {
            store.still(workshop.code());
            answers.forget(key.id(), clock.instant());
        });
    }

    /// Enters a paper slip, which counts as one more phone.
    ///
    /// @param given answers by number of the question
    @Transactional
    public SlipResult slip(Actor by, UUID id, UUID slip, Map<Integer, Integer> given) {
        var found = by.is(Role.COORDINATOR) ? store.locked(id) : Optional.<Workshop>empty();
        if (found.isEmpty()) throw new NotFound();
        var workshop = found.get();
        if (!workshop.takes(clock.instant())) return new SlipResult.WorkshopOver();
        if (!answers.addSlip(id, slip, clock.instant())) return new SlipResult.SlipAlreadyRecorded();
        var asked = new LinkedHashMap<Integer, Integer>();
        for (var question : store.questions(id)) {
            var answer = given.get(question.n());
            if (answer != null
                    && question.kind().allows(answer)
                    && (workshop.stage() == Stage.FIRST || question.again().asked())) asked.put(question.n(), answer);
        }
        answers.put(id, workshop.round(), slip, asked, 0, clock.instant());
        return new SlipResult.SlipRecorded(answers.crowd(id).slips());
    }

    /// Records the facilitator's decision on a disagreement, with its reason.
    @Transactional
    public ActResult decide(Actor by, UUID id, int n, QuestionOutcome.Decision decision) {
        return move(by, id, WorkshopAct.DECIDED, Integer.toString(n), workshop -> {
            var open = workshop.stage() == Stage.CLOSED
                    ? outcomes(workshop).stream()
                            .filter(one -> one.question().n() == n && !one.agreed())
                            .findFirst()
                    : Optional.<QuestionOutcome>empty();
            if (open.isEmpty() || open.get().decision().equals(Optional.of(decision))) return false;
            if (decision.answer()
                    .filter(answer -> answer == WorkshopQuestion.UNSURE
                            || !open.get().question().kind().allows(answer))
                    .isPresent()) return false;
            store.decide(id, n, decision, by.id(), clock.instant());
            return true;
        });
    }

    private interface WorkshopChange {
        boolean made(Workshop workshop);
    }

    private ActResult move(Actor by, UUID id, WorkshopAct act, String detail, WorkshopChange change) {
        var found = by.is(Role.COORDINATOR) ? store.locked(id) : Optional.<Workshop>empty();
        if (found.isEmpty()) throw new NotFound();
        store.still(found.get().code());
        if (!change.made(found.get())) return new ActResult.NotAllowedNow();
        store.append(id, act, detail, by.id(), clock.instant());
        if (act.weighs()) events.publishEvent(new WorkshopStatusChanged(by.id(), id, act));
        return new ActResult.ActRecorded();
    }
}
