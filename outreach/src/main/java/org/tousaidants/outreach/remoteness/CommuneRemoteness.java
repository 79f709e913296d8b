package org.tousaidants.outreach.remoteness;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tousaidants.outreach.accessscores.CommuneAccess;
import org.tousaidants.outreach.accessscores.CommunePopulation;
import org.tousaidants.outreach.remoteness.CommuneAccesses.AccessMeasurement;
import org.tousaidants.places.journeys.AccessMeasure;

/// « Éloignement des communes » — the way from each commune to its nearest place, in the measure of the territory.
final class CommuneRemoteness {
    /// « Commune et son éloignement ».
    ///
    /// @param way infinite where no place is known
    /// @param choice the places nearby: half an hour, or ten kilometres
    record RemoteCommune(CommunePopulation people, double way, int choice) {
        boolean known() {
            return Double.isFinite(way);
        }

        /// 0 to 10, the need of one inhabitant.
        double fragility() {
            return people.inhabitants() == 0 ? 0 : Math.round(100 * people.need() / people.inhabitants()) / 10.0;
        }
    }

    private final AccessMeasure measure;
    private final Map<String, RemoteCommune> all = new HashMap<>();
    private final List<CommuneAccess> standings;

    CommuneRemoteness(AccessMeasurement measured) {
        measure = measured.measure();
        standings = measured.equity().standings();
        for (var one : standings)
            all.put(one.people().code(), new RemoteCommune(one.people(), measure.rounded(one.way()), one.choice()));
    }

    /// The result is in the order of the communes.
    List<RemoteCommune> all() {
        return standings.stream().map(one -> of(one.people().code())).toList();
    }

    RemoteCommune of(String code) {
        var found = all.get(code);
        if (found == null) throw new IllegalArgumentException(code);
        return found;
    }

    /// The communes too far from help, the greatest need first.
    ///
    /// @param only the codes that count; empty for all
    List<RemoteCommune> far(Set<String> only) {
        return all.values().stream()
                .filter(one -> one.way > measure.limit())
                .filter(one -> only.isEmpty() || only.contains(one.people.code()))
                .sorted(Comparator.comparingDouble((RemoteCommune one) -> one.people.need())
                        .reversed()
                        .thenComparing(one -> one.people.code()))
                .toList();
    }

    /// The inhabitants beyond a way.
    long beyond(int limit) {
        return all.values().stream()
                .filter(one -> one.way > limit)
                .mapToLong(one -> one.people.inhabitants())
                .sum();
    }

    /// The way of an inhabitant, on average; infinite where no place is known.
    double mean() {
        var people = 0L;
        var sum = 0.0;
        for (var one : all.values()) {
            people += one.people.inhabitants();
            sum += one.way * one.people.inhabitants();
        }
        return people == 0 ? 0 : sum / people;
    }

    AccessMeasure measure() {
        return measure;
    }
}
