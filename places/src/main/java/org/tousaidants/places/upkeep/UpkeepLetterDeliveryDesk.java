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
import org.tousaidants.platform.identity.SignedInPerson;

/// « Sort des courriels » — stores a coordinator's information about letters that the software cannot know: that a
/// letter was returned, or has arrived after all.
@Service
class UpkeepLetterDeliveryDesk {
    /// The result of a coordinator's decision about a letter.
    enum LetterDecisionResult {
        DONE,
        /// Nothing was stored, because a person has already decided about this letter.
        ALREADY,
        /// Nothing was stored, because there is no such letter about this place.
        NOT_FOUND
    }

    /// The result of reporting a message from a mail server.
    sealed interface ReturnedLetterResult {
        /// The address is marked and gets no more letters. `about` are the places that may now need an
        /// action.
        record AddressFlagged(List<PlaceId> about) implements ReturnedLetterResult {}

        record AddressAlreadyFlagged(List<PlaceId> about) implements ReturnedLetterResult {}

        /// The pasted message says that the mail server is still trying to deliver.
        record LetterNotYetLost() implements ReturnedLetterResult {}

        /// The message is about a letter of this site, but does not contain its delivery status; `about` are
        /// the places of the letter.
        record UnclearBounce(List<PlaceId> about) implements ReturnedLetterResult {}

        /// The message is not about a letter of this site.
        record UnknownLetter() implements ReturnedLetterResult {}
    }

    private final UpkeepLetterStore letters;
    private final SheetCheckRequestStore requests;
    private final PlaceCaretakerStore caretakers;
    private final PlaceUpkeepStepStore steps;
    private final LetterRecipientChoice recipientChoice;
    private final RecordsOfPlace recordGroup;
    private final Clock clock;

    UpkeepLetterDeliveryDesk(
            UpkeepLetterStore letters,
            SheetCheckRequestStore requests,
            PlaceCaretakerStore caretakers,
            PlaceUpkeepStepStore steps,
            LetterRecipientChoice recipientChoice,
            RecordsOfPlace recordGroup,
            Clock clock) {
        this.letters = letters;
        this.requests = requests;
        this.caretakers = caretakers;
        this.steps = steps;
        this.recipientChoice = recipientChoice;
        this.recordGroup = recordGroup;
        this.clock = clock;
    }

    /// « Ce courriel m'est revenu » — records that a letter to a contact person was returned. The coordinator
    /// chose the letter on the page of its place.
    ///
    /// @param by the coordinator
    @Transactional
    LetterDecisionResult bounced(SignedInPerson by, Place place, UUID letter) {
        return about(place, letter)
                .filter(one -> one.person().isPresent())
                .map(one -> cameBack(by, one, one.trouble(), clock.instant()))
                .orElse(LetterDecisionResult.NOT_FOUND);
    }

    /// Records a message of a mail server, pasted by a coordinator. It concerns the letter whose id the message
    /// contains; without an id, the last letter to the address in the message.
    ///
    /// @param by the coordinator
    @Transactional
    ReturnedLetterResult returned(SignedInPerson by, MailBounceNotice bounce) {
        var found = bounce.letters().stream()
                .flatMap(id -> letters.lock(id).stream())
                .findFirst()
                .or(() -> bounce.to()
                        .flatMap(mail -> caretakers.byMail(mail))
                        .flatMap(person -> letters.lastIdTo(person.id()))
                        .flatMap(id -> letters.lock(id)));
        if (found.isEmpty()) return new ReturnedLetterResult.UnknownLetter();
        var about = letters.about(found.get().id()).stream()
                .map(UpkeepLetterStore.LetterSubject::place)
                .toList();
        return switch (bounce.verdict()) {
            case PASSING -> new ReturnedLetterResult.LetterNotYetLost();
            case UNCLEAR -> new ReturnedLetterResult.UnclearBounce(about);
            case FAILED ->
                switch (cameBack(by, found.get(), bounce.trouble(), clock.instant())) {
                    case DONE -> new ReturnedLetterResult.AddressFlagged(about);
                    case ALREADY -> new ReturnedLetterResult.AddressAlreadyFlagged(about);
                    case NOT_FOUND -> new ReturnedLetterResult.UnknownLetter();
                };
        };
    }

    private LetterDecisionResult cameBack(
            SignedInPerson by, UpkeepLetterStore.StoredLetter letter, String trouble, Instant now) {
        if (letter.fate() == SentUpkeepLetter.LetterDeliveryState.REFUSED) return LetterDecisionResult.ALREADY;
        letters.fate(letter.id(), SentUpkeepLetter.LetterDeliveryState.REFUSED, trouble, now);
        letter.person().ifPresent(person -> caretakers.bounced(person, now));
        decided(by, letter, SentUpkeepLetter.LetterDeliveryState.REFUSED, PlaceUpkeepStep.UpkeepAct.BOUNCED, now);
        return LetterDecisionResult.DONE;
    }

    /// Records a coordinator's decision whether a letter with unknown delivery status has arrived. If not, the
    /// letter is sent again.
    ///
    /// @param by the coordinator
    /// @param arrived whether the letter has arrived
    @Transactional
    LetterDecisionResult settle(SignedInPerson by, Place place, UUID letter, boolean arrived) {
        var found = about(place, letter);
        if (found.isEmpty()) return LetterDecisionResult.NOT_FOUND;
        if (!found.get().uncertain()) return LetterDecisionResult.ALREADY;
        decided(
                by,
                found.get(),
                arrived ? SentUpkeepLetter.LetterDeliveryState.GONE : SentUpkeepLetter.LetterDeliveryState.GIVEN_UP,
                PlaceUpkeepStep.UpkeepAct.SETTLED,
                clock.instant());
        return LetterDecisionResult.DONE;
    }

    private Optional<UpkeepLetterStore.StoredLetter> about(Place place, UUID letter) {
        var group = recordGroup.of(place.id());
        return letters.lock(letter)
                .filter(one -> letters.about(letter).stream().anyMatch(about -> group.contains(about.place())));
    }

    private void decided(
            SignedInPerson by,
            UpkeepLetterStore.StoredLetter letter,
            SentUpkeepLetter.LetterDeliveryState fate,
            PlaceUpkeepStep.UpkeepAct act,
            Instant now) {
        letters.settle(letter.id(), fate, by.id(), now);
        if (fate != SentUpkeepLetter.LetterDeliveryState.GONE) requests.unwritten(letter.id());
        for (var one : letters.about(letter.id())) {
            var step = PlaceUpkeepStep.of(now, one.place(), act, by)
                    .by(letter.id())
                    .saying(fate.name());
            steps.append(one.report().map(step::about).orElse(step));
            if (fate == SentUpkeepLetter.LetterDeliveryState.REFUSED) recipientChoice.lost(one.place(), now);
        }
    }
}
