package org.tousaidants.outreach.remoteness;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.core.territory.GeoPoint;
import org.tousaidants.outreach.accessscores.AccessScoreCalculator;
import org.tousaidants.outreach.accessscores.CommunePopulation;
import org.tousaidants.outreach.accessscores.CommuneSocialNeeds;
import org.tousaidants.outreach.accessscores.DistancesToHelp;
import org.tousaidants.outreach.accessscores.HelpSupplyAtPlace;
import org.tousaidants.outreach.accessscores.SocialNeedWeights;
import org.tousaidants.outreach.traveltimes.CommuneTravelTimeCache;
import org.tousaidants.outreach.traveltimes.PublicTransportMinutes;
import org.tousaidants.outreach.traveltimes.RoadNetworks;
import org.tousaidants.outreach.traveltimes.TravelTimeSource;
import org.tousaidants.places.communes.TerritoryCommunes;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceDirectory;
import org.tousaidants.places.directory.ProtocolRuleFile;
import org.tousaidants.places.journeys.DistanceToHelpMeasure;
import org.tousaidants.platform.identity.TerritoryNetwork;
import org.tousaidants.platform.tenancy.Tenants;
import org.tousaidants.platform.tenancy.ValuePerTenant;
import org.tousaidants.platform.web.NotFoundException;

/// « Situations des communes » — computes the access of the communes to help, on request.
@Service
class CommuneAccessMeasurements {
    /// « Relevé d’équité » — the result of a computation of access to help, with the places that it counted, in
    /// the order of the offers.
    record AccessToHelpMeasurement(
            Communes table,
            List<Commune> communes,
            List<Place> places,
            DistancesToHelp ways,
            AccessScoreCalculator equity) {
        DistanceToHelpMeasure measure() {
            return ways.measure();
        }

        /// Returns the way from the centre of a commune to a point, in the measure of the territory;
        /// infinite if no way is known.
        double way(Commune from, GeoPoint to) {
            return ways.way(from, to);
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(CommuneAccessMeasurements.class);

    private final PlaceDirectory directory;
    private final TerritoryCommunes territories;
    private final RoadNetworks roads;
    private final PublicTransportMinutes transit;

    private final ValuePerTenant<TerritoryNeeds> needs;

    /// « Besoins du territoire » — the needs used for a computation.
    ///
    /// @param fragile needs by commune
    /// @param file name of the file, for display; empty if each inhabitant counts as one
    record TerritoryNeeds(CommuneSocialNeeds fragile, String file) {}

    CommuneAccessMeasurements(
            PlaceDirectory directory,
            TerritoryCommunes territories,
            RoadNetworks roads,
            PublicTransportMinutes transit,
            Tenants tenants) {
        this.directory = directory;
        this.territories = territories;
        this.roads = roads;
        this.transit = transit;
        this.needs = ProtocolRuleFile.ofEach(
                tenants, SocialNeedWeights.FILE, file -> needs(tenants.setting("needs"), SocialNeedWeights.read(file)));
    }

    private static TerritoryNeeds needs(String file, SocialNeedWeights weights) {
        var read = file.isBlank() ? CommuneSocialNeeds.NONE : read(Path.of(file), weights);
        return new TerritoryNeeds(
                read,
                read.byCommune().isEmpty() ? "" : String.valueOf(Path.of(file).getFileName()));
    }

    private static CommuneSocialNeeds read(Path file, SocialNeedWeights weights) {
        try {
            return CommuneSocialNeeds.read(file, weights);
        } catch (IOException | IllegalArgumentException wrong) {
            LOG.warn("ta.needs {} : {} ; chaque habitant compte pour un.", file, wrong.getMessage());
            return CommuneSocialNeeds.NONE;
        }
    }

    TerritoryNeeds counted() {
        return needs.here();
    }

    AccessToHelpMeasurement of(TerritoryNetwork network) {
        return of(network, AccessToHelpCriteria.ALL);
    }

    private CommuneTravelTimeCache ways(TerritoryNetwork network, AccessToHelpCriteria lens) {
        return switch (lens.going()) {
            case CAR -> roads.byCar(network.departement());
            case TRANSIT -> byTransit(network, lens.moment()).orElseThrow(NotFoundException::new);
        };
    }

    private Optional<CommuneTravelTimeCache> byTransit(
            TerritoryNetwork network, AccessToHelpCriteria.WeekMoment moment) {
        return switch (moment) {
            case ANY -> transit.anytime(network);
            case EVENING -> transit.inTheEvening(network);
            case SATURDAY -> transit.onSaturday(network);
        };
    }

    /// Returns whether the network has a timetable of public transport.
    boolean withTransit() {
        return transit.possible();
    }

    /// Returns whether the access can be computed for these criteria. It cannot if public transport is selected
    /// and there is no timetable, or its travel times are not computed yet.
    ///
    /// @param lens the criteria
    boolean knows(TerritoryNetwork network, AccessToHelpCriteria lens) {
        return lens.going() != AccessToHelpCriteria.TransportChoice.TRANSIT
                || byTransit(network, lens.moment()).isPresent();
    }

    /// « Porte » — the place nearest to a commune, and the travel time in minutes.
    record NearestPlaceInMinutes(Place place, int minutes) {}

    /// Returns the place that is reached fastest by public transport from one commune. Empty if there is no
    /// connection to any place, or if the travel times are not computed yet.
    Optional<NearestPlaceInMinutes> byTransit(
            TerritoryNetwork network, AccessToHelpMeasurement measured, Commune commune) {
        return transit.anytime(network)
                .flatMap(ways -> measured.places().stream()
                        .flatMap(one -> door(ways, commune, one).stream())
                        .min(Comparator.comparingInt(NearestPlaceInMinutes::minutes)));
    }

    private static Optional<NearestPlaceInMinutes> door(CommuneTravelTimeCache ways, Commune commune, Place place) {
        var minutes = ways.from(commune.code(), place.id(), place.point().orElseThrow());
        return minutes == TravelTimeSource.NONE
                ? Optional.empty()
                : Optional.of(new NearestPlaceInMinutes(place, minutes));
    }

    AccessToHelpMeasurement of(TerritoryNetwork network, AccessToHelpCriteria lens) {
        var table = territories.communes();
        var communes = table.inDepartement(network.departement());
        var ways = new DistancesToHelp(ways(network, lens), communes);
        var each = needs.of(network.id()).fragile().byCommune();
        var places = directory.snapshot().places().stream()
                .filter(place -> place.inLists() && place.point().isPresent() && lens.holds(place))
                .toList();
        var people = communes.stream()
                .map(one -> new CommunePopulation(
                        one.code(),
                        one.name(),
                        one.centre(),
                        one.population(),
                        one.population() * each.getOrDefault(one.code(), 1.0)))
                .toList();
        var offers = places.stream()
                .map(place -> new HelpSupplyAtPlace(place.name(), place.point().orElseThrow(), 1))
                .toList();
        var equity = AccessScoreCalculator.by(
                people,
                offers,
                places.stream()
                        .map(one -> ways.towards(one.id(), one.point().orElseThrow()))
                        .toList(),
                ways.measure());
        return new AccessToHelpMeasurement(table, communes, places, ways, equity);
    }
}
