package org.tousaidants.find.answers;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Service;
import org.tousaidants.core.hours.OpeningHours;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.find.ranking.CandidatePlace;
import org.tousaidants.find.ranking.CandidatePlaceIndex;
import org.tousaidants.find.ranking.DetourAroundWater;
import org.tousaidants.find.ranking.HelpSearch;
import org.tousaidants.find.ranking.PlaceRanker;
import org.tousaidants.find.ranking.SearchAnswer;
import org.tousaidants.find.ranking.SearchCriterion;
import org.tousaidants.places.directory.MobileServiceStops;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceDirectory;
import org.tousaidants.places.directory.PlaceFreeAppointments;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.PlaceRecognitions;
import org.tousaidants.places.directory.RecognisedPeopleAtPlace;
import org.tousaidants.places.directory.VoucherCashingPlaces;
import org.tousaidants.places.journeys.CarJourney;
import org.tousaidants.places.journeys.CarJourneys;
import org.tousaidants.places.journeys.RoadTravelTimes;
import org.tousaidants.platform.jobs.PeriodicRefresh;
import org.tousaidants.platform.tenancy.CurrentTenantScope;
import org.tousaidants.platform.tenancy.Tenants;

/// « Les recherches » — service that answers a search with the current places of a network.
@Service
public class HelpSearches {
    private final PlaceDirectory directory;
    private final List<PlaceRecognitions> marks;
    private final List<RecognisedPeopleAtPlace> people;
    private final CarJourneys journeys;
    private final List<MobileServiceStops> passing;
    private final List<PlaceFreeAppointments> appointments;
    private final List<VoucherCashingPlaces> vouchers;
    private final Clock clock;
    private final Map<String, IndexedPlaces> known = new ConcurrentHashMap<>();
    private final Map<String, VoucherPlaceIndex> cashing = new ConcurrentHashMap<>();

    /// An index of places for the search, and the snapshot of the directory of places from which it was built.
    private record IndexedPlaces(
            PlaceDirectory.DirectorySnapshot snapshot,
            Map<PlaceId, PlaceWithCandidate> candidates,
            CandidatePlaceIndex index) {}

    /// The index of an earlier moment, the places that can cash a voucher, and the index in which these places
    /// are marked.
    private record VoucherPlaceIndex(CandidatePlaceIndex of, Set<PlaceId> places, CandidatePlaceIndex index) {}

    private record PlaceWithCandidate(Place place, CandidatePlace candidate) {}

    /// « Reconnus » — the recognitions that the search uses: the ids of recognised places, the ids of places
    /// with a recognised person who agreed to be shown, and the ids of both together.
    record RecognisedPlaceIds(Set<String> places, Set<String> people, Set<String> all) {}

    HelpSearches(
            PlaceDirectory directory,
            List<PlaceRecognitions> marks,
            List<RecognisedPeopleAtPlace> people,
            CarJourneys journeys,
            List<MobileServiceStops> passing,
            List<PlaceFreeAppointments> appointments,
            List<VoucherCashingPlaces> vouchers,
            Clock clock) {
        this.directory = directory;
        this.marks = marks;
        this.people = people;
        this.journeys = journeys;
        this.passing = passing;
        this.appointments = appointments;
        this.vouchers = vouchers;
        this.clock = clock;
    }

    SearchAnswer answer(HelpSearch search, RecognisedPlaceIds marks) {
        return PlaceRanker.answer(search, index(search).recognising(marks.all), now(), detour(search));
    }

    /// Returns the answer if criteria must be dropped to find a place; empty if a place meets the whole search.
    Optional<SearchAnswer> unlessOpen(HelpSearch search, RecognisedPlaceIds marks) {
        return PlaceRanker.fitsAny(search, index(search), now(), detour(search))
                ? Optional.empty()
                : Optional.of(answer(search, marks));
    }

    /// Returns the current recognitions of places and people. They are read again for each answer, so that a
    /// suspended recognition no longer counts.
    RecognisedPlaceIds marks() {
        var answers = new ArrayList<Map<PlaceId, ?>>(marks.size() + people.size());
        for (var one : marks) answers.add(one.recognised());
        for (var one : people) answers.add(one.helping());
        var places = ids(answers.subList(0, marks.size()));
        var helped = ids(answers.subList(marks.size(), answers.size()));
        return new RecognisedPlaceIds(places, helped, ids(answers));
    }

    private static Set<String> ids(List<Map<PlaceId, ?>> answers) {
        return answers.stream()
                .flatMap(answer -> answer.keySet().stream())
                .map(PlaceId::toString)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Returns the journey to a place and back by bus or train, on the current or the next day or, without a
    /// connection then, on the next day with one; empty if the timetables are unknown.
    Optional<RoadTravelTimes.CoachRoundTrip> byTransit(Commune from, CandidatePlace candidate) {
        var tomorrow = now().toLocalDate().plusDays(now().getHour() < 9 ? 0 : 1);
        return journeys.byTransit(from, new PlaceId(UUID.fromString(candidate.id())), tomorrow);
    }

    /// Returns the commune where the person starts; for a position, the commune that contains the position.
    Optional<Commune> from(HelpSearch search) {
        return search.where().flatMap(where -> where.commune().or(() -> journeys.commune(where.point())));
    }

    /// Returns the journey by car from the person's position to a place; empty if one of the two positions is
    /// unknown.
    Optional<CarJourney> journey(HelpSearch search, CandidatePlace candidate) {
        return from(search)
                .flatMap(from -> candidate
                        .point()
                        .map(at -> journeys.toPlace(
                                from,
                                search.where().orElseThrow().point(),
                                new PlaceId(UUID.fromString(candidate.id())),
                                at)));
    }

    /// Returns the detours (additional metres) around water from the person's position. The detour to each
    /// commune is computed only once.
    DetourAroundWater detour(HelpSearch search) {
        var from = from(search);
        if (from.isEmpty()) return DetourAroundWater.NONE;
        var known = new HashMap<String, Double>();
        return commune -> known.computeIfAbsent(commune, one -> journeys.detour(from.get(), one));
    }

    /// Returns the stops of mobile services such as a bus, from the current day on.
    Stream<MobileServiceStops.NextMobileStop> passing() {
        return passing.stream().flatMap(one -> one.coming().stream());
    }

    /// Returns the next free appointments of each place, by the id of the place.
    Map<String, List<PlaceFreeAppointments.FreeAppointmentTime>> free() {
        return appointments.stream()
                .flatMap(one -> one.next().entrySet().stream())
                .collect(Collectors.toMap(one -> one.getKey().toString(), Map.Entry::getValue, (one, _) -> one));
    }

    /// Returns the ids of the places that meet all criteria of the search.
    public Set<String> fits(HelpSearch search) {
        return PlaceRanker.fits(search, index(search), now(), detour(search));
    }

    /// Returns the current local time in Paris.
    LocalDateTime now() {
        return OpeningHours.paris(clock.instant());
    }

    LocalDate today() {
        return now().toLocalDate();
    }

    /// Declares a job that rebuilds the index of places in the background, at startup and after each change of
    /// the places. Building takes seconds for tens of thousands of places. As long as no place has changed, the
    /// job only compares two references.
    @Bean("findhelp.refresh")
    static PeriodicRefresh findHelpRefresh(HelpSearches searches, Tenants tenants) {
        return new PeriodicRefresh(Duration.ofSeconds(1), () -> tenants.each(searches::keepReady));
    }

    private void keepReady() {
        index();
    }

    /// Returns the index of places for a search. The places that cash vouchers are read only if the search
    /// requires them.
    private CandidatePlaceIndex index(HelpSearch search) {
        var index = index();
        if (!search.matters().contains(SearchCriterion.PASS)) return index;
        var places = vouchers.stream().flatMap(one -> one.cashing().stream()).collect(Collectors.toUnmodifiableSet());
        return cashing.compute(
                        CurrentTenantScope.here(),
                        (_, was) -> was != null && was.of == index && was.places.equals(places)
                                ? was
                                : new VoucherPlaceIndex(
                                        index,
                                        places,
                                        index.cashing(places.stream()
                                                .map(PlaceId::toString)
                                                .collect(Collectors.toSet()))))
                .index;
    }

    private CandidatePlaceIndex index() {
        var snapshot = directory.snapshot();
        var last = known.get(CurrentTenantScope.here());
        if (last != null && last.snapshot == snapshot) return last.index;
        return known.compute(
                        CurrentTenantScope.here(),
                        (_, before) -> before != null && before.snapshot == snapshot ? before : read(snapshot, before))
                .index;
    }

    /// Builds an index; converts only the places that changed since the previous index.
    private static IndexedPlaces read(PlaceDirectory.DirectorySnapshot snapshot, @Nullable IndexedPlaces before) {
        var candidates = HashMap.<PlaceId, PlaceWithCandidate>newHashMap(
                snapshot.places().size());
        for (var place : snapshot.places()) {
            var last = before == null ? null : before.candidates.get(place.id());
            candidates.put(
                    place.id(),
                    last != null && last.place.equals(place)
                            ? last
                            : new PlaceWithCandidate(
                                    place,
                                    CandidatePlace.of(
                                            place.id().toString(), place.slug(), place.sheet(), place.hours())));
        }
        return new IndexedPlaces(
                snapshot,
                candidates,
                CandidatePlaceIndex.of(candidates.values().stream()
                        .map(PlaceWithCandidate::candidate)
                        .toList()));
    }
}
