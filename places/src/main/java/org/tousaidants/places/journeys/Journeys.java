package org.tousaidants.places.journeys;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.springframework.stereotype.Service;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Point;
import org.tousaidants.places.communes.Territories;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.journeys.RoadTravelTimes.ThereAndBack;
import org.tousaidants.platform.maps.LandDistanceCalculator;

/// « Les trajets » — service: how far a place or a commune is. Every page and every computation asks it, so
/// that two pages never contradict each other.
@Service
public class Journeys {
    private final Territories territories;
    private final List<RoadTravelTimes> roads;

    Journeys(Territories territories, List<RoadTravelTimes> roads) {
        this.territories = territories;
        this.roads = roads;
    }

    /// From a commune to a place.
    ///
    /// @param start the point in the commune from which the person goes, its centre or their position
    public Journey toPlace(Commune from, Point start, PlaceId place, Point at) {
        return journey(from, start, at, known -> known.toPlace(from, place));
    }

    /// The journey between the centres of two communes.
    public Journey between(Commune from, Commune to) {
        return from.equals(to)
                ? new Journey(0, OptionalInt.of(0), Journey.Basis.LAND)
                : journey(from, from.centre(), to.centre(), known -> known.toPoint(from, to.centre()));
    }

    /// Minutes where the roads of a département are known, else kilometres as the crow flies.
    public AccessMeasure measure(String departement) {
        return roads.stream().anyMatch(one -> one.covers(departement))
                ? AccessMeasure.MINUTES
                : AccessMeasure.KILOMETRES;
    }

    /// Between the centres of two communes, in the measure of the first; infinite where no way is known.
    public double way(Commune from, Commune to) {
        if (measure(from.departement()).straight()) return AccessMeasure.kilometres(from.centre(), to.centre());
        var minutes = between(from, to).minutes();
        return minutes.isPresent() ? minutes.getAsInt() : Double.POSITIVE_INFINITY;
    }

    /// Metres to add to the straight line between points of two communes, because water stands between;
    /// infinite where no bridge or ferry is known, and nothing without contours.
    public double detour(Commune from, String to) {
        var code = territories.communes().byCode(to).map(Commune::code).orElse(to);
        return LandDistanceCalculator.of(from.departement(), territories.communes())
                .filter(_ -> Commune.departementOf(code).equals(from.departement()))
                .map(ways -> ways.detour(from.code(), code)
                        .map(LandDistanceCalculator.Length::metres)
                        .orElse(Double.POSITIVE_INFINITY))
                .orElse(0.0);
    }

    /// The commune around a position.
    public Optional<Commune> commune(Point point) {
        var communes = territories.communes();
        var nearest = communes.nearest(point);
        return nearest.flatMap(one -> LandDistanceCalculator.of(one.departement(), communes))
                .flatMap(ways -> ways.at(point))
                .flatMap(communes::byCode)
                .or(() -> nearest);
    }

    /// By public transport, on the next day with a journey there and back while the place is open.
    public Optional<ThereAndBack> byTransit(Commune from, PlaceId place, LocalDate day) {
        return roads.stream()
                .flatMap(one -> one.byTransit(from, place, day).stream())
                .findFirst();
    }

    private Journey journey(
            Commune from, Point start, Point to, Function<RoadTravelTimes, Optional<OptionalInt>> byRoad) {
        return roads.stream()
                .flatMap(one -> byRoad.apply(one).stream())
                .findFirst()
                .map(minutes -> new Journey(start.metresTo(to), minutes, Journey.Basis.ROADS))
                .orElseGet(() -> Journey.estimate(territories.communes(), from, start, to));
    }
}
