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
import org.tousaidants.find.ranking.Answer;
import org.tousaidants.find.ranking.Candidate;
import org.tousaidants.find.ranking.CandidateIndex;
import org.tousaidants.find.ranking.Criterion;
import org.tousaidants.find.ranking.Ranker;
import org.tousaidants.find.ranking.Search;
import org.tousaidants.find.ranking.WaterDetour;
import org.tousaidants.places.directory.Directory;
import org.tousaidants.places.directory.FreeAppointments;
import org.tousaidants.places.directory.MobileVisits;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.PlaceRecognitions;
import org.tousaidants.places.directory.RecognisedPeopleAtPlace;
import org.tousaidants.places.directory.VoucherPlaces;
import org.tousaidants.places.journeys.Journey;
import org.tousaidants.places.journeys.Journeys;
import org.tousaidants.places.journeys.RoadTravelTimes;
import org.tousaidants.platform.jobs.PeriodicRefresh;
import org.tousaidants.platform.tenancy.TenantScope;
import org.tousaidants.platform.tenancy.Tenants;

/// « Les recherches » — service that answers a search from the current places of a network.
@Service
public class Searches {
    private final Directory directory;
    private final List<PlaceRecognitions> marks;
    private final List<RecognisedPeopleAtPlace> people;
    private final Journeys journeys;
    private final List<MobileVisits> passing;
    private final List<FreeAppointments> appointments;
    private final List<VoucherPlaces> vouchers;
    private final Clock clock;
    private final Map<String, IndexedPlaces> known = new ConcurrentHashMap<>();
    private final Map<String, CashingIndex> cashing = new ConcurrentHashMap<>();

    /// An index, and the snapshot of the directory from which it was made.
    private record IndexedPlaces(
            Directory.Snapshot snapshot, Map<PlaceId, FoundPlace> candidates, CandidateIndex index) {}

    /// An index that also knows which places can cash a voucher.
    private record CashingIndex(CandidateIndex of, Set<PlaceId> places, CandidateIndex index) {}

    private record FoundPlace(Place place, Candidate candidate) {}

    /// « Reconnus » — ids of recognised places, and of places with a recognised person who agreed to be shown.
    record Marks(Set<String> places, Set<String> people, Set<String> all) {}

    Searches(
            Directory directory,
            List<PlaceRecognitions> marks,
            List<RecognisedPeopleAtPlace> people,
            Journeys journeys,
            List<MobileVisits> passing,
            List<FreeAppointments> appointments,
            List<VoucherPlaces> vouchers,
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

    Answer answer(Search search, Marks marks) {
        return Ranker.answer(search, index(search).recognising(marks.all), now(), detour(search));
    }

    /// The answer if it needs concessions; empty if a place meets the whole search.
    Optional<Answer> unlessOpen(Search search, Marks marks) {
        return Ranker.fitsAny(search, index(search), now(), detour(search))
                ? Optional.empty()
                : Optional.of(answer(search, marks));
    }

    /// The current recognitions. They are read for each answer, so that a suspended label counts no longer.
    Marks marks() {
        var answers = new ArrayList<Map<PlaceId, ?>>(marks.size() + people.size());
        for (var one : marks) answers.add(one.recognised());
        for (var one : people) answers.add(one.helping());
        var places = ids(answers.subList(0, marks.size()));
        var helped = ids(answers.subList(marks.size(), answers.size()));
        return new Marks(places, helped, ids(answers));
    }

    private static Set<String> ids(List<Map<PlaceId, ?>> answers) {
        return answers.stream()
                .flatMap(answer -> answer.keySet().stream())
                .map(PlaceId::toString)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// The way there and back by bus or train, from today or tomorrow on, when the timetables are known.
    Optional<RoadTravelTimes.ThereAndBack> byTransit(Commune from, Candidate candidate) {
        var tomorrow = now().toLocalDate().plusDays(now().getHour() < 9 ? 0 : 1);
        return journeys.byTransit(from, new PlaceId(UUID.fromString(candidate.id())), tomorrow);
    }

    /// The commune where the person starts; for a position, the commune that contains it.
    Optional<Commune> from(Search search) {
        return search.where().flatMap(where -> where.commune().or(() -> journeys.commune(where.point())));
    }

    /// The journey by car from the point of the search; empty if one of the two points is unknown.
    Optional<Journey> journey(Search search, Candidate candidate) {
        return from(search)
                .flatMap(from -> candidate
                        .point()
                        .map(at -> journeys.toPlace(
                                from,
                                search.where().orElseThrow().point(),
                                new PlaceId(UUID.fromString(candidate.id())),
                                at)));
    }

    /// The detours around water from the point of the search, computed once for each commune.
    WaterDetour detour(Search search) {
        var from = from(search);
        if (from.isEmpty()) return WaterDetour.NONE;
        var known = new HashMap<String, Double>();
        return commune -> known.computeIfAbsent(commune, one -> journeys.detour(from.get(), one));
    }

    /// The stops of mobile visits, from today on.
    Stream<MobileVisits.PassingStop> passing() {
        return passing.stream().flatMap(one -> one.coming().stream());
    }

    /// The next free appointments of each place, by its id.
    Map<String, List<FreeAppointments.FreeTime>> free() {
        return appointments.stream()
                .flatMap(one -> one.next().entrySet().stream())
                .collect(Collectors.toMap(one -> one.getKey().toString(), Map.Entry::getValue, (one, _) -> one));
    }

    /// The ids of the places that meet the whole search, without concessions.
    public Set<String> fits(Search search) {
        return Ranker.fits(search, index(search), now(), detour(search));
    }

    /// The current time in Paris.
    LocalDateTime now() {
        return OpeningHours.paris(clock.instant());
    }

    LocalDate today() {
        return now().toLocalDate();
    }

    /// Rebuilds the index in the background at the start and after each change of the places, because this
    /// takes seconds for tens of thousands of places. Without a change it only compares a reference.
    @Bean("findhelp.refresh")
    static PeriodicRefresh findHelpRefresh(Searches searches, Tenants tenants) {
        return new PeriodicRefresh(Duration.ofSeconds(1), () -> tenants.each(searches::keepReady));
    }

    private void keepReady() {
        index();
    }

    /// The index for a search. The places that cash vouchers are read only if the search asks for them.
    private CandidateIndex index(Search search) {
        var index = index();
        if (!search.matters().contains(Criterion.PASS)) return index;
        var places = vouchers.stream().flatMap(one -> one.cashing().stream()).collect(Collectors.toUnmodifiableSet());
        return cashing.compute(
                        TenantScope.here(),
                        (_, was) -> was != null && was.of == index && was.places.equals(places)
                                ? was
                                : new CashingIndex(
                                        index,
                                        places,
                                        index.cashing(places.stream()
                                                .map(PlaceId::toString)
                                                .collect(Collectors.toSet()))))
                .index;
    }

    private CandidateIndex index() {
        var snapshot = directory.snapshot();
        var last = known.get(TenantScope.here());
        if (last != null && last.snapshot == snapshot) return last.index;
        return known.compute(
                        TenantScope.here(),
                        (_, before) -> before != null && before.snapshot == snapshot ? before : read(snapshot, before))
                .index;
    }

    /// Builds an index; only places that changed since the previous one are converted again.
    private static IndexedPlaces read(Directory.Snapshot snapshot, @Nullable IndexedPlaces before) {
        var candidates =
                HashMap.<PlaceId, FoundPlace>newHashMap(snapshot.places().size());
        for (var place : snapshot.places()) {
            var last = before == null ? null : before.candidates.get(place.id());
            candidates.put(
                    place.id(),
                    last != null && last.place.equals(place)
                            ? last
                            : new FoundPlace(
                                    place,
                                    Candidate.of(place.id().toString(), place.slug(), place.sheet(), place.hours())));
        }
        return new IndexedPlaces(
                snapshot,
                candidates,
                CandidateIndex.of(
                        candidates.values().stream().map(FoundPlace::candidate).toList()));
    }
}
