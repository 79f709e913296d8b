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

/// « Sort des courriels » — a coordinator's knowledge of the letters of care that the software lacks: one came
/// back, one did arrive after all.
@Service
class LetterDeliveryDesk {
    /// The result of a decision about a letter.
    enum Deciding {
        DONE,
        /// A person decided before.
        ALREADY,
        /// There is no such letter about that place.
        NOT_FOUND
    }

    /// The result of a message that came back.
    sealed interface Returning {
        /// The address gets no more letters. `about`: the places that may need an action now.
        record Flagged(List<PlaceId> about) implements Returning {}

        record Already(List<PlaceId> about) implements Returning {}

        /// The pasted message states that the mail server is still trying to deliver.
        record NotYetLost() implements Returning {}

        /// A letter of ours, but the message does not give its status.
        record Unclear(List<PlaceId> about) implements Returning {}

        /// No letter of ours.
        record Unknown() implements Returning {}
    }

    private final LetterStore letters;
    private final UpkeepRequestStore requests;
    private final CaretakerStore caretakers;
    private final UpkeepStepStore steps;
    private final RecipientChoice recipientChoice;
    private final RecordGroup recordGroup;
    private final Clock clock;

    LetterDeliveryDesk(
            LetterStore letters,
            UpkeepRequestStore requests,
            CaretakerStore caretakers,
            UpkeepStepStore steps,
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

    /// A message that came back, pasted by a coordinator: its letter is found by id, else the last one to the
    /// address in it.
    @Transactional
    Returning returned(Actor by, BounceNotice bounce) {
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

    private Deciding cameBack(Actor by, LetterStore.StoredLetter letter, String trouble, Instant now) {
        if (letter.fate() == SentLetter.Fate.REFUSED) return Deciding.ALREADY;
        letters.fate(letter.id(), SentLetter.Fate.REFUSED, trouble, now);
        letter.person().ifPresent(person -> caretakers.bounced(person, now));
        decided(by, letter, SentLetter.Fate.REFUSED, CareStep.Act.BOUNCED, now);
        return Deciding.DONE;
    }

    /// For a letter of unknown delivery: it arrived, or it did not and is written again.
    @Transactional
    Deciding settle(Actor by, Place place, UUID letter, boolean arrived) {
        var found = about(place, letter);
        if (found.isEmpty()) return Deciding.NOT_FOUND;
        if (!found.get().uncertain()) return Deciding.ALREADY;
        decided(
                by,
                found.get(),
                arrived ? SentLetter.Fate.GONE : SentLetter.Fate.GIVEN_UP,
                CareStep.Act.SETTLED,
                clock.instant());
        return Deciding.DONE;
    }

    private Optional<LetterStore.StoredLetter> about(Place place, UUID letter) {
        var group = recordGroup.of(place.id());
        return letters.lock(letter)
                .filter(one -> letters.about(letter).stream().anyMatch(about -> group.contains(about.place())));
    }

    private void decided(
            Actor by, LetterStore.StoredLetter letter, SentLetter.Fate fate, CareStep.Act act, Instant now) {
        letters.settle(letter.id(), fate, by.id(), now);
        if (fate != SentLetter.Fate.GONE) requests.unwritten(letter.id());
        for (var one : letters.about(letter.id())) {
            var step = CareStep.of(now, one.place(), act, by).by(letter.id()).saying(fate.name());
            steps.append(one.report().map(step::about).orElse(step));
            if (fate == SentLetter.Fate.REFUSED) recipientChoice.lost(one.place(), now);
        }
    }
}
