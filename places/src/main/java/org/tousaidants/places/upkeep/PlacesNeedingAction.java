package org.tousaidants.places.upkeep;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tousaidants.places.directory.Directory;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.Places;

/// « À faire » — the places that need an action: a reported error, a question without an answer, a letter of
/// unknown delivery.
@Component
class PlacesNeedingAction {
    private final UpkeepRequestStore requests;
    private final ReportReader reportReader;
    private final LetterStore letters;
    private final Places places;
    private final Directory directory;
    private final PeopleServedCounter servedCount;

    PlacesNeedingAction(
            UpkeepRequestStore requests,
            ReportReader reportReader,
            LetterStore letters,
            Places places,
            Directory directory,
            PeopleServedCounter servedCount) {
        this.requests = requests;
        this.reportReader = reportReader;
        this.letters = letters;
        this.places = places;
        this.directory = directory;
        this.servedCount = servedCount;
    }

    int count() {
        return reasons().size();
    }

    /// The most people served first; for equal numbers, the longest waiting first.
    List<UpkeepWork.ToDo> of() {
        var served = servedCount.of();
        return reasons().stream()
                .map(one ->
                        new UpkeepWork.ToDo(one.place, served.getOrDefault(one.place.id(), 0), one.reasons, one.since))
                .sorted(Comparator.comparingInt(UpkeepWork.ToDo::served)
                        .reversed()
                        .thenComparing(UpkeepWork.ToDo::since)
                        .thenComparing(todo -> todo.place().id().value()))
                .toList();
    }

    private static final class OpenWorkCount {
        private final Place place;
        private final Set<UpkeepWork.Reason> reasons = EnumSet.noneOf(UpkeepWork.Reason.class);
        private Instant since;

        private OpenWorkCount(Place place, Instant since) {
            this.place = place;
            this.since = since;
        }
    }

    private record Cause(PlaceId record, UpkeepWork.Reason reason, Instant since) {}

    /// Each place once, for all of its records.
    private Collection<OpenWorkCount> reasons() {
        var causes = causes();
        var standing = standing(causes.stream().map(Cause::record).collect(Collectors.toSet()));
        var found = new LinkedHashMap<PlaceId, OpenWorkCount>();
        for (var cause : causes) {
            var place = standing.get(cause.record());
            if (place == null) continue;
            var one = found.computeIfAbsent(place.id(), id -> new OpenWorkCount(place, cause.since()));
            one.reasons.add(cause.reason());
            if (cause.since().isBefore(one.since)) one.since = cause.since();
        }
        return found.values();
    }

    /// The place of each record; those in the directory are in memory.
    private Map<PlaceId, Place> standing(Set<PlaceId> asked) {
        var roots = places.grouped();
        var listed = new HashMap<PlaceId, Place>();
        for (var place : directory.snapshot().places()) listed.put(place.id(), place);
        var standing = new HashMap<PlaceId, Place>();
        var others = new ArrayList<PlaceId>();
        for (var record : asked) {
            var place = listed.get(roots.getOrDefault(record, record));
            if (place == null) others.add(record);
            else standing.put(record, place);
        }
        if (!others.isEmpty()) standing.putAll(places.find(others));
        return standing;
    }

    private List<Cause> causes() {
        var causes = new ArrayList<Cause>();
        for (var report : reportReader.waiting())
            causes.add(new Cause(Report.placeOf(report.subject()), UpkeepWork.Reason.REPORT, report.at()));
        var writes = requests.writes();
        for (var ask : requests.pending())
            ask.handed()
                    .map(UpkeepWork.Reason::of)
                    .or(() -> writes || ask.why() != CareRequest.Cause.STALE
                            ? Optional.empty()
                            : Optional.of(UpkeepWork.Reason.STALE))
                    .ifPresent(reason -> causes.add(new Cause(ask.place(), reason, ask.opened())));
        for (var letter : letters.uncertain())
            causes.add(new Cause(letter.place(), UpkeepWork.Reason.UNCERTAIN, letter.at()));
        return causes;
    }
}
