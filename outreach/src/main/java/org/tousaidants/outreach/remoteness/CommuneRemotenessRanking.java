package org.tousaidants.outreach.remoteness;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tousaidants.outreach.accessscores.CommuneAccessToHelp;
import org.tousaidants.outreach.accessscores.CommunePopulation;
import org.tousaidants.outreach.remoteness.CommuneAccessMeasurements.AccessToHelpMeasurement;
import org.tousaidants.places.journeys.DistanceToHelpMeasure;

/// « Éloignement des communes » — computes the way from each commune to its nearest place, in the measure of the
/// territory (minutes by road, or kilometres).
final class CommuneRemotenessRanking {
    /// « Commune et son éloignement » — a commune and its access to help.
    ///
    /// @param way way to the nearest place; infinite if no place is known
    /// @param choice number of places within half an hour, or within ten kilometres
    record RemoteCommune(CommunePopulation people, double way, int choice) {
        boolean known() {
            return Double.isFinite(way);
        }

        /// Returns the need of one inhabitant, from 0 to 10.
        double fragility() {
            return people.inhabitants() == 0 ? 0 : Math.round(100 * people.need() / people.inhabitants()) / 10.0;
        }
    }

    private final DistanceToHelpMeasure measure;
    private final Map<String, RemoteCommune> all = new HashMap<>();
    private final List<CommuneAccessToHelp> standings;

    CommuneRemotenessRanking(AccessToHelpMeasurement measured) {
        measure = measured.measure();
        standings = measured.equity().standings();
        for (var one : standings)
            all.put(one.people().code(), new RemoteCommune(one.people(), measure.rounded(one.way()), one.choice()));
    }

    /// Returns all communes, in the order in which the table shows them.
    List<RemoteCommune> all() {
        return standings.stream().map(one -> of(one.people().code())).toList();
    }

    RemoteCommune of(String code) {
        var found = all.get(code);
        if (found == null) throw new IllegalArgumentException(code);
        return found;
    }

    /// Returns the communes that are too far from help; the greatest need is first.
    ///
    /// @param only codes of the communes to include; empty for all
    List<RemoteCommune> far(Set<String> only) {
        return all.values().stream()
                .filter(one -> one.way > measure.limit())
                .filter(one -> only.isEmpty() || only.contains(one.people.code()))
                .sorted(Comparator.comparingDouble((RemoteCommune one) -> one.people.need())
                        .reversed()
                        .thenComparing(one -> one.people.code()))
                .toList();
    }

    /// Returns the number of inhabitants whose way to the nearest place exceeds a limit.
    ///
    /// @param limit the limit in the measure of the territory
    long beyond(int limit) {
        return all.values().stream()
                .filter(one -> one.way > limit)
                .mapToLong(one -> one.people.inhabitants())
                .sum();
    }

    /// Returns the mean length of the way of an inhabitant to the nearest place; infinite if no place is known.
    double mean() {
        var people = 0L;
        var sum = 0.0;
        for (var one : all.values()) {
            people += one.people.inhabitants();
            sum += one.way * one.people.inhabitants();
        }
        return people == 0 ? 0 : sum / people;
    }

    DistanceToHelpMeasure measure() {
        return measure;
    }
}
