package org.tousaidants.places.directory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.counts.FeedbackCounts;
import org.tousaidants.platform.counts.SmallCountThreshold;

/// « Ce qui se dit d'un lieu » — the statements of other packages about it today.
@Component
class PlaceStatementReader {
    /// @param recognised address of the check of its recognition
    /// @param suspended address of the page about its suspension
    /// @param helping people who agreed to be named
    /// @param ways links to act on it, for any visitor
    /// @param welcome the feedback of enough people
    /// @param free the next appointments there
    record PlaceStatements(
            Optional<String> recognised,
            Optional<String> suspended,
            List<RecognisedPeopleAtPlace.Helping> helping,
            List<PlacePageLink> ways,
            Optional<FeedbackCounts.FeedbackSummary> welcome,
            List<FreeAppointments.FreeTime> free) {}

    private final List<PlaceRecognitions> marks;
    private final List<RecognisedPeopleAtPlace> people;
    private final List<PlacePageLink> ways;
    private final ObjectProvider<FeedbackCounts> voices;
    private final List<FreeAppointments> appointments;
    private final List<VoucherPlaces> vouchers;

    PlaceStatementReader(
            List<PlaceRecognitions> marks,
            List<RecognisedPeopleAtPlace> people,
            List<PlacePageLink> ways,
            ObjectProvider<FeedbackCounts> voices,
            List<FreeAppointments> appointments,
            List<VoucherPlaces> vouchers) {
        this.marks = marks;
        this.people = people;
        this.ways = ways;
        this.voices = voices;
        this.appointments = appointments;
        this.vouchers = vouchers;
    }

    PlaceStatements of(Place place) {
        return new PlaceStatements(
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
                                        FeedbackCounts.SubjectKind.PLACE,
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
        return VoucherPlaces.any(vouchers, place.id());
    }

    /// Empty for a place that is not shown.
    private Optional<String> marked(Place place, Function<PlaceRecognitions, Map<PlaceId, String>> what) {
        return marks.stream()
                .filter(mark -> place.inLists())
                .flatMap(mark -> Optional.ofNullable(what.apply(mark).get(place.id())).stream())
                .findFirst();
    }
}
