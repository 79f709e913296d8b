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
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceDirectory;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.Places;

/// « À faire » — the places that need an action, because of a reported error, a request without an answer or a
/// letter with unknown delivery status.
@Component
class PlacesNeedingAction {
    private final SheetCheckRequestStore requests;
    private final ErrorReportReader reportReader;
    private final UpkeepLetterStore letters;
    private final Places places;
    private final PlaceDirectory directory;
    private final PeopleServedCounter servedCount;

    PlacesNeedingAction(
            SheetCheckRequestStore requests,
            ErrorReportReader reportReader,
            UpkeepLetterStore letters,
            Places places,
            PlaceDirectory directory,
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

    /// Returns the places that need an action by a coordinator. Those that serve most people come first; if the
    /// numbers are equal, the place that has been waiting longest.
    List<DataUpkeepWork.UpkeepTask> of() {
        var served = servedCount.of();
        return reasons().stream()
                .map(one -> new DataUpkeepWork.UpkeepTask(
                        one.place, served.getOrDefault(one.place.id(), 0), one.reasons, one.since))
                .sorted(Comparator.comparingInt(DataUpkeepWork.UpkeepTask::served)
                        .reversed()
                        .thenComparing(DataUpkeepWork.UpkeepTask::since)
                        .thenComparing(todo -> todo.place().id().value()))
                .toList();
    }

    private static final class OpenPlaceTasks {
        private final Place place;
        private final Set<DataUpkeepWork.UpkeepTaskReason> reasons =
                EnumSet.noneOf(DataUpkeepWork.UpkeepTaskReason.class);
        private Instant since;

        private OpenPlaceTasks(Place place, Instant since) {
            this.place = place;
            this.since = since;
        }
    }

    private record UpkeepTaskCause(PlaceId record, DataUpkeepWork.UpkeepTaskReason reason, Instant since) {}

    /// Returns the open tasks of each place. A task that several records of a place have is counted once.
    private Collection<OpenPlaceTasks> reasons() {
        var causes = causes();
        var standing = standing(causes.stream().map(UpkeepTaskCause::record).collect(Collectors.toSet()));
        var found = new LinkedHashMap<PlaceId, OpenPlaceTasks>();
        for (var cause : causes) {
            var place = standing.get(cause.record());
            if (place == null) continue;
            var one = found.computeIfAbsent(place.id(), id -> new OpenPlaceTasks(place, cause.since()));
            one.reasons.add(cause.reason());
            if (cause.since().isBefore(one.since)) one.since = cause.since();
        }
        return found.values();
    }

    /// Returns the place to which each record belongs. Only places that are not in the directory are read from
    /// the database.
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

    private List<UpkeepTaskCause> causes() {
        var causes = new ArrayList<UpkeepTaskCause>();
        for (var report : reportReader.waiting())
            causes.add(new UpkeepTaskCause(
                    SheetErrorReport.placeOf(report.subject()), DataUpkeepWork.UpkeepTaskReason.REPORT, report.at()));
        var writes = requests.writes();
        for (var ask : requests.pending())
            ask.handed()
                    .map(DataUpkeepWork.UpkeepTaskReason::of)
                    .or(() -> writes || ask.why() != SheetCheckRequest.CheckRequestCause.STALE
                            ? Optional.empty()
                            : Optional.of(DataUpkeepWork.UpkeepTaskReason.STALE))
                    .ifPresent(reason -> causes.add(new UpkeepTaskCause(ask.place(), reason, ask.opened())));
        for (var letter : letters.uncertain())
            causes.add(new UpkeepTaskCause(letter.place(), DataUpkeepWork.UpkeepTaskReason.UNCERTAIN, letter.at()));
        return causes;
    }
}
