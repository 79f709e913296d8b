package org.tousaidants.outreach.equity;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.outreach.access.AccessMeasure;
import org.tousaidants.outreach.access.CommuneAccess;
import org.tousaidants.outreach.access.CommunePopulation;
import org.tousaidants.outreach.equity.CommuneAccesses.Measured;

/// « Éloignement des communes » — the way from each commune to its nearest place: minutes by road or by timetable, or
/// kilometres as the crow flies where no road is known, because a straight line is not a road.
final class Remoteness {
    /// « Commune et son éloignement ».
    ///
    /// @param way infinite where no place is known
    /// @param choice the places within reach: half an hour, or ten kilometres
    record Remote(CommunePopulation people, double way, int choice) {
        boolean known() {
            return Double.isFinite(way);
        }

        /// 0 to 10, the need of one inhabitant.
        double fragility() {
            return people.inhabitants() == 0 ? 0 : Math.round(100 * people.need() / people.inhabitants()) / 10.0;
        }
    }

    private final boolean straight;
    private final Map<String, Remote> all = new HashMap<>();
    private final List<CommuneAccess> standings;

    Remoteness(Measured measured) {
        straight = measured.estimated();
        standings = measured.equity().standings();
        for (var i = 0; i < standings.size(); i++) {
            var one = standings.get(i);
            all.put(
                    one.people().code(),
                    straight ? straight(measured, measured.communes().get(i), one) : road(one));
        }
    }

    private static Remote road(CommuneAccess one) {
        return new Remote(
                one.people(), Double.isFinite(one.minutes()) ? Math.round(one.minutes()) : one.minutes(), one.choice());
    }

    private static Remote straight(Measured measured, Commune commune, CommuneAccess one) {
        var least = Double.POSITIVE_INFINITY;
        var near = 0;
        for (var place : measured.places()) {
            var way = Measured.kilometres(commune, place);
            least = Math.min(least, way);
            if (way <= AccessMeasure.KILOMETRES.limit()) near++;
        }
        return new Remote(one.people(), least, near);
    }

    /// Whether no road is known.
    boolean straight() {
        return straight;
    }

    /// In the order of the communes.
    List<Remote> all() {
        return standings.stream().map(one -> of(one.people().code())).toList();
    }

    Remote of(String code) {
        var found = all.get(code);
        if (found == null) throw new IllegalArgumentException(code);
        return found;
    }

    /// The communes too far from help, the greatest need first.
    ///
    /// @param only the codes that count; empty for all
    List<Remote> far(Set<String> only) {
        var limit = measure().limit();
        return all.values().stream()
                .filter(one -> one.way > limit)
                .filter(one -> only.isEmpty() || only.contains(one.people.code()))
                .sorted(Comparator.comparingDouble((Remote one) -> one.people.need())
                        .reversed()
                        .thenComparing(one -> one.people.code()))
                .toList();
    }

    /// The class on the map, from 0 (near) to 3.
    int rank(double way) {
        return measure().rank(way);
    }

    static int byMinutes(double minutes) {
        return AccessMeasure.MINUTES.rank(Math.round(minutes));
    }

    AccessMeasure measure() {
        return straight ? AccessMeasure.KILOMETRES : AccessMeasure.MINUTES;
    }

    /// The message key for this measure.
    String key(String key) {
        return straight ? key + ".km" : key;
    }
}
