package org.tousaidants.find.findhelp;

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
import org.tousaidants.find.ranking.Index;
import org.tousaidants.find.ranking.Ranker;
import org.tousaidants.find.ranking.Search;
import org.tousaidants.places.directory.Directory;
import org.tousaidants.places.directory.PassingPlaces;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.PlaceMarks;
import org.tousaidants.places.directory.PlaceMinutes;
import org.tousaidants.places.directory.PlacePeople;
import org.tousaidants.platform.jobs.ProcessRefresh;
import org.tousaidants.platform.tenancy.TenantScope;
import org.tousaidants.platform.tenancy.Tenants;

/// « Les recherches » — the door of the room: an answer to a search among the places of a network as they are now.
@Service
public class Searches {
    private final Directory directory;
    private final List<PlaceMarks> marks;
    private final List<PlacePeople> people;
    private final List<PlaceMinutes> minutes;
    private final List<PassingPlaces> passing;
    private final Clock clock;
    private final Map<String, IndexedPlaces> known = new ConcurrentHashMap<>();

    /// An index and the snapshot it was made of.
    private record IndexedPlaces(Directory.Snapshot snapshot, Map<PlaceId, Read> candidates, Index index) {}

    private record Read(Place place, Candidate candidate) {}

    /// « Reconnus » — the ids of the places that are recognised at this moment, and of those where a person is who
    /// agreed to say so.
    record Marks(Set<String> places, Set<String> people, Set<String> all) {}

    Searches(
            Directory directory,
            List<PlaceMarks> marks,
            List<PlacePeople> people,
            List<PlaceMinutes> minutes,
            List<PassingPlaces> passing,
            Clock clock) {
        this.directory = directory;
        this.marks = marks;
        this.people = people;
        this.minutes = minutes;
        this.passing = passing;
        this.clock = clock;
    }

    Answer answer(Search search, Marks marks) {
        return Ranker.answer(search, index().recognising(marks.all), now());
    }

    /// The answer to a search for which something must be given up: where a place fits as asked, the best ones are
    /// not looked for.
    Optional<Answer> unlessOpen(Search search, Marks marks) {
        return Ranker.fitsAny(search, index(), now()) ? Optional.empty() : Optional.of(answer(search, marks));
    }

    /// Asked anew for each answer: a label that was suspended a moment ago counts no more.
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

    /// How one goes by bus or train and comes back, from today or tomorrow on, when a person knows the timetables.
    Optional<PlaceMinutes.ThereAndBack> byTransit(Commune from, Candidate candidate) {
        var place = new PlaceId(UUID.fromString(candidate.id()));
        var tomorrow = now().toLocalDate().plusDays(now().getHour() < 9 ? 0 : 1);
        return minutes.stream()
                .flatMap(one -> one.byTransit(from.code(), place, tomorrow).stream())
                .findFirst();
    }

    /// How long one drives from a commune, when a person measured it.
    Optional<PlaceMinutes.Minutes> byCar(Commune from, Candidate candidate) {
        var place = new PlaceId(UUID.fromString(candidate.id()));
        return minutes.stream()
                .flatMap(one -> one.byCar(from.code(), place).stream())
                .findFirst();
    }

    /// Who passes where, from today on.
    Stream<PassingPlaces.PassingStop> passing() {
        return passing.stream().flatMap(one -> one.coming().stream());
    }

    /// The ids of the places that fit everything that was asked, nothing given up.
    public Set<String> fits(Search search) {
        return Ranker.fits(search, index(), now());
    }

    /// Paris wall clock.
    LocalDateTime now() {
        return OpeningHours.paris(clock.instant());
    }

    LocalDate today() {
        return now().toLocalDate();
    }

    /// From the start on, and after each change of the places, no request waits until they are all read again: that
    /// takes seconds where they are tens of thousands. Where nothing changed, this looks at one reference.
    @Bean("findhelp.refresh")
    static ProcessRefresh findHelpRefresh(Searches searches, Tenants tenants) {
        return new ProcessRefresh(Duration.ofSeconds(1), () -> tenants.each(searches::keepReady));
    }

    private void keepReady() {
        index();
    }

    private Index index() {
        var snapshot = directory.snapshot();
        var last = known.get(TenantScope.here());
        if (last != null && last.snapshot == snapshot) return last.index;
        return known.compute(
                        TenantScope.here(),
                        (_, before) -> before != null && before.snapshot == snapshot ? before : read(snapshot, before))
                .index;
    }

    /// Only the places that changed are read again.
    private static IndexedPlaces read(Directory.Snapshot snapshot, @Nullable IndexedPlaces before) {
        var candidates = HashMap.<PlaceId, Read>newHashMap(snapshot.places().size());
        for (var place : snapshot.places()) {
            var last = before == null ? null : before.candidates.get(place.id());
            candidates.put(
                    place.id(),
                    last != null && last.place.equals(place)
                            ? last
                            : new Read(
                                    place,
                                    Candidate.of(place.id().toString(), place.slug(), place.sheet(), place.hours())));
        }
        return new IndexedPlaces(
                snapshot,
                candidates,
                Index.of(candidates.values().stream().map(Read::candidate).toList()));
    }
}
