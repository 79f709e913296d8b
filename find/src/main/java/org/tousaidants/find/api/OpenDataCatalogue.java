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
import org.tousaidants.find.answers.HelpSearches;
import org.tousaidants.places.communes.TerritoryCommunes;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.places.directory.PlaceDirectory;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.PlaceRecognitions;
import org.tousaidants.places.directory.Places;
import org.tousaidants.platform.identity.TerritoryNetwork;
import org.tousaidants.platform.identity.TerritoryNetworks;

/// « Catalogue » — service that finds the places of the network for a request, sorted by their permanent ids.
@Service
class OpenDataCatalogue {

    /// The places of the network at one moment. `state` identifies the content: it changes with each change of a
    /// place. It also covers places that no source lists any more, unlike the version of the directory.
    record CatalogueEdition(
            PlaceDirectory.DirectorySnapshot snapshot, Set<PlaceId> recognised, Map<PlaceId, Instant> seen) {
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

    private final PlaceDirectory directory;
    private final Places places;
    private final HelpSearches searches;
    private final TerritoryNetworks networks;
    private final TerritoryCommunes territories;
    private final List<PlaceRecognitions> marks;
    private final Clock clock;

    OpenDataCatalogue(
            PlaceDirectory directory,
            Places places,
            HelpSearches searches,
            TerritoryNetworks networks,
            TerritoryCommunes territories,
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

    TerritoryNetwork network() {
        return networks.here();
    }

    CatalogueEdition edition() {
        var snapshot = directory.snapshot();
        return new CatalogueEdition(snapshot, recognised(), places.seenByPeople());
    }

    private Set<PlaceId> recognised() {
        return PlaceRecognitions.ofAll(marks);
    }

    NationalOpenDataPlace national(Place place) {
        var network = network().id();
        var seen = places.seenByPeople();
        return new NationalOpenDataPlace(
                network, place, recognised().contains(place.id()), Optional.ofNullable(seen.get(place.id())));
    }

    OpenDataQueryForm.QueryParseResult read(Map<String, List<String>> parameters, CatalogueEdition edition) {
        return OpenDataQueryForm.read(parameters, today(), territories.communes(), edition.sources());
    }

    List<NationalOpenDataPlace> select(CatalogueEdition edition, OpenDataApiQuery query) {
        var network = network().id();
        var fits = query.search().map(search -> searches.fits(search));
        return edition.snapshot().places().stream()
                .filter(query::keeps)
                .filter(place -> fits.map(ids -> ids.contains(id(place))).orElse(true))
                .map(place -> new NationalOpenDataPlace(
                        network,
                        place,
                        edition.recognised().contains(place.id()),
                        Optional.ofNullable(edition.seen().get(place.id()))))
                .toList();
    }

    /// Finds a place by its public id, or by its short code.
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
