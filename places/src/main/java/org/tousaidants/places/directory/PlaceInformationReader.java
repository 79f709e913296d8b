package org.tousaidants.places.directory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.counts.FeedbackCounts;
import org.tousaidants.platform.counts.SmallCountThreshold;

/// « Ce qui se dit d'un lieu » — collects the information of other packages about a place, for its public page.
@Component
class PlaceInformationReader {
    /// The information of other packages about a place.
    ///
    /// @param recognised path of the public page that proves the recognition; empty if not recognised
    /// @param suspended path of the page about the suspension of the recognition; empty if not suspended
    /// @param helping recognised people who agreed to be named on the page
    /// @param ways links to pages on which a visitor can do something, such as book
    /// @param welcome feedback of visitors; empty if too few people gave feedback
    /// @param free the next free appointments at the place
    record PlaceInformation(
            Optional<String> recognised,
            Optional<String> suspended,
            List<RecognisedPeopleAtPlace.RecognisedHelper> helping,
            List<PlacePageLink> ways,
            Optional<FeedbackCounts.FeedbackSummary> welcome,
            List<PlaceFreeAppointments.FreeAppointmentTime> free) {}

    private final List<PlaceRecognitions> marks;
    private final List<RecognisedPeopleAtPlace> people;
    private final List<PlacePageLink> ways;
    private final ObjectProvider<FeedbackCounts> voices;
    private final List<PlaceFreeAppointments> appointments;
    private final List<VoucherCashingPlaces> vouchers;

    PlaceInformationReader(
            List<PlaceRecognitions> marks,
            List<RecognisedPeopleAtPlace> people,
            List<PlacePageLink> ways,
            ObjectProvider<FeedbackCounts> voices,
            List<PlaceFreeAppointments> appointments,
            List<VoucherCashingPlaces> vouchers) {
        this.marks = marks;
        this.people = people;
        this.ways = ways;
        this.voices = voices;
        this.appointments = appointments;
        this.vouchers = vouchers;
    }

    PlaceInformation of(Place place) {
        return new PlaceInformation(
                marked(place, PlaceRecognitions::recognised),
                marked(place, PlaceRecognitions::suspended),
                people.stream()
                        .flatMap(known -> known.helping().getOrDefault(place.id(), List.of()).stream())
                        .toList(),
                ways,
                voices.stream()
                        .filter(_ -> place.inLists())
                        .flatMap(known -> known
                                .said(
                                        FeedbackCounts.FeedbackSubjectKind.PLACE,
                                        place.id().value(),
                                        SmallCountThreshold.IN_PUBLIC)
                                .stream())
                        .findFirst(),
                appointments.stream()
                        .filter(_ -> place.inLists())
                        .flatMap(known -> known.next().getOrDefault(place.id(), List.of()).stream())
                        .toList());
    }

    boolean cashes(Place place) {
        return VoucherCashingPlaces.any(vouchers, place.id());
    }

    /// Returns the path for this place in one of the maps of recognitions; empty if the map has no such path, or
    /// if lists do not show the place.
    ///
    /// @param what function that selects the map: recognised or suspended places
    private Optional<String> marked(Place place, Function<PlaceRecognitions, Map<PlaceId, String>> what) {
        return marks.stream()
                .filter(mark -> place.inLists())
                .flatMap(mark -> Optional.ofNullable(what.apply(mark).get(place.id())).stream())
                .findFirst();
    }
}
