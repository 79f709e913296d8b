package org.tousaidants.find.answers;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.springframework.stereotype.Service;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.find.ranking.CandidatePlace;
import org.tousaidants.find.ranking.HelpSearch;
import org.tousaidants.find.ranking.ProposedPlace;
import org.tousaidants.find.ranking.SearchArea;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.Page;

/// « Lieux proches d’une page » — embeds the public search in a page of another module: the form, and the places
/// with texts for their distance and opening hours.
@Service
public class NearbyPlacesSearch {
    /// Name of the form input for the commune. The public search uses the name `lieu`, which means a place on
    /// pages of other modules.
    public static final String COMMUNE = "commune";

    private final HelpSearches searches;
    private final CommuneNameSource towns;

    NearbyPlacesSearch(HelpSearches searches, CommuneNameSource towns) {
        this.searches = searches;
        this.towns = towns;
    }

    /// « Lieu proche » — the texts for one place.
    ///
    /// @param code code at the end of the address of its page
    /// @param distance text for the distance; empty if no commune was given
    public record NearbyPlaceCard(
            String code,
            String name,
            String commune,
            Optional<String> distance,
            String opening,
            Optional<String> phone) {}

    /// « Recherche dans une page » — the form, the places found, and the query of the search without commune and
    /// time.
    ///
    /// @param which communes with the typed name, if there are several
    /// @param searched whether a commune was found
    public record NearbySearchView(
            Form form, List<NearbyPlaceCard> places, List<Commune> which, String query, boolean searched) {}

    private record NearbySearchRequest(HelpSearch search, Form form, List<Commune> which) {
        boolean placed() {
            return search.where().isPresent() && which.isEmpty();
        }
    }

    /// Returns the form and the first places that answer the need near the commune.
    ///
    /// @param parameters parameters of the public search, with the typed commune in [#COMMUNE]
    public NearbySearchView of(Map<String, List<String>> parameters, Page page) {
        var asked = asked(parameters, page);
        var search = asked.search();
        var offers = asked.placed() ? searches.answer(search, searches.marks()).offers() : List.<ProposedPlace>of();
        return new NearbySearchView(
                asked.form(),
                near(offers, asked, page),
                asked.which(),
                search.needed().withUrgency(search.urgency()).query(),
                asked.placed());
    }

    /// Returns the form and the given places, sorted by distance from the commune; without a commune, by name.
    ///
    /// @param some the places
    /// @param parameters parameters of the page, with the typed commune in [#COMMUNE]
    public NearbySearchView among(List<Place> some, Map<String, List<String>> parameters, Page page) {
        var asked = asked(parameters, page);
        record Reached(ProposedPlace offer, int minutes) {}
        var offers = some.stream()
                .map(place -> offer(place, asked))
                .map(offer -> new Reached(offer, minutes(offer, asked)))
                .sorted(Comparator.comparingInt(Reached::minutes)
                        .thenComparingDouble(one -> one.offer().metres().orElse(Double.MAX_VALUE))
                        .thenComparing(one -> one.offer().candidate().commune())
                        .thenComparing(one -> one.offer().candidate().name()))
                .map(Reached::offer)
                .toList();
        return new NearbySearchView(asked.form(), near(offers, asked, page), asked.which(), "", asked.placed());
    }

    /// Returns the minutes by car to a place, used only to sort places. A place across water without a known
    /// bridge or ferry gets the greatest value.
    private int minutes(ProposedPlace offer, NearbySearchRequest asked) {
        return asked.placed()
                ? searches.journey(asked.search(), offer.candidate())
                        .map(journey -> journey.minutes().orElse(Integer.MAX_VALUE))
                        .orElse(Integer.MAX_VALUE)
                : 0;
    }

    private NearbySearchRequest asked(Map<String, List<String>> parameters, Page page) {
        var typed = new HashMap<>(parameters);
        typed.put("lieu", parameters.getOrDefault(COMMUNE, List.of()));
        typed.remove("dit");
        var read = HelpSearchForm.parse(typed, towns.here(), searches.today(), page.locale());
        var form = Form.filled(Map.of(
                "besoin",
                read.form().values("besoin"),
                COMMUNE,
                List.of(read.form().value("lieu"))));
        read.form().error("lieu").ifPresent(mistake -> form.error(COMMUNE, mistake.key()));
        return new NearbySearchRequest(read.search(), form, read.communes());
    }

    private ProposedPlace offer(Place place, NearbySearchRequest asked) {
        var candidate = CandidatePlace.of(place.id().toString(), place.slug(), place.sheet(), place.hours());
        var from = asked.placed() ? asked.search().where() : Optional.<SearchArea>empty();
        var metres = from.flatMap(where -> candidate.point().map(where.point()::metresTo))
                .map(OptionalDouble::of)
                .orElseGet(OptionalDouble::empty);
        return new ProposedPlace(candidate, 0, metres, candidate.hours().at(searches.now()), 0, List.of(), List.of());
    }

    private List<NearbyPlaceCard> near(List<ProposedPlace> offers, NearbySearchRequest asked, Page page) {
        var distances = new DistanceAsText(page, asked.search(), searches);
        var moments = new OpeningTimeText(page, asked.search().when(), searches.now());
        return offers.stream()
                .map(offer -> {
                    var candidate = offer.candidate();
                    return new NearbyPlaceCard(
                            PlaceCode.endOf(candidate.slug())
                                    .map(PlaceCode::value)
                                    .orElse(""),
                            candidate.name(),
                            candidate.commune(),
                            asked.placed() ? Optional.of(distances.nearness(offer)) : Optional.empty(),
                            moments.brief(candidate.hours()).orElseGet(() -> moments.status(candidate.hours())),
                            candidate.sheet().get(Field.TELEPHONE));
                })
                .toList();
    }
}
