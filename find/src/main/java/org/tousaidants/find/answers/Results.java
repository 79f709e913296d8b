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
import org.tousaidants.core.territory.Point;
import org.tousaidants.find.answers.OfferWords.AnswerCard;
import org.tousaidants.find.ranking.Answer;
import org.tousaidants.find.ranking.HelpChannel;
import org.tousaidants.find.ranking.Offer;
import org.tousaidants.find.ranking.PlaceFact;
import org.tousaidants.find.ranking.Search;
import org.tousaidants.find.ranking.SearchArea;
import org.tousaidants.find.ranking.SearchTime;
import org.tousaidants.find.understanding.TownNames;
import org.tousaidants.places.directory.Photos;
import org.tousaidants.platform.identity.Networks;
import org.tousaidants.platform.maps.MapView;
import org.tousaidants.platform.maps.MapViewBuilder;
import org.tousaidants.platform.web.Page;

/// « Réponses trouvées » — finds the answers to a search and prepares their page, with a map.
@Component
class Results {
    /// An answer; for a person without a car, also the answers grouped by way.
    record Reply(Answer answer, Optional<HelpWithoutCar> withoutCar) {}

    private final Searches searches;
    private final TownNameSource towns;
    private final Networks networks;
    private final Photos photos;
    private final List<AnswerLink> ways;

    Results(Searches searches, TownNameSource towns, Networks networks, Photos photos, List<AnswerLink> ways) {
        this.searches = searches;
        this.towns = towns;
        this.networks = networks;
        this.photos = photos;
        this.ways = ways;
    }

    Reply answer(Search search) {
        var marks = searches.marks();
        if (search.way() != HelpChannel.WITHOUT_CAR) return new Reply(searches.answer(search, marks), Optional.empty());
        var communes = towns.here().communes();
        var found = HelpWithoutCar.of(
                search, searches.from(search), searches, marks, NearbyBusVisit.of(search, searches, communes));
        return new Reply(found.answer(), Optional.of(found));
    }

    /// @param path page that shows the answers, used in the links to more of them
    ResultsView view(Reply reply, FindForm form, Page page, String path) {
        var answer = reply.answer();
        var search = form.search();
        var marks = searches.marks();
        var words = new SearchSummary(page, searches.today());
        var offerWords = new OfferWords(
                page,
                search,
                searches.now(),
                marks,
                photos.cards(),
                searches.free(),
                new DistanceText(page, search, searches));
        var before = reply.withoutCar().isPresent()
                ? 0
                : Math.max(0, answer.offers().size() - 1) / Search.DEFAULT_LIMIT * Search.DEFAULT_LIMIT;
        var shownOffers = answer.offers().subList(before, answer.offers().size());
        var offers = new ArrayList<AnswerCard>();
        for (var offer : shownOffers) offers.add(offerWords.say(before + offers.size() + 1, offer));
        return new ResultsView(
                search,
                words,
                offers,
                new ResultsView.Pagination(
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
                                                .map(narrower ->
                                                        new ResultsView.Link(narrower.at(path), words.partly(match)))
                                                .stream()),
                                answer.more().stream()
                                        .map(more -> new ResultsView.Link(
                                                more.search().at(path), words.more(more))))
                        .toList(),
                search.where()
                        .filter(_ -> offers.stream().anyMatch(AnswerCard::seen))
                        .map(where -> map(where, shownOffers, before, marks, page)),
                UnderstoodSentence.of(form, words, path),
                new ResultsView.OtherHelp(
                        answer.franceServices().map(offer -> offerWords.say(0, offer)),
                        search.where()
                                .flatMap(SearchArea::commune)
                                .filter(one -> towns.here().tier(one) == TownNames.Tier.FAR)
                                .isPresent(),
                        AllPlacesClosed.of(
                                search,
                                () -> searches.unlessOpen(search.withWhen(new SearchTime.Today()), marks),
                                shownOffers,
                                searches.now(),
                                page),
                        ways,
                        search.way() == HelpChannel.REMOTE || before > 0
                                ? List.of()
                                : reply.withoutCar()
                                        .map(HelpWithoutCar::passing)
                                        .orElseGet(() -> NearbyBusVisit.of(
                                                search, searches, towns.here().communes())),
                        reply.withoutCar().map(one -> one.parts(offers)).orElse(List.of())));
    }

    /// A map drawn by this server, so that no third party learns the search.
    private MapView map(SearchArea where, List<Offer> here, int before, Searches.Marks marks, Page page) {
        var communes = towns.here().communes();
        var home = where.commune().or(() -> communes.nearest(where.point()));
        var departement =
                home.map(Commune::departement).orElseGet(() -> networks.here().departement());
        var pins = new LinkedHashMap<String, Point>();
        var recognised = new HashSet<String>();
        var links = new HashMap<String, MapView.PinLink>();
        for (var i = 0; i < here.size(); i++) {
            var candidate = here.get(i).candidate();
            if (here.get(i).metres().isEmpty() || candidate.is(PlaceFact.REMOTE_ONLY)) continue;
            var number = Integer.toString(before + i + 1);
            candidate.point().ifPresent(point -> pins.put(number, point));
            links.put(number, new MapView.PinLink("/lieux/" + candidate.slug(), candidate.name()));
            if (marks.all().contains(candidate.id())) recognised.add(number);
        }
        return MapViewBuilder.around(
                        departement,
                        communes.inDepartement(departement),
                        where.point(),
                        where.commune().map(Commune::name).orElseGet(() -> page.t("find.map.you")),
                        pins.values())
                .pins(pins, recognised, links)
                .drawn();
    }

    private static Optional<Search> next(Search search, Answer answer) {
        return answer.offers().size() == search.limit() && search.limit() < Search.MAX_LIMIT
                ? Optional.of(search.withLimit(search.limit() + Search.DEFAULT_LIMIT))
                : Optional.empty();
    }
}
