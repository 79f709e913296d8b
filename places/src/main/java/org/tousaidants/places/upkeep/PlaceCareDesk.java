package org.tousaidants.places.upkeep;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.places.directory.Place;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.tenancy.TenantValues;

/// « Entretien d'un lieu » — a coordinator's view of the care of one place, and their decisions.
@Service
class PlaceCareDesk {
    /// A place as the desk sees it. `nextLetter`: the earliest next letter about it.
    record PlaceUpkeepView(
            Optional<CareRequest> ask,
            List<Caretaker> caretakers,
            boolean silent,
            List<LetterStore.StoredLetter> letters,
            List<CareStep> steps,
            Optional<Instant> nextLetter,
            int served,
            boolean writes) {}

    /// The result of asking a caretaker again.
    sealed interface AskResult {
        record Asked() implements AskResult {}

        /// A place gets one letter a month at most.
        record TooSoon(Instant from) implements AskResult {}

        /// There is no caretaker to write to.
        record Nobody() implements AskResult {}
    }

    private final UpkeepRequestStore requests;
    private final UpkeepRequestTracker requestTracker;
    private final Caretakers caretakers;
    private final RecipientChoice recipientChoice;
    private final CareHistory history;
    private final PeopleServedCounter servedCount;
    private final TenantValues<CareRules> rules;
    private final Clock clock;

    PlaceCareDesk(
            UpkeepRequestStore requests,
            UpkeepRequestTracker requestTracker,
            Caretakers caretakers,
            RecipientChoice recipientChoice,
            CareHistory history,
            PeopleServedCounter servedCount,
            TenantValues<CareRules> rules,
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

    /// Reading the addresses of caretakers is logged.
    @Transactional
    PlaceUpkeepView see(Actor reader, Place place) {
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

    /// The letter leaves with the next run of the job.
    @Transactional
    AskResult ask(Actor by, Place place) {
        var now = clock.instant();
        var next = nextLetter(place);
        if (next.isPresent()) return new AskResult.TooSoon(next.get());
        if (recipientChoice.of(place, 0) instanceof RecipientChoice.Choice.None) return new AskResult.Nobody();
        requestTracker.open(place.id(), CareRequest.Cause.HAND, now);
        requestTracker.reopen(place.id());
        history.append(CareStep.of(now, place.id(), CareStep.Act.ASKED, by));
        return new AskResult.Asked();
    }

    private Optional<Instant> nextLetter(Place place) {
        return history.lastLetter(place.id())
                .map(last -> last.plus(rules.here().betweenLettersOfAPlace()))
                .filter(from -> from.isAfter(clock.instant()));
    }

    /// « C'est vu » — for entries that only need a check; false when there are none.
    @Transactional
    boolean seen(Actor by, Place place) {
        var now = clock.instant();
        if (!requestTracker.seen(place.id(), now)) return false;
        history.append(CareStep.of(now, place.id(), CareStep.Act.SEEN, by));
        return true;
    }
}
