package org.tousaidants.find.answers;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.find.answers.OfferWords.AnswerCard;
import org.tousaidants.find.ranking.Answer;
import org.tousaidants.find.ranking.Concession;
import org.tousaidants.find.ranking.HelpChannel;
import org.tousaidants.find.ranking.Offer;
import org.tousaidants.find.ranking.PlaceFact;
import org.tousaidants.find.ranking.Search;

/// « Sans voiture » — groups the answers for a person without a car by the way to get help: on foot, by coach,
/// from a mobile service that stops nearby, at home, by telephone. Each place is in one group, that of the
/// easiest way.
///
/// @param passing stops of mobile services within a walk, shown between the coach and the visit at home
record HelpWithoutCar(Answer answer, List<Way> ways, List<NearbyBusVisit> passing) {
    static final double WALK_METRES = 1_500;
    private static final int EACH = 3;

    enum Way {
        FOOT,
        COACH,
        PASSING,
        HOME,
        PHONE
    }

    /// « Un moyen » — the answers of one group; empty for the mobile services.
    record Part(Way way, List<AnswerCard> cards) {
        String key(boolean wheels) {
            return "find.nocar." + ConstantName.low(way) + (wheels && way == Way.FOOT ? ".wheels" : "");
        }

        boolean bus() {
            return way == Way.PASSING;
        }
    }

    static HelpWithoutCar of(
            Search search, Optional<Commune> from, Searches searches, Searches.Marks marks, List<NearbyBusVisit> near) {
        var passing = near.stream()
                .filter(one -> one.metres() <= WALK_METRES
                        || from.filter(one.commune()::equals).isPresent())
                .toList();
        var going = searches.answer(search.withWay(HelpChannel.AT_PLACE).withLimit(Search.MAX_LIMIT), marks);
        var found = new Found();
        if (!going.given().contains(Concession.FARTHER) && !going.given().contains(Concession.FAR)) {
            going.offers().stream()
                    .filter(HelpWithoutCar::received)
                    .filter(one -> one.metres().orElse(Double.MAX_VALUE) <= WALK_METRES)
                    .forEach(one -> found.add(one, Way.FOOT));
            going.offers().stream()
                    .filter(HelpWithoutCar::received)
                    .takeWhile(_ -> found.room(Way.COACH))
                    .filter(one -> from.flatMap(home -> searches.byTransit(home, one.candidate()))
                            .isPresent())
                    .forEach(one -> found.add(one, Way.COACH));
        }
        for (var way : List.of(HelpChannel.AT_HOME, HelpChannel.REMOTE)) {
            var answer = searches.answer(search.withWay(way).withLimit(2 * EACH), marks);
            if (!answer.given().contains(Concession.WAY))
                answer.offers().forEach(one -> found.add(one, way == HelpChannel.AT_HOME ? Way.HOME : Way.PHONE));
        }
        // Every person gets at least a number to call.
        if (found.offers.isEmpty())
            going.offers().stream()
                    .filter(one -> one.candidate().is(PlaceFact.CALLABLE))
                    .forEach(one -> found.add(one, Way.PHONE));
        return new HelpWithoutCar(
                new Answer(
                        search,
                        List.copyOf(found.offers),
                        found.offers.size(),
                        going.given().stream()
                                .filter(one -> one != Concession.FARTHER && one != Concession.FAR)
                                .toList(),
                        List.of(),
                        List.of(),
                        going.franceServices()),
                List.copyOf(found.ways),
                passing);
    }

    /// Groups the cards, which are in the order of the offers of the answer.
    List<Part> parts(List<AnswerCard> cards) {
        var parts = new ArrayList<Part>();
        for (var way : Way.values()) {
            var its = new ArrayList<AnswerCard>();
            for (var i = 0; i < cards.size(); i++) if (ways.get(i) == way) its.add(cards.get(i));
            if (!its.isEmpty() || way == Way.PASSING && !passing.isEmpty()) parts.add(new Part(way, List.copyOf(its)));
        }
        return List.copyOf(parts);
    }

    private static boolean received(Offer offer) {
        return !offer.candidate().is(PlaceFact.REMOTE_ONLY);
    }

    /// Collects the offers in the order of the groups.
    private static final class Found {
        private final List<Offer> offers = new ArrayList<>();
        private final List<Way> ways = new ArrayList<>();
        private final Set<String> ids = new HashSet<>();

        boolean room(Way way) {
            return ways.stream().filter(one -> one == way).count() < EACH;
        }

        void add(Offer offer, Way way) {
            if (!room(way) || !ids.add(offer.candidate().id())) return;
            offers.add(offer);
            ways.add(way);
        }
    }
}
