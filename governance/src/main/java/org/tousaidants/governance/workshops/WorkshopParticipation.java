package org.tousaidants.governance.workshops;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.governance.workshops.Workshop.Stage;
import org.tousaidants.platform.identity.Secret;

/// « Participer » — service for the participants of a workshop, who are identified only by a random secret in
/// their phone.
@Service
public class WorkshopParticipation {
    /// A phone that sends more changes is a program, not a person.
    static final int MOST_CHANGES = 2_000;

    /// The result of entering a code.
    sealed interface CodeResult {
        record Unknown() implements CodeResult {}

        record Over(Workshop workshop) implements CodeResult {}

        record NotJoined(Workshop workshop) implements CodeResult {}

        /// @param questions of this round
        /// @param sent number of the last request of this phone
        record ParticipantFound(
                Workshop workshop, List<WorkshopQuestion> questions, Map<Integer, Integer> answers, long sent)
                implements CodeResult {}
    }

    /// The result of joining.
    public sealed interface JoinResult {
        record Joined(Secret secret) implements JoinResult {}

        record WorkshopFull(Workshop workshop) implements JoinResult {}

        record Over(Workshop workshop) implements JoinResult {}

        record Unknown() implements JoinResult {}
    }

    /// The result of answering.
    public sealed interface AnswerResult {
        /// The answers are stored. Sending them twice has no further effect.
        record AnswersStored() implements AnswerResult {}

        record Over(Workshop workshop) implements AnswerResult {}

        /// Refused: no participant has this secret.
        record UnknownParticipant() implements AnswerResult {}

        /// Refused: the answers belong to the first round, and the second has begun.
        record RoundOver() implements AnswerResult {}

        record TooManyChanges() implements AnswerResult {}

        record Unknown() implements AnswerResult {}
    }

    /// « Envoi d’une réponse » — answers by number of the question. `number` increases with each request of a
    /// phone, and is 0 for a plain form.
    public record AnswerRequest(int round, long number, Map<Integer, Integer> answers) {}

    private final WorkshopStore store;
    private final WorkshopAnswerStore answers;
    private final Clock clock;

    public WorkshopParticipation(WorkshopStore store, WorkshopAnswerStore answers, Clock clock) {
        this.store = store;
        this.answers = answers;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    CodeResult enter(WorkshopCode code, Optional<Secret> secret) {
        var found = store.byCode(code);
        if (found.isEmpty()) return new CodeResult.Unknown();
        var workshop = found.get();
        if (!workshop.takes(clock.instant())) return new CodeResult.Over(workshop);
        var phone = secret.flatMap(one -> answers.phone(workshop.id(), one));
        if (phone.isEmpty()) return new CodeResult.NotJoined(workshop);
        var id = phone.get().id();
        return new CodeResult.ParticipantFound(
                workshop,
                asked(workshop),
                answers.of(workshop.id(), workshop.round(), id),
                answers.lastSending(workshop.id(), id));
    }

    /// Adds a phone; one that has already joined keeps its participant.
    @Transactional
    public JoinResult join(WorkshopCode code, Optional<Secret> known, Secret fresh) {
        var named = store.byCode(code);
        var found = named.flatMap(one -> store.locked(one.id()));
        if (found.isEmpty()) return new JoinResult.Unknown();
        var workshop = found.get();
        if (!workshop.takes(clock.instant())) return new JoinResult.Over(workshop);
        var already = Stream.concat(known.stream(), Stream.of(fresh))
                .filter(secret -> answers.phone(workshop.id(), secret).isPresent())
                .findFirst();
        if (already.isPresent()) return new JoinResult.Joined(already.get());
        if (answers.crowd(workshop.id()).phones() >= workshop.seats()) return new JoinResult.WorkshopFull(workshop);
        answers.addPhone(workshop.id(), fresh, clock.instant());
        return new JoinResult.Joined(fresh);
    }

    /// Stores the valid answers and skips unknown questions and invalid values, so that an outdated page can
    /// still send the others.
    @Transactional
    public AnswerResult answer(WorkshopCode code, Optional<Secret> secret, AnswerRequest sending) {
        var found = store.held(code);
        if (found.isEmpty()) return new AnswerResult.Unknown();
        var workshop = found.get();
        if (!workshop.takes(clock.instant())) return new AnswerResult.Over(workshop);
        var phone = secret.flatMap(one -> answers.phone(workshop.id(), one));
        if (phone.isEmpty()) return new AnswerResult.UnknownParticipant();
        if (sending.round() != workshop.round()) return new AnswerResult.RoundOver();
        if (phone.get().changes() >= MOST_CHANGES) return new AnswerResult.TooManyChanges();
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
        return new AnswerResult.AnswersStored();
    }

    private List<WorkshopQuestion> asked(Workshop workshop) {
        return store.questions(workshop.id()).stream()
                .filter(question ->
                        workshop.stage() == Stage.FIRST || question.again().asked())
                .toList();
    }
}
