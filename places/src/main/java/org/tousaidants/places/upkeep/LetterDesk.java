package org.tousaidants.places.upkeep;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.identity.Actor;

/// « Sort des courriels » — what a coordinator knows of the letters of care, and the software does not: one came
/// back, one did arrive after all.
@Service
class LetterDesk {
    /// What became of a decision about a letter.
    enum Deciding {
        DONE,
        /// A person decided before.
        ALREADY,
        /// It is no such letter about that place.
        NOT_FOUND
    }

    /// What became of a message that came back.
    sealed interface Returning {
        /// The address is not written to any more. `about`: of which places there may be something to do now.
        record Flagged(List<PlaceId> about) implements Returning {}

        record Already(List<PlaceId> about) implements Returning {}

        /// It says itself that nothing is lost yet.
        record NotYetLost() implements Returning {}

        /// A letter of ours, but the message does not say what became of it.
        record Unclear(List<PlaceId> about) implements Returning {}

        /// No letter of ours.
        record Unknown() implements Returning {}
    }

    private final LetterStore letters;
    private final RequestStore requests;
    private final CaretakerStore caretakers;
    private final StepStore steps;
    private final RecipientChoice recipientChoice;
    private final RecordGroup recordGroup;
    private final Clock clock;

    LetterDesk(
            LetterStore letters,
            RequestStore requests,
            CaretakerStore caretakers,
            StepStore steps,
            RecipientChoice recipientChoice,
            RecordGroup recordGroup,
            Clock clock) {
        this.letters = letters;
        this.requests = requests;
        this.caretakers = caretakers;
        this.steps = steps;
        this.recipientChoice = recipientChoice;
        this.recordGroup = recordGroup;
        this.clock = clock;
    }

    /// « Ce courriel m'est revenu » — of one letter to a caretaker, chosen on the page of its place.
    @Transactional
    Deciding bounced(Actor by, Place place, UUID letter) {
        return about(place, letter)
                .filter(one -> one.person().isPresent())
                .map(one -> cameBack(by, one, one.trouble(), clock.instant()))
                .orElse(Deciding.NOT_FOUND);
    }

    /// A message that came back, pasted by a coordinator: the letter is the one whose id it holds, else the last
    /// one to the address that it names.
    @Transactional
    Returning returned(Actor by, Bounce bounce) {
        var found = bounce.letters().stream()
                .flatMap(id -> letters.lock(id).stream())
                .findFirst()
                .or(() -> bounce.to()
                        .flatMap(mail -> caretakers.byMail(mail))
                        .flatMap(person -> letters.lastIdTo(person.id()))
                        .flatMap(id -> letters.lock(id)));
        if (found.isEmpty()) return new Returning.Unknown();
        var about = letters.about(found.get().id()).stream()
                .map(LetterStore.About::place)
                .toList();
        return switch (bounce.verdict()) {
            case PASSING -> new Returning.NotYetLost();
            case UNCLEAR -> new Returning.Unclear(about);
            case FAILED ->
                switch (cameBack(by, found.get(), bounce.trouble(), clock.instant())) {
                    case DONE -> new Returning.Flagged(about);
                    case ALREADY -> new Returning.Already(about);
                    case NOT_FOUND -> new Returning.Unknown();
                };
        };
    }

    private Deciding cameBack(Actor by, LetterStore.Kept letter, String trouble, Instant now) {
        if (letter.fate() == Posted.Fate.REFUSED) return Deciding.ALREADY;
        letters.fate(letter.id(), Posted.Fate.REFUSED, trouble, now);
        letter.person().ifPresent(person -> caretakers.bounced(person, now));
        decided(by, letter, Posted.Fate.REFUSED, CareStep.Act.BOUNCED, now);
        return Deciding.DONE;
    }

    /// Of a letter that may or may not have left: it did, or it did not and is written again.
    @Transactional
    Deciding settle(Actor by, Place place, UUID letter, boolean arrived) {
        var found = about(place, letter);
        if (found.isEmpty()) return Deciding.NOT_FOUND;
        if (!found.get().uncertain()) return Deciding.ALREADY;
        decided(
                by,
                found.get(),
                arrived ? Posted.Fate.GONE : Posted.Fate.GIVEN_UP,
                CareStep.Act.SETTLED,
                clock.instant());
        return Deciding.DONE;
    }

    private Optional<LetterStore.Kept> about(Place place, UUID letter) {
        var group = recordGroup.of(place.id());
        return letters.lock(letter)
                .filter(one -> letters.about(letter).stream().anyMatch(about -> group.contains(about.place())));
    }

    private void decided(Actor by, LetterStore.Kept letter, Posted.Fate fate, CareStep.Act act, Instant now) {
        letters.settle(letter.id(), fate, by.id(), now);
        if (fate != Posted.Fate.GONE) requests.unwritten(letter.id());
        for (var one : letters.about(letter.id())) {
            var step = CareStep.of(now, one.place(), act, by).by(letter.id()).saying(fate.name());
            steps.append(one.report().map(step::about).orElse(step));
            if (fate == Posted.Fate.REFUSED) recipientChoice.lost(one.place(), now);
        }
    }
}
