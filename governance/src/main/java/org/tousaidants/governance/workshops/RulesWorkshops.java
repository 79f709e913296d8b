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
import org.tousaidants.governance.workshops.RulesWorkshop.WorkshopStage;
import org.tousaidants.governance.workshops.WorkshopQuestion.WorkshopQuestionKind;
import org.tousaidants.label.sortition.MeetingKind;
import org.tousaidants.label.sortition.UpcomingMeetings;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.jobs.Job;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.rules.protocol.LabelProtocol;
import org.tousaidants.rules.versions.PublishedRules;

/// « Les ateliers » — manages workshops for a coordinator: opens them, shows or hides the answers, begins a second
/// round with the questions that had no agreement, ends workshops, and records decisions.
@Service
public class RulesWorkshops {
    private static final Duration BETWEEN = Duration.ofHours(1);

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SHOWN = 100;

    /// « Acte d’un atelier » — the kinds of change to a workshop; each change is stored as a row.
    enum WorkshopAct {
        OPENED,
        SHOWN,
        HIDDEN,
        SEATS,
        SECOND_ROUND,
        CLOSED,
        DECIDED;

        /// Returns whether a change of this kind affects the result of the workshop, and not only the
        /// display on the screen.
        boolean weighs() {
            return switch (this) {
                case OPENED, SECOND_ROUND, CLOSED, DECIDED -> true;
                case SHOWN, HIDDEN, SEATS -> false;
            };
        }
    }

    record WorkshopActRecord(WorkshopAct act, String detail, Instant at) {}

    /// The number of participants.
    ///
    /// @param phones number of phones
    /// @param slips number of paper slips
    /// @param busiest highest number of answers and changed answers of one phone
    record ParticipantCounts(int phones, int slips, int busiest) {
        int all() {
            return phones + slips;
        }
    }

    /// The settings of a new workshop. The form contains the id, so that a repeated request opens only one
    /// workshop.
    public record NewWorkshopInput(
            UUID id,
            String title,
            LocalDate lastDay,
            int seats,
            WorkshopAgreementRule rule,
            Set<String> profiles,
            Set<String> competences,
            Set<String> commitments) {}

    /// A workshop as its organisers see it. The questions on which the answers differ most are first.
    public record WorkshopBoard(
            RulesWorkshop workshop,
            boolean open,
            ParticipantCounts crowd,
            List<WorkshopQuestionOutcome> outcomes,
            List<WorkshopActRecord> steps) {
        long agreed() {
            return outcomes.stream().filter(WorkshopQuestionOutcome::agreed).count();
        }

        long split() {
            return outcomes.stream().filter(WorkshopQuestionOutcome::split).count();
        }

        long tooFew() {
            return outcomes.stream().filter(WorkshopQuestionOutcome::tooFew).count();
        }
    }

    /// The result of a change to a workshop.
    public sealed interface WorkshopActResult {
        record WorkshopActRecorded() implements WorkshopActResult {}

        /// The change is refused, because the workshop is already in a later state, or because no question
        /// must be asked again.
        record WorkshopActNotAllowedNow() implements WorkshopActResult {}
    }

    /// The result of entering a paper slip.
    public sealed interface PaperAnswerResult {
        /// The slip was stored.
        ///
        /// @param number number of this slip, which the facilitator writes on the paper
        record PaperAnswerRecorded(int number) implements PaperAnswerResult {}

        record PaperAnswerAlreadyRecorded() implements PaperAnswerResult {}

        record WorkshopOver() implements PaperAnswerResult {}
    }

    private final RulesWorkshopStore store;
    private final WorkshopAnswerStore answers;
    private final PublishedRules rules;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    public RulesWorkshops(
            RulesWorkshopStore store,
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

    LabelProtocol protocol(SignedInPerson by) {
        return rules.now().protocol();
    }

    LocalDate today() {
        return ParisTime.today(clock);
    }

    @Transactional
    public UUID open(SignedInPerson by, NewWorkshopInput opening) {
        var now = rules.now();
        var at = clock.instant();
        var scale = now.protocol().skills().scale().stream()
                .map(step -> new RulesWorkshop.WorkshopLevelStep(step.level(), step.name(), step.image()))
                .toList();
        var ends = opening.lastDay().plusDays(1).atStartOfDay(ParisTime.ZONE).toInstant();
        while (true) {
            var workshop = new RulesWorkshop(
                    opening.id(),
                    WorkshopCode.draw(RANDOM),
                    opening.title(),
                    new RulesWorkshop.WorkshopPeriod(at, ends),
                    WorkshopStage.FIRST,
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

    private static List<WorkshopQuestion> questions(LabelProtocol protocol, NewWorkshopInput opening) {
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
                            WorkshopQuestionKind.LEVEL,
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
                            WorkshopQuestion.SecondQuestionRound.NO));
            for (var commitment : charter.commitments())
                if (opening.commitments().contains(commitment.id()))
                    questions.add(new WorkshopQuestion(
                            questions.size() + 1,
                            profile.id(),
                            profile.name(),
                            WorkshopQuestionKind.COMMITMENT,
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
                            WorkshopQuestion.SecondQuestionRound.NO));
        }
        return questions;
    }

    @Transactional(readOnly = true)
    List<RulesWorkshop> list(SignedInPerson reader) {
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
    public Optional<WorkshopBoard> read(SignedInPerson reader, UUID id) {
        if (!reader.is(Role.COORDINATOR)) return Optional.empty();
        return store.byId(id).map(workshop -> board(workshop));
    }

    /// Returns the workshop as the projected screen shows it; empty if no workshop has this code.
    @Transactional(readOnly = true)
    Optional<WorkshopBoard> wall(WorkshopCode code) {
        return store.byCode(code).map(workshop -> board(workshop));
    }

    private WorkshopBoard board(RulesWorkshop workshop) {
        return new WorkshopBoard(
                workshop,
                workshop.takes(clock.instant()),
                answers.crowd(workshop.id()),
                outcomes(workshop),
                store.steps(workshop.id()));
    }

    /// Returns the result of each question. As long as the workshop has not ended, only as many answers are
    /// counted as [WorkshopMinimumGroupSize] allows.
    private List<WorkshopQuestionOutcome> outcomes(RulesWorkshop workshop) {
        var open = workshop.takes(clock.instant());
        var first = answers.inOrder(workshop.id(), 1);
        var second = workshop.stage() == WorkshopStage.FIRST
                ? Map.<Integer, List<Integer>>of()
                : answers.inOrder(workshop.id(), 2);
        var decisions = store.decisions(workshop.id());
        return store.questions(workshop.id()).stream()
                .map(question -> {
                    var all = (question.again().asked() ? second : first).getOrDefault(question.n(), List.of());
                    var underWay = open && (question.again().asked() || workshop.stage() == WorkshopStage.FIRST);
                    var tally = WorkshopAnswerCounts.of(
                            question.kind(), underWay ? WorkshopMinimumGroupSize.completeGroups(all) : all);
                    return new WorkshopQuestionOutcome(
                            question,
                            tally,
                            workshop.rule().read(question.kind(), tally),
                            Optional.ofNullable(decisions.get(question.n())));
                })
                .sorted(Comparator.comparingInt(WorkshopQuestionOutcome::weight)
                        .reversed()
                        .thenComparingInt(outcome -> outcome.question().n()))
                .toList();
    }

    @Transactional
    WorkshopActResult show(SignedInPerson by, UUID id, boolean shown) {
        return move(by, id, shown ? WorkshopAct.SHOWN : WorkshopAct.HIDDEN, "", workshop -> {
            if (workshop.stage() == WorkshopStage.CLOSED || workshop.shown() == shown) return false;
            store.set(id, workshop.stage(), shown, workshop.seats());
            return true;
        });
    }

    /// Raises the number of phones that may join, because more people came than expected.
    @Transactional
    WorkshopActResult seats(SignedInPerson by, UUID id, int seats) {
        return move(by, id, WorkshopAct.SEATS, Integer.toString(seats), workshop -> {
            if (workshop.stage() == WorkshopStage.CLOSED || workshop.seats() == seats) return false;
            store.set(id, workshop.stage(), workshop.shown(), seats);
            return true;
        });
    }

    /// Begins the second round of a workshop. It contains the questions on which there was no agreement in the
    /// first round.
    ///
    /// @param id id of the workshop
    @Transactional
    public WorkshopActResult askAgain(SignedInPerson by, UUID id) {
        return move(by, id, WorkshopAct.SECOND_ROUND, "", workshop -> {
            if (workshop.stage() != WorkshopStage.FIRST) return false;
            var all = answers.inOrder(id, 1);
            var apart = new LinkedHashMap<Integer, WorkshopAgreementRule.AgreementResult.AnswersDisagree>();
            for (var question : store.questions(id)) {
                var tally = WorkshopAnswerCounts.of(question.kind(), all.getOrDefault(question.n(), List.of()));
                if (workshop.rule().read(question.kind(), tally)
                        instanceof WorkshopAgreementRule.AgreementResult.AnswersDisagree split)
                    apart.put(question.n(), split);
            }
            if (apart.isEmpty()) return false;
            store.askAgain(id, apart);
            store.set(id, WorkshopStage.SECOND, workshop.shown(), workshop.seats());
            return true;
        });
    }

    /// Ends a workshop and anonymises the answers.
    @Transactional
    public WorkshopActResult close(SignedInPerson by, UUID id) {
        return move(by, id, WorkshopAct.CLOSED, "", workshop -> {
            if (workshop.stage() == WorkshopStage.CLOSED) return false;
            store.set(id, WorkshopStage.CLOSED, workshop.shown(), workshop.seats());
            answers.forget(id, clock.instant());
            return true;
        });
    }

    @Bean("workshops.forget")
    static Job forgetOverdueJob(RulesWorkshops workshops) {
        return Job.every(BETWEEN).items(workshops::overdue, workshops::forgetOverdue);
    }

    List<RulesWorkshopStore.WorkshopKey> overdue() {
        return store.overdue(clock.instant());
    }

    /// Anonymises the answers of a workshop after its last day, if no coordinator has ended it.
    @Transactional
    void forgetOverdue(RulesWorkshopStore.WorkshopKey key) {
        store.locked(key.id()).ifPresent(workshop -> {
            store.still(workshop.code());
            answers.forget(key.id(), clock.instant());
        });
    }

    /// Stores the answers of a paper slip, which counts as one more phone.
    ///
    /// @param slip id of the slip
    /// @param given answers by number of the question
    @Transactional
    public PaperAnswerResult slip(SignedInPerson by, UUID id, UUID slip, Map<Integer, Integer> given) {
        var found = by.is(Role.COORDINATOR) ? store.locked(id) : Optional.<RulesWorkshop>empty();
        if (found.isEmpty()) throw new NotFoundException();
        var workshop = found.get();
        if (!workshop.takes(clock.instant())) return new PaperAnswerResult.WorkshopOver();
        if (!answers.addSlip(id, slip, clock.instant())) return new PaperAnswerResult.PaperAnswerAlreadyRecorded();
        var asked = new LinkedHashMap<Integer, Integer>();
        for (var question : store.questions(id)) {
            var answer = given.get(question.n());
            if (answer != null
                    && question.kind().allows(answer)
                    && (workshop.stage() == WorkshopStage.FIRST
                            || question.again().asked())) asked.put(question.n(), answer);
        }
        answers.put(id, workshop.round(), slip, asked, 0, clock.instant());
        return new PaperAnswerResult.PaperAnswerRecorded(answers.crowd(id).slips());
    }

    /// Records the facilitator's decision about a question without agreement, with its reason.
    ///
    /// @param n number of the question
    @Transactional
    public WorkshopActResult decide(
            SignedInPerson by, UUID id, int n, WorkshopQuestionOutcome.WorkshopDecision decision) {
        return move(by, id, WorkshopAct.DECIDED, Integer.toString(n), workshop -> {
            var open = workshop.stage() == WorkshopStage.CLOSED
                    ? outcomes(workshop).stream()
                            .filter(one -> one.question().n() == n && !one.agreed())
                            .findFirst()
                    : Optional.<WorkshopQuestionOutcome>empty();
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
        boolean made(RulesWorkshop workshop);
    }

    private WorkshopActResult move(SignedInPerson by, UUID id, WorkshopAct act, String detail, WorkshopChange change) {
        var found = by.is(Role.COORDINATOR) ? store.locked(id) : Optional.<RulesWorkshop>empty();
        if (found.isEmpty()) throw new NotFoundException();
        store.still(found.get().code());
        if (!change.made(found.get())) return new WorkshopActResult.WorkshopActNotAllowedNow();
        store.append(id, act, detail, by.id(), clock.instant());
        if (act.weighs()) events.publishEvent(new WorkshopStatusChanged(by.id(), id, act));
        return new WorkshopActResult.WorkshopActRecorded();
    }
}
