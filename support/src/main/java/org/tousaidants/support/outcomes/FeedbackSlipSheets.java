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
import org.tousaidants.label.sitevisits.PersonPlaceMembership;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.Places;
import org.tousaidants.platform.bookings.SeatBookings;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.support.activitylog.HelpedPeopleCount;

/// « Feuilles de bulletins » — prints sheets of slips within limits: a helper prints for their own places at most as
/// many slips as people helped or seats booked. More slips require a coordinator's approval.
@Service
class FeedbackSlipSheets {
    static final Duration COUNTED = Duration.ofDays(30);

    /// The result of a print request.
    sealed interface SlipPrintResult {
        record SlipsPrinted(List<PaperCode> codes) implements SlipPrintResult {}

        /// The request is refused, because the person does not help at this place.
        record HelperNotAtPlace() implements SlipPrintResult {}

        /// The sheet is not printed yet: the request is stored, and a coordinator must first allow it.
        record SlipPrintAwaitsCoordination() implements SlipPrintResult {}

        /// The request is refused, because the slot does not exist.
        record SlipSubjectNotFound() implements SlipPrintResult {}
    }

    private final FeedbackSlipSheetStore store;
    private final HelpOutcomes outcomes;
    private final HelpedPeopleCount helped;
    private final List<PersonPlaceMembership> ties;
    private final SeatBookings bookings;
    private final Places places;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    FeedbackSlipSheets(
            FeedbackSlipSheetStore store,
            HelpOutcomes outcomes,
            HelpedPeopleCount helped,
            List<PersonPlaceMembership> ties,
            SeatBookings bookings,
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
    boolean mayPrint(SignedInPerson actor, Place place) {
        return actor.is(Role.COORDINATOR) || ties.stream().anyMatch(tie -> tie.ties(actor.id(), place));
    }

    @Transactional
    SlipPrintResult print(SignedInPerson actor, Place place, boolean own) {
        if (!mayPrint(actor, place)) return new SlipPrintResult.HelperNotAtPlace();
        var since = clock.instant().minus(COUNTED);
        store.lock(place.id().value());
        var about = HelpOutcomeSubject.help(place.id(), own ? Optional.of(actor.id()) : Optional.empty());
        if (actor.is(Role.COORDINATOR)) return printed(actor, about, HelpOutcomes.SLIPS_ON_A_SHEET);
        var counted = store.ofHelper(actor.id(), place.id().value(), since);
        var people = helped.at(actor.id(), place.id(), since);
        return FeedbackSlipLimit.likely(counted.printed(), people, counted.granted())
                ? printed(actor, about, HelpOutcomes.SLIPS_ON_A_SHEET)
                : asked(actor, about);
    }

    @Transactional
    SlipPrintResult print(SignedInPerson actor, UUID slot) {
        var seats = bookings.seats(slot);
        if (seats.isEmpty()) return new SlipPrintResult.SlipSubjectNotFound();
        store.lock(slot);
        var counted = store.ofSlot(slot);
        var left = FeedbackSlipLimit.leftForSeats(
                counted.printed(), HelpOutcomes.slipsFor(seats.get().taken()), counted.granted());
        var about = HelpOutcomeSubject.moment(slot);
        return left > 0 ? printed(actor, about, left) : asked(actor, about);
    }

    private SlipPrintResult printed(SignedInPerson actor, HelpOutcomeSubject about, int many) {
        store.printed(actor.id(), about, many, clock.instant());
        return new SlipPrintResult.SlipsPrinted(outcomes.draw(actor, about, many));
    }

    private SlipPrintResult asked(SignedInPerson actor, HelpOutcomeSubject about) {
        store.ask(actor.id(), about, HelpOutcomes.SLIPS_ON_A_SHEET, clock.instant());
        return new SlipPrintResult.SlipPrintAwaitsCoordination();
    }

    /// The requests that a coordinator must decide.
    ///
    /// @param names names of the places and slots
    record PendingSlipRequests(List<FeedbackSlipRequest> asked, Map<UUID, String> names) {}

    @Transactional(readOnly = true)
    PendingSlipRequests questions(SignedInPerson reader, int limit) {
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

    /// Returns the number of requests that this coordinator can decide: all except their own, which another
    /// coordinator must decide.
    @Transactional(readOnly = true)
    int waiting(SignedInPerson actor) {
        return store.waiting(actor.id());
    }

    /// Records a coordinator's decision about a request to print slips. Returns false if the request was already
    /// decided, or if the coordinator made it themselves.
    ///
    /// @param id id of the request
    @Transactional
    boolean decide(SignedInPerson by, UUID id, boolean granted) {
        if (!by.is(Role.COORDINATOR)) return false;
        var decided = store.decide(id, granted, by.id()).isPresent();
        if (decided) events.publishEvent(new FeedbackCommentsReviewed(by.id(), granted ? "granted" : "refused", 1));
        return decided;
    }
}
