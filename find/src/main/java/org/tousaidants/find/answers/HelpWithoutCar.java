package org.tousaidants.find.answers;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.find.answers.ProposedPlaceText.AnswerCard;
import org.tousaidants.find.ranking.HelpChannel;
import org.tousaidants.find.ranking.HelpSearch;
import org.tousaidants.find.ranking.PlaceFact;
import org.tousaidants.find.ranking.ProposedPlace;
import org.tousaidants.find.ranking.SearchAnswer;
import org.tousaidants.find.ranking.SearchConcession;

/// « Sans voiture » — groups the answers for a person without a car by the way to get help: on foot, by coach, from
/// a mobile service that stops nearby, at home, by telephone. Each place is only in the group of its easiest way.
///
/// @param ways way of each offer of the answer
/// @param passing stops of mobile services within walking distance, shown between the groups « coach » and «
///     at home »
record HelpWithoutCar(SearchAnswer answer, List<WayWithoutCar> ways, List<NearbyHelpBusStop> passing) {
    static final double WALK_METRES = 1_500;
    private static final int EACH = 3;

    enum WayWithoutCar {
        FOOT,
        COACH,
        PASSING,
        HOME,
        PHONE
    }

    /// « Un moyen » — the answers of one group; the list of cards is empty for the group of mobile services.
    record AnswersByWay(WayWithoutCar way, List<AnswerCard> cards) {
        String key(boolean wheels) {
            return "find.nocar." + EnumConstantName.low(way) + (wheels && way == WayWithoutCar.FOOT ? ".wheels" : "");
        }

        boolean bus() {
            return way == WayWithoutCar.PASSING;
        }
    }

    static HelpWithoutCar of(
            HelpSearch search,
            Optional<Commune> from,
            HelpSearches searches,
            HelpSearches.RecognisedPlaceIds marks,
            List<NearbyHelpBusStop> near) {
        var passing = near.stream()
                .filter(one -> one.metres() <= WALK_METRES
                        || from.filter(one.commune()::equals).isPresent())
                .toList();
        var going = searches.answer(search.withWay(HelpChannel.AT_PLACE).withLimit(HelpSearch.MAX_LIMIT), marks);
        var found = new OffersByWay();
        if (!going.given().contains(SearchConcession.FARTHER) && !going.given().contains(SearchConcession.FAR)) {
            going.offers().stream()
                    .filter(HelpWithoutCar::received)
                    .filter(one -> one.metres().orElse(Double.MAX_VALUE) <= WALK_METRES)
                    .forEach(one -> found.add(one, WayWithoutCar.FOOT));
            going.offers().stream()
                    .filter(HelpWithoutCar::received)
                    .takeWhile(_ -> found.room(WayWithoutCar.COACH))
                    .filter(one -> from.flatMap(home -> searches.byTransit(home, one.candidate()))
                            .isPresent())
                    .forEach(one -> found.add(one, WayWithoutCar.COACH));
        }
        for (var way : List.of(HelpChannel.AT_HOME, HelpChannel.REMOTE)) {
            var answer = searches.answer(search.withWay(way).withLimit(2 * EACH), marks);
            if (!answer.given().contains(SearchConcession.WAY))
                answer.offers()
                        .forEach(one ->
                                found.add(one, way == HelpChannel.AT_HOME ? WayWithoutCar.HOME : WayWithoutCar.PHONE));
        }
        // If no place was found, the answer contains at least a telephone number that the person can call.
        if (found.offers.isEmpty())
            going.offers().stream()
                    .filter(one -> one.candidate().is(PlaceFact.CALLABLE))
                    .forEach(one -> found.add(one, WayWithoutCar.PHONE));
        return new HelpWithoutCar(
                new SearchAnswer(
                        search,
                        List.copyOf(found.offers),
                        found.offers.size(),
                        going.given().stream()
                                .filter(one -> one != SearchConcession.FARTHER && one != SearchConcession.FAR)
                                .toList(),
                        List.of(),
                        List.of(),
                        going.franceServices()),
                List.copyOf(found.ways),
                passing);
    }

    /// Returns the answers grouped by the way to get help.
    ///
    /// @param cards cards of the answers, in the same order as the offers of the answer
    List<AnswersByWay> parts(List<AnswerCard> cards) {
        var parts = new ArrayList<AnswersByWay>();
        for (var way : WayWithoutCar.values()) {
            var its = new ArrayList<AnswerCard>();
            for (var i = 0; i < cards.size(); i++) if (ways.get(i) == way) its.add(cards.get(i));
            if (!its.isEmpty() || way == WayWithoutCar.PASSING && !passing.isEmpty())
                parts.add(new AnswersByWay(way, List.copyOf(its)));
        }
        return List.copyOf(parts);
    }

    private static boolean received(ProposedPlace offer) {
        return !offer.candidate().is(PlaceFact.REMOTE_ONLY);
    }

    /// Collects the offers in the order of the groups, the easiest way first.
    private static final class OffersByWay {
        private final List<ProposedPlace> offers = new ArrayList<>();
        private final List<WayWithoutCar> ways = new ArrayList<>();
        private final Set<String> ids = new HashSet<>();

        boolean room(WayWithoutCar way) {
            return ways.stream().filter(one -> one == way).count() < EACH;
        }

        void add(ProposedPlace offer, WayWithoutCar way) {
            if (!room(way) || !ids.add(offer.candidate().id())) return;
            offers.add(offer);
            ways.add(way);
        }
    }
}
