package org.tousaidants.governance.workshops;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.governance.workshops.RulesWorkshop.WorkshopStage;
import org.tousaidants.platform.identity.SecretToken;

/// « Participer » — lets participants join a workshop and answer. They are identified only by a random secret in
/// their phone.
@Service
public class WorkshopParticipation {
    /// Maximum number of answers and changed answers that one phone may send. A phone that sends more is a
    /// program and not a person.
    static final int MOST_CHANGES = 2_000;

    /// The result of entering the code of a workshop.
    sealed interface WorkshopCodeResult {
        record UnknownWorkshopCode() implements WorkshopCodeResult {}

        record WorkshopAlreadyOver(RulesWorkshop workshop) implements WorkshopCodeResult {}

        record WorkshopNotJoined(RulesWorkshop workshop) implements WorkshopCodeResult {}

        /// The code is valid, and the phone has joined.
        ///
        /// @param questions questions of the current round
        /// @param sent number of the last request of this phone
        record ParticipantFound(
                RulesWorkshop workshop, List<WorkshopQuestion> questions, Map<Integer, Integer> answers, long sent)
                implements WorkshopCodeResult {}
    }

    /// The result of joining a workshop.
    public sealed interface WorkshopJoinResult {
        record WorkshopJoined(SecretToken secret) implements WorkshopJoinResult {}

        record WorkshopFull(RulesWorkshop workshop) implements WorkshopJoinResult {}

        record WorkshopOverBeforeJoining(RulesWorkshop workshop) implements WorkshopJoinResult {}

        record UnknownWorkshopToJoin() implements WorkshopJoinResult {}
    }

    /// The result of sending answers.
    public sealed interface WorkshopAnswerResult {
        /// The answers are stored. Sending the same answers again has no further effect.
        record AnswersStored() implements WorkshopAnswerResult {}

        record AnswersAfterWorkshopEnd(RulesWorkshop workshop) implements WorkshopAnswerResult {}

        /// The answers are refused, because no participant has this secret.
        record UnknownParticipant() implements WorkshopAnswerResult {}

        /// The answers are refused, because they belong to the first round of questions and the second round
        /// has begun.
        record QuestionRoundOver() implements WorkshopAnswerResult {}

        record TooManyAnswerChanges() implements WorkshopAnswerResult {}

        record UnknownWorkshopOfAnswers() implements WorkshopAnswerResult {}
    }

    /// « Envoi d’une réponse » — the answers in one request.
    ///
    /// @param round first or second round of questions
    /// @param number number that increases with each request of a phone; 0 for a form without script
    /// @param answers answers by number of the question
    public record WorkshopAnswerRequest(int round, long number, Map<Integer, Integer> answers) {}

    private final RulesWorkshopStore store;
    private final WorkshopAnswerStore answers;
    private final Clock clock;

    public WorkshopParticipation(RulesWorkshopStore store, WorkshopAnswerStore answers, Clock clock) {
        this.store = store;
        this.answers = answers;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    WorkshopCodeResult enter(WorkshopCode code, Optional<SecretToken> secret) {
        var found = store.byCode(code);
        if (found.isEmpty()) return new WorkshopCodeResult.UnknownWorkshopCode();
        var workshop = found.get();
        if (!workshop.takes(clock.instant())) return new WorkshopCodeResult.WorkshopAlreadyOver(workshop);
        var phone = secret.flatMap(one -> answers.phone(workshop.id(), one));
        if (phone.isEmpty()) return new WorkshopCodeResult.WorkshopNotJoined(workshop);
        var id = phone.get().id();
        return new WorkshopCodeResult.ParticipantFound(
                workshop,
                asked(workshop),
                answers.of(workshop.id(), workshop.round(), id),
                answers.lastSending(workshop.id(), id));
    }

    /// Adds a phone. If the phone has already joined, nothing changes.
    ///
    /// @param known secret that the phone already has, if it has joined
    /// @param fresh secret that the phone gets otherwise
    @Transactional
    public WorkshopJoinResult join(WorkshopCode code, Optional<SecretToken> known, SecretToken fresh) {
        var named = store.byCode(code);
        var found = named.flatMap(one -> store.locked(one.id()));
        if (found.isEmpty()) return new WorkshopJoinResult.UnknownWorkshopToJoin();
        var workshop = found.get();
        if (!workshop.takes(clock.instant())) return new WorkshopJoinResult.WorkshopOverBeforeJoining(workshop);
        var already = Stream.concat(known.stream(), Stream.of(fresh))
                .filter(secret -> answers.phone(workshop.id(), secret).isPresent())
                .findFirst();
        if (already.isPresent()) return new WorkshopJoinResult.WorkshopJoined(already.get());
        if (answers.crowd(workshop.id()).phones() >= workshop.seats())
            return new WorkshopJoinResult.WorkshopFull(workshop);
        answers.addPhone(workshop.id(), fresh, clock.instant());
        return new WorkshopJoinResult.WorkshopJoined(fresh);
    }

    /// Stores the valid answers of a participant. Unknown questions and invalid values are skipped, so that a
    /// page that is no longer up to date can still send its remaining answers.
    ///
    /// @param secret secret of the participant's phone
    /// @param sending the answers
    @Transactional
    public WorkshopAnswerResult answer(WorkshopCode code, Optional<SecretToken> secret, WorkshopAnswerRequest sending) {
        var found = store.held(code);
        if (found.isEmpty()) return new WorkshopAnswerResult.UnknownWorkshopOfAnswers();
        var workshop = found.get();
        if (!workshop.takes(clock.instant())) return new WorkshopAnswerResult.AnswersAfterWorkshopEnd(workshop);
        var phone = secret.flatMap(one -> answers.phone(workshop.id(), one));
        if (phone.isEmpty()) return new WorkshopAnswerResult.UnknownParticipant();
        if (sending.round() != workshop.round()) return new WorkshopAnswerResult.QuestionRoundOver();
        if (phone.get().changes() >= MOST_CHANGES) return new WorkshopAnswerResult.TooManyAnswerChanges();
        var kept = new LinkedHashMap<Integer, Integer>();
        store.asked(workshop).forEach((question, kind) -> {
            var answer = sending.answers().get(question);
            if (answer != null && kind.allows(answer)) kept.put(question, answer);
        });
        var changed = kept.isEmpty()
                ? 0
                : answers.put(
                        workshop.id(), workshop.round(), phone.get().id(), kept, sending.number(), clock.instant());
        if (changed > 0) answers.count(workshop.id(), phone.get().id(), changed);
        return new WorkshopAnswerResult.AnswersStored();
    }

    private List<WorkshopQuestion> asked(RulesWorkshop workshop) {
        return store.questions(workshop.id()).stream()
                .filter(question -> workshop.stage() == WorkshopStage.FIRST
                        || question.again().asked())
                .toList();
    }
}
