package org.tousaidants.places.journeys;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.springframework.stereotype.Service;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.GeoPoint;
import org.tousaidants.places.communes.TerritoryCommunes;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.journeys.RoadTravelTimes.CoachRoundTrip;
import org.tousaidants.platform.maps.LandDistanceCalculator;

/// « Les trajets » — service that computes the distance from a commune to a place or to another commune. All pages
/// and computations use this service, so that two pages never contradict each other.
@Service
public class CarJourneys {
    private final TerritoryCommunes territories;
    private final List<RoadTravelTimes> roads;

    CarJourneys(TerritoryCommunes territories, List<RoadTravelTimes> roads) {
        this.territories = territories;
        this.roads = roads;
    }

    /// Returns the journey by car from a commune to a place.
    ///
    /// @param from the commune in which the person starts
    /// @param start the point in the commune where the person starts: its centre or the person's position
    /// @param at position of the place
    public CarJourney toPlace(Commune from, GeoPoint start, PlaceId place, GeoPoint at) {
        return journey(from, start, at, known -> known.toPlace(from, place));
    }

    /// Returns the journey by car from the centre of the commune `from` to the centre of the commune `to`.
    public CarJourney between(Commune from, Commune to) {
        return from.equals(to)
                ? new CarJourney(0, OptionalInt.of(0), CarJourney.TravelTimeBasis.LAND)
                : journey(from, from.centre(), to.centre(), known -> known.toPoint(from, to.centre()));
    }

    /// Returns the measure of distance used for a département: minutes if its road data is known, otherwise
    /// kilometres in a straight line.
    public DistanceToHelpMeasure measure(String departement) {
        return roads.stream().anyMatch(one -> one.covers(departement))
                ? DistanceToHelpMeasure.MINUTES
                : DistanceToHelpMeasure.KILOMETRES;
    }

    /// Returns the distance between the centres of two communes, in the unit used for the département of the
    /// first commune; infinite if no way is known.
    public double way(Commune from, Commune to) {
        if (measure(from.departement()).straight()) return DistanceToHelpMeasure.kilometres(from.centre(), to.centre());
        var minutes = between(from, to).minutes();
        return minutes.isPresent() ? minutes.getAsInt() : Double.POSITIVE_INFINITY;
    }

    /// Returns the number of metres by which the way between two communes is longer than the straight line,
    /// because of water between them. Infinite if no bridge or ferry is known; 0 if the contours of the communes
    /// are unknown.
    ///
    /// @param from the first commune
    /// @param to INSEE code of the second commune
    public double detour(Commune from, String to) {
        var code = territories.communes().byCode(to).map(Commune::code).orElse(to);
        return LandDistanceCalculator.of(from.departement(), territories.communes())
                .filter(_ -> Commune.departementOf(code).equals(from.departement()))
                .map(ways -> ways.detour(from.code(), code)
                        .map(LandDistanceCalculator.LandDistance::metres)
                        .orElse(Double.POSITIVE_INFINITY))
                .orElse(0.0);
    }

    /// Returns the commune that contains a position.
    public Optional<Commune> commune(GeoPoint point) {
        var communes = territories.communes();
        var nearest = communes.nearest(point);
        return nearest.flatMap(one -> LandDistanceCalculator.of(one.departement(), communes))
                .flatMap(ways -> ways.at(point))
                .flatMap(communes::byCode)
                .or(() -> nearest);
    }

    /// Returns the journey by public transport from a commune to a place and back. It takes place on the first
    /// day, from the given day on, with connections in both directions while the place is open. Empty if none is
    /// known.
    public Optional<CoachRoundTrip> byTransit(Commune from, PlaceId place, LocalDate day) {
        return roads.stream()
                .flatMap(one -> one.byTransit(from, place, day).stream())
                .findFirst();
    }

    private CarJourney journey(
            Commune from, GeoPoint start, GeoPoint to, Function<RoadTravelTimes, Optional<OptionalInt>> byRoad) {
        return roads.stream()
                .flatMap(one -> byRoad.apply(one).stream())
                .findFirst()
                .map(minutes -> new CarJourney(start.metresTo(to), minutes, CarJourney.TravelTimeBasis.ROADS))
                .orElseGet(() -> CarJourney.estimate(territories.communes(), from, start, to));
    }
}
