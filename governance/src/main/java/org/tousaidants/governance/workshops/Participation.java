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
public class Participation {
    /// A phone that sends more changes is a program, not a person.
    static final int MOST_CHANGES = 2_000;

    /// The result of entering a code.
    sealed interface Entering {
        record Unknown() implements Entering {}

        record Over(Workshop workshop) implements Entering {}

        record NotIn(Workshop workshop) implements Entering {}

        /// @param questions of this round
        /// @param sent number of the last request of this phone
        record In(Workshop workshop, List<WorkshopQuestion> questions, Map<Integer, Integer> answers, long sent)
                implements Entering {}
    }

    /// The result of joining.
    public sealed interface Joining {
        record Joined(Secret secret) implements Joining {}

        record Full(Workshop workshop) implements Joining {}

        record Over(Workshop workshop) implements Joining {}

        record Unknown() implements Joining {}
    }

    /// The result of answering.
    public sealed interface Answering {
        /// The answers are stored. Sending them twice has no further effect.
        record Kept() implements Answering {}

        record Over(Workshop workshop) implements Answering {}

        /// Refused: no participant has this secret.
        record Stranger() implements Answering {}

        /// Refused: the answers belong to the first round, and the second has begun.
        record RoundOver() implements Answering {}

        record TooMany() implements Answering {}

        record Unknown() implements Answering {}
    }

    /// « Envoi d’une réponse » — answers by number of the question. `number` increases with each request of a
    /// phone, and is 0 for a plain form.
    public record Sending(int round, long number, Map<Integer, Integer> answers) {}

    private final WorkshopStore store;
    private final AnswerStore answers;
    private final Clock clock;

    public Participation(WorkshopStore store, AnswerStore answers, Clock clock) {
        this.store = store;
        this.answers = answers;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    Entering enter(WorkshopCode code, Optional<Secret> secret) {
        var found = store.byCode(code);
        if (found.isEmpty()) return new Entering.Unknown();
        var workshop = found.get();
        if (!workshop.takes(clock.instant())) return new Entering.Over(workshop);
        var phone = secret.flatMap(one -> answers.phone(workshop.id(), one));
        if (phone.isEmpty()) return new Entering.NotIn(workshop);
        var id = phone.get().id();
        return new Entering.In(
                workshop,
                asked(workshop),
                answers.of(workshop.id(), workshop.round(), id),
                answers.lastSending(workshop.id(), id));
    }

    /// Adds a phone; one that has already joined keeps its participant.
    @Transactional
    public Joining join(WorkshopCode code, Optional<Secret> known, Secret fresh) {
        var named = store.byCode(code);
        var found = named.flatMap(one -> store.locked(one.id()));
        if (found.isEmpty()) return new Joining.Unknown();
        var workshop = found.get();
        if (!workshop.takes(clock.instant())) return new Joining.Over(workshop);
        var already = Stream.concat(known.stream(), Stream.of(fresh))
                .filter(secret -> answers.phone(workshop.id(), secret).isPresent())
                .findFirst();
        if (already.isPresent()) return new Joining.Joined(already.get());
        if (answers.crowd(workshop.id()).phones() >= workshop.seats()) return new Joining.Full(workshop);
        answers.addPhone(workshop.id(), fresh, clock.instant());
        return new Joining.Joined(fresh);
    }

    /// Stores the valid answers and skips unknown questions and invalid values, so that an outdated page can
    /// still send the others.
    @Transactional
    public Answering answer(WorkshopCode code, Optional<Secret> secret, Sending sending) {
        var found = store.held(code);
        if (found.isEmpty()) return new Answering.Unknown();
        var workshop = found.get();
        if (!workshop.takes(clock.instant())) return new Answering.Over(workshop);
        var phone = secret.flatMap(one -> answers.phone(workshop.id(), one));
        if (phone.isEmpty()) return new Answering.Stranger();
        if (sending.round() != workshop.round()) return new Answering.RoundOver();
        if (phone.get().changes() >= MOST_CHANGES) return new Answering.TooMany();
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
        return new Answering.Kept();
    }

    private List<WorkshopQuestion> asked(Workshop workshop) {
        return store.questions(workshop.id()).stream()
                .filter(question ->
                        workshop.stage() == Stage.FIRST || question.again().asked())
                .toList();
    }
}
