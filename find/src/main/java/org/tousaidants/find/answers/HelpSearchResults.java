package org.tousaidants.find.answers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.GeoPoint;
import org.tousaidants.find.answers.ProposedPlaceText.AnswerCard;
import org.tousaidants.find.ranking.HelpChannel;
import org.tousaidants.find.ranking.HelpSearch;
import org.tousaidants.find.ranking.PlaceFact;
import org.tousaidants.find.ranking.ProposedPlace;
import org.tousaidants.find.ranking.SearchAnswer;
import org.tousaidants.find.ranking.SearchArea;
import org.tousaidants.find.ranking.SearchTime;
import org.tousaidants.find.understanding.CommuneNamesInText;
import org.tousaidants.places.directory.PlacePhotos;
import org.tousaidants.platform.identity.TerritoryNetworks;
import org.tousaidants.platform.maps.MapDrawingView;
import org.tousaidants.platform.maps.MapDrawingViewBuilder;
import org.tousaidants.platform.web.Page;

/// « Réponses trouvées » — finds the answers to a search and prepares the page that shows them, with a map.
@Component
class HelpSearchResults {
    /// An answer; for a person without a car, also the answers grouped by the way to get help.
    record SearchReply(SearchAnswer answer, Optional<HelpWithoutCar> withoutCar) {}

    private final HelpSearches searches;
    private final CommuneNameSource towns;
    private final TerritoryNetworks networks;
    private final PlacePhotos photos;
    private final List<SearchAnswerLink> ways;

    HelpSearchResults(
            HelpSearches searches,
            CommuneNameSource towns,
            TerritoryNetworks networks,
            PlacePhotos photos,
            List<SearchAnswerLink> ways) {
        this.searches = searches;
        this.towns = towns;
        this.networks = networks;
        this.photos = photos;
        this.ways = ways;
    }

    SearchReply answer(HelpSearch search) {
        var marks = searches.marks();
        if (search.way() != HelpChannel.WITHOUT_CAR)
            return new SearchReply(searches.answer(search, marks), Optional.empty());
        var communes = towns.here().communes();
        var found = HelpWithoutCar.of(
                search, searches.from(search), searches, marks, NearbyHelpBusStop.of(search, searches, communes));
        return new SearchReply(found.answer(), Optional.of(found));
    }

    /// Returns the content of the page.
    ///
    /// @param path path of the page that shows the answers, used in the links to further answers
    HelpSearchResultsView view(SearchReply reply, HelpSearchForm form, Page page, String path) {
        var answer = reply.answer();
        var search = form.search();
        var marks = searches.marks();
        var words = new HelpSearchSummary(page, searches.today());
        var offerWords = new ProposedPlaceText(
                page,
                search,
                searches.now(),
                marks,
                photos.cards(),
                searches.free(),
                new DistanceAsText(page, search, searches));
        var before = reply.withoutCar().isPresent()
                ? 0
                : Math.max(0, answer.offers().size() - 1) / HelpSearch.DEFAULT_LIMIT * HelpSearch.DEFAULT_LIMIT;
        var shownOffers = answer.offers().subList(before, answer.offers().size());
        var offers = new ArrayList<AnswerCard>();
        for (var offer : shownOffers) offers.add(offerWords.say(before + offers.size() + 1, offer));
        return new HelpSearchResultsView(
                search,
                words,
                offers,
                new HelpSearchResultsView.ResultsPagination(
                        before,
                        answer.total(),
                        Optional.of(before)
                                .filter(n -> n > 0)
                                .map(n -> search.withLimit(n).at(path)),
                        next(search, answer).map(wider -> wider.at(path))),
                answer.given(),
                words.given(answer),
                Stream.concat(
                                answer.partly().stream()
                                        .flatMap(match -> match
                                                .search()
                                                .map(narrower -> new HelpSearchResultsView.OtherHelpLink(
                                                        narrower.at(path), words.partly(match)))
                                                .stream()),
                                answer.more().stream()
                                        .map(more -> new HelpSearchResultsView.OtherHelpLink(
                                                more.search().at(path), words.more(more))))
                        .toList(),
                search.where()
                        .filter(_ -> offers.stream().anyMatch(AnswerCard::seen))
                        .map(where -> map(where, shownOffers, before, marks, page)),
                UnderstoodSentenceView.of(form, words, path),
                new HelpSearchResultsView.OtherHelpView(
                        answer.franceServices().map(offer -> offerWords.say(0, offer)),
                        search.where()
                                .flatMap(SearchArea::commune)
                                .filter(one -> towns.here().tier(one) == CommuneNamesInText.CommuneProximity.FAR)
                                .isPresent(),
                        AllPlacesClosedMessage.of(
                                search,
                                () -> searches.unlessOpen(search.withWhen(new SearchTime.CurrentDay()), marks),
                                shownOffers,
                                searches.now(),
                                page),
                        ways,
                        search.way() == HelpChannel.REMOTE || before > 0
                                ? List.of()
                                : reply.withoutCar()
                                        .map(HelpWithoutCar::passing)
                                        .orElseGet(() -> NearbyHelpBusStop.of(
                                                search, searches, towns.here().communes())),
                        reply.withoutCar().map(one -> one.parts(offers)).orElse(List.of())));
    }

    /// Returns a map of the places found. It is drawn by this server, so that no other organisation learns what
    /// a person searched for.
    private MapDrawingView map(
            SearchArea where, List<ProposedPlace> here, int before, HelpSearches.RecognisedPlaceIds marks, Page page) {
        var communes = towns.here().communes();
        var home = where.commune().or(() -> communes.nearest(where.point()));
        var departement =
                home.map(Commune::departement).orElseGet(() -> networks.here().departement());
        var pins = new LinkedHashMap<String, GeoPoint>();
        var recognised = new HashSet<String>();
        var links = new HashMap<String, MapDrawingView.MapPinLink>();
        for (var i = 0; i < here.size(); i++) {
            var candidate = here.get(i).candidate();
            if (here.get(i).metres().isEmpty() || candidate.is(PlaceFact.REMOTE_ONLY)) continue;
            var number = Integer.toString(before + i + 1);
            candidate.point().ifPresent(point -> pins.put(number, point));
            links.put(number, new MapDrawingView.MapPinLink("/lieux/" + candidate.slug(), candidate.name()));
            if (marks.all().contains(candidate.id())) recognised.add(number);
        }
        return MapDrawingViewBuilder.around(
                        departement,
                        communes.inDepartement(departement),
                        where.point(),
                        where.commune().map(Commune::name).orElseGet(() -> page.t("find.map.you")),
                        pins.values())
                .pins(pins, recognised, links)
                .drawn();
    }

    private static Optional<HelpSearch> next(HelpSearch search, SearchAnswer answer) {
        return answer.offers().size() == search.limit() && search.limit() < HelpSearch.MAX_LIMIT
                ? Optional.of(search.withLimit(search.limit() + HelpSearch.DEFAULT_LIMIT))
                : Optional.empty();
    }
}
