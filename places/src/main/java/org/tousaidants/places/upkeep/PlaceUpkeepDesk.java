package org.tousaidants.places.upkeep;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.places.directory.Place;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.tenancy.ValuePerTenant;

/// « Entretien d'un lieu » — a coordinator's view of the upkeep of one place, and the coordinator's decisions about
/// it.
@Service
class PlaceUpkeepDesk {
    /// The upkeep of a place as shown to a coordinator. `nextLetter` is the earliest time of the next letter
    /// about the place.
    record PlaceUpkeepView(
            Optional<SheetCheckRequest> ask,
            List<PlaceCaretaker> caretakers,
            boolean silent,
            List<UpkeepLetterStore.StoredLetter> letters,
            List<PlaceUpkeepStep> steps,
            Optional<Instant> nextLetter,
            int served,
            boolean writes) {}

    /// The result of a coordinator's request to ask a contact person again about a sheet.
    sealed interface CheckRequestResult {
        record CaretakerAsked() implements CheckRequestResult {}

        /// Nothing is sent, because a place gets at most one letter per month; `from` is the earliest time
        /// of the next letter.
        record TooSoonForLetter(Instant from) implements CheckRequestResult {}

        /// Nothing is sent, because the place has no contact person.
        record NoCaretakerToAsk() implements CheckRequestResult {}
    }

    private final SheetCheckRequestStore requests;
    private final SheetCheckRequestTracker requestTracker;
    private final PlaceCaretakers caretakers;
    private final LetterRecipientChoice recipientChoice;
    private final PlaceUpkeepHistory history;
    private final PeopleServedCounter servedCount;
    private final ValuePerTenant<UpkeepLetterRules> rules;
    private final Clock clock;

    PlaceUpkeepDesk(
            SheetCheckRequestStore requests,
            SheetCheckRequestTracker requestTracker,
            PlaceCaretakers caretakers,
            LetterRecipientChoice recipientChoice,
            PlaceUpkeepHistory history,
            PeopleServedCounter servedCount,
            ValuePerTenant<UpkeepLetterRules> rules,
            Clock clock) {
        this.requests = requests;
        this.requestTracker = requestTracker;
        this.caretakers = caretakers;
        this.recipientChoice = recipientChoice;
        this.history = history;
        this.servedCount = servedCount;
        this.rules = rules;
        this.clock = clock;
    }

    /// Returns the data about the upkeep of a place for a coordinator, and logs that the addresses of its
    /// contact persons were read.
    @Transactional
    PlaceUpkeepView see(SignedInPerson reader, Place place) {
        return new PlaceUpkeepView(
                requestTracker.of(place.id()),
                caretakers.read(reader, place),
                caretakers.silent(place),
                history.letters(place.id()),
                history.steps(place.id()),
                nextLetter(place),
                servedCount.of().getOrDefault(place.id(), 0),
                requests.writes());
    }

    /// Requests that the contact person of a place be asked again; the letter is sent with the next run of the
    /// job.
    ///
    /// @param by the coordinator
    @Transactional
    CheckRequestResult ask(SignedInPerson by, Place place) {
        var now = clock.instant();
        var next = nextLetter(place);
        if (next.isPresent()) return new CheckRequestResult.TooSoonForLetter(next.get());
        if (recipientChoice.of(place, 0) instanceof LetterRecipientChoice.RecipientResult.NoRecipient)
            return new CheckRequestResult.NoCaretakerToAsk();
        requestTracker.open(place.id(), SheetCheckRequest.CheckRequestCause.HAND, now);
        requestTracker.reopen(place.id());
        history.append(PlaceUpkeepStep.of(now, place.id(), PlaceUpkeepStep.UpkeepAct.ASKED, by));
        return new CheckRequestResult.CaretakerAsked();
    }

    private Optional<Instant> nextLetter(Place place) {
        return history.lastLetter(place.id())
                .map(last -> last.plus(rules.here().betweenLettersOfAPlace()))
                .filter(from -> from.isAfter(clock.instant()));
    }

    /// « C'est vu » — marks those entries of the coordinator's list as checked that are only to be looked at.
    /// Returns false if the place has no such entry.
    @Transactional
    boolean seen(SignedInPerson by, Place place) {
        var now = clock.instant();
        if (!requestTracker.seen(place.id(), now)) return false;
        history.append(PlaceUpkeepStep.of(now, place.id(), PlaceUpkeepStep.UpkeepAct.SEEN, by));
        return true;
    }
}
