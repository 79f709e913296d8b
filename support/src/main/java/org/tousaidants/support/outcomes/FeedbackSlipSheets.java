package org.tousaidants.support.outcomes;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.label.sitevisits.PlaceMembership;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.Places;
import org.tousaidants.platform.bookings.Bookings;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.support.activitylog.HelpedPeopleCount;

/// « Feuilles de bulletins » — limits printing: for one's own places, at most as many as people helped or seats
/// booked. More requires the coordination.
@Service
class FeedbackSlipSheets {
    static final Duration COUNTED = Duration.ofDays(30);

    /// The result of a print request.
    sealed interface PrintResult {
        record SlipsPrinted(List<PaperCode> codes) implements PrintResult {}

        /// Refused: the person does not help at this place.
        record NotTheirPlace() implements PrintResult {}

        /// Not printed yet: the coordination was asked to allow it.
        record CoordinationAsked() implements PrintResult {}

        /// Refused: the slot does not exist.
        record NotFound() implements PrintResult {}
    }

    private final FeedbackSlipSheetStore store;
    private final Outcomes outcomes;
    private final HelpedPeopleCount helped;
    private final List<PlaceMembership> ties;
    private final Bookings bookings;
    private final Places places;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    FeedbackSlipSheets(
            FeedbackSlipSheetStore store,
            Outcomes outcomes,
            HelpedPeopleCount helped,
            List<PlaceMembership> ties,
            Bookings bookings,
            Places places,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.outcomes = outcomes;
        this.helped = helped;
        this.ties = ties;
        this.bookings = bookings;
        this.places = places;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    boolean mayPrint(Actor actor, Place place) {
        return actor.is(Role.COORDINATOR) || ties.stream().anyMatch(tie -> tie.ties(actor.id(), place));
    }

    @Transactional
    PrintResult print(Actor actor, Place place, boolean own) {
        if (!mayPrint(actor, place)) return new PrintResult.NotTheirPlace();
        var since = clock.instant().minus(COUNTED);
        store.lock(place.id().value());
        var about = OutcomeSubject.help(place.id(), own ? Optional.of(actor.id()) : Optional.empty());
        if (actor.is(Role.COORDINATOR)) return printed(actor, about, Outcomes.SLIPS_ON_A_SHEET);
        var counted = store.ofHelper(actor.id(), place.id().value(), since);
        var people = helped.at(actor.id(), place.id(), since);
        return FeedbackSlipLimit.likely(counted.printed(), people, counted.granted())
                ? printed(actor, about, Outcomes.SLIPS_ON_A_SHEET)
                : asked(actor, about);
    }

    @Transactional
    PrintResult print(Actor actor, UUID slot) {
        var seats = bookings.seats(slot);
        if (seats.isEmpty()) return new PrintResult.NotFound();
        store.lock(slot);
        var counted = store.ofSlot(slot);
        var left = FeedbackSlipLimit.leftForSeats(
                counted.printed(), Outcomes.slipsFor(seats.get().taken()), counted.granted());
        var about = OutcomeSubject.moment(slot);
        return left > 0 ? printed(actor, about, left) : asked(actor, about);
    }

    private PrintResult printed(Actor actor, OutcomeSubject about, int many) {
        store.printed(actor.id(), about, many, clock.instant());
        return new PrintResult.SlipsPrinted(outcomes.draw(actor, about, many));
    }

    private PrintResult asked(Actor actor, OutcomeSubject about) {
        store.ask(actor.id(), about, Outcomes.SLIPS_ON_A_SHEET, clock.instant());
        return new PrintResult.CoordinationAsked();
    }

    /// The requests that await the coordination.
    ///
    /// @param names of the places and slots
    record PendingSlipRequests(List<FeedbackSlipRequest> asked, Map<UUID, String> names) {}

    @Transactional(readOnly = true)
    PendingSlipRequests questions(Actor reader, int limit) {
        if (!reader.is(Role.COORDINATOR)) return new PendingSlipRequests(List.of(), Map.of());
        var asked = store.asked(limit);
        var names = new HashMap<>(bookings.titles(asked.stream()
                .filter(FeedbackSlipRequest::moment)
                .map(FeedbackSlipRequest::of)
                .collect(Collectors.toSet())));
        places.names(asked.stream()
                        .filter(one -> !one.moment())
                        .map(one -> new PlaceId(one.of()))
                        .toList())
                .forEach((place, name) -> names.put(place.value(), name));
        return new PendingSlipRequests(asked, names);
    }

    /// Without those that the person requested: another decides them.
    @Transactional(readOnly = true)
    int waiting(Actor actor) {
        return store.waiting(actor.id());
    }

    /// Returns false if it was decided before, or by its requester.
    @Transactional
    boolean decide(Actor by, UUID id, boolean granted) {
        if (!by.is(Role.COORDINATOR)) return false;
        var decided = store.decide(id, granted, by.id()).isPresent();
        if (decided) events.publishEvent(new CommentsReviewed(by.id(), granted ? "granted" : "refused", 1));
        return decided;
    }
}
