package org.tousaidants.find.api;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Service;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.find.answers.Searches;
import org.tousaidants.places.communes.Territories;
import org.tousaidants.places.directory.Directory;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.PlaceRecognitions;
import org.tousaidants.places.directory.Places;
import org.tousaidants.platform.identity.Network;
import org.tousaidants.platform.identity.Networks;

/// « Catalogue » — service that finds the places of the network for a request, sorted by their ids, which never
/// change.
@Service
class Catalogue {

    /// The places at one moment. `state` identifies the content: it changes with each place, while the version
    /// of the directory does not count withdrawn places.
    record Edition(Directory.Snapshot snapshot, Set<PlaceId> recognised, Map<PlaceId, Instant> seen) {
        String state() {
            return snapshot.version() + "-" + snapshot.places().size() + "-"
                    + Integer.toHexString(recognised.hashCode());
        }

        Optional<Instant> changedAt() {
            return snapshot.places().stream().map(Place::changedAt).max(Comparator.naturalOrder());
        }

        Set<String> sources() {
            var sources = new TreeSet<String>();
            for (var place : snapshot.places()) place.sheet().get(Field.SOURCE).ifPresent(sources::add);
            return sources;
        }
    }

    private final Directory directory;
    private final Places places;
    private final Searches searches;
    private final Networks networks;
    private final Territories territories;
    private final List<PlaceRecognitions> marks;
    private final Clock clock;

    Catalogue(
            Directory directory,
            Places places,
            Searches searches,
            Networks networks,
            Territories territories,
            List<PlaceRecognitions> marks,
            Clock clock) {
        this.directory = directory;
        this.places = places;
        this.searches = searches;
        this.networks = networks;
        this.territories = territories;
        this.marks = marks;
        this.clock = clock;
    }

    Network network() {
        return networks.here();
    }

    Edition edition() {
        var snapshot = directory.snapshot();
        return new Edition(snapshot, recognised(), places.seenByPeople());
    }

    private Set<PlaceId> recognised() {
        return PlaceRecognitions.ofAll(marks);
    }

    NationalPlace national(Place place) {
        var network = network().id();
        var seen = places.seenByPeople();
        return new NationalPlace(
                network, place, recognised().contains(place.id()), Optional.ofNullable(seen.get(place.id())));
    }

    PlacesForm.ParseResult read(Map<String, List<String>> parameters, Edition edition) {
        return PlacesForm.read(parameters, today(), territories.communes(), edition.sources());
    }

    List<NationalPlace> select(Edition edition, ApiQuery query) {
        var network = network().id();
        var fits = query.search().map(search -> searches.fits(search));
        return edition.snapshot().places().stream()
                .filter(query::keeps)
                .filter(place -> fits.map(ids -> ids.contains(id(place))).orElse(true))
                .map(place -> new NationalPlace(
                        network,
                        place,
                        edition.recognised().contains(place.id()),
                        Optional.ofNullable(edition.seen().get(place.id()))))
                .toList();
    }

    /// Finds a place by its public id, or by its short code alone.
    Optional<Place> find(String id) {
        return PlaceCode.endOf(id)
                .filter(code -> id.equals(code.value()) || id.equals(network().id() + "-" + code))
                .flatMap(code -> places.find(code));
    }

    LocalDate today() {
        return now().toLocalDate();
    }

    LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ParisTime.ZONE);
    }

    private static String id(Place place) {
        return place.id().toString();
    }
}
