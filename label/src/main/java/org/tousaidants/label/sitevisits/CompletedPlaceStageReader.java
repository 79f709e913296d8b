package org.tousaidants.label.sitevisits;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tousaidants.label.sitevisits.PlaceImprovementStageStore.CrossVisit;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.Places;
import org.tousaidants.rules.judging.LabelDossier.CompletedStage;

/// « Démarche faite » — converts the recorded stages of places to the completed stages in a dossier. A visit between
/// two places counts only after the team of each place has visited the other place.
@Component
class CompletedPlaceStageReader {
    private final PlaceImprovementStageStore store;
    private final Places places;

    CompletedPlaceStageReader(PlaceImprovementStageStore store, Places places) {
        this.store = store;
        this.places = places;
    }

    /// Returns the completed stages by place, then by the id of the stage.
    ///
    /// @param told recorded stages by place
    Map<UUID, Map<String, CompletedStage>> of(Map<UUID, List<PlaceImprovementStage>> told) {
        var visited = told.values().stream()
                .flatMap(List::stream)
                .anyMatch(stage -> stage.peer().isPresent());
        var visits = visited ? store.visits() : Set.<CrossVisit>of();
        var standing = standing(visits);
        var met = visits.stream()
                .map(visit -> new CrossVisit(
                        standing.getOrDefault(visit.guest(), visit.guest()),
                        standing.getOrDefault(visit.host(), visit.host())))
                .collect(Collectors.toSet());
        var work = new HashMap<UUID, Map<String, CompletedStage>>();
        told.forEach((place, stages) -> {
            var done = new HashMap<String, CompletedStage>();
            for (var stage : stages) {
                var returned = stage.peer()
                        .map(peer -> new CrossVisit(standing.getOrDefault(peer, peer), new PlaceId(place)))
                        .filter(met::contains)
                        .isPresent();
                if (!stage.planned())
                    done.merge(stage.stage(), worked(stage, returned), CompletedPlaceStageReader::together);
            }
            work.put(place, done);
        });
        return work;
    }

    private Map<PlaceId, PlaceId> standing(Set<CrossVisit> visits) {
        if (visits.isEmpty()) return Map.of();
        var ids = new HashSet<PlaceId>();
        for (var visit : visits) {
            ids.add(visit.guest());
            ids.add(visit.host());
        }
        var standing = new HashMap<PlaceId, PlaceId>();
        places.find(ids).forEach((record, place) -> standing.put(record, place.id()));
        return standing;
    }

    private static CompletedStage worked(PlaceImprovementStage stage, boolean returned) {
        return new CompletedStage(
                stage.on(),
                stage.on(),
                stage.welcome().asked(),
                returned,
                !stage.changed().isBlank() && !stage.why().isBlank());
    }

    private static CompletedStage together(CompletedStage a, CompletedStage b) {
        return new CompletedStage(
                a.first().isBefore(b.first()) ? a.first() : b.first(),
                a.last().isAfter(b.last()) ? a.last() : b.last(),
                a.people() + b.people(),
                a.peer() || b.peer(),
                a.reasons() || b.reasons());
    }
}
