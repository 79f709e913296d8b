package org.tousaidants.find.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tousaidants.find.ranking.Saintonge.THURSDAY_15H;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.PlaceService;
import org.tousaidants.core.territory.GeoPoint;

/// Laws that hold for any places and search: tried on thousands of searches over random places.
class RankerLawsTest {
    private static final List<String> HOURS =
            List.of("", "Mo-Fr 09:00-12:30,13:30-18:00", "Sa 10:00-12:00", "Tu 18:00-20:00", "sur rendez-vous", "24/7");

    private final Random random = new Random(2020);

    @Test
    void addingAPlaceNeverMakesTheBestAnswerWorse() {
        for (var round = 0; round < 60; round++) {
            var places = candidates(80);
            var search = HelpSearchTest.any(random);
            var before = PlaceRanker.answer(search, CandidatePlaceIndex.of(places), THURSDAY_15H);
            places.addAll(candidates(1, "nouveau"));
            var after = PlaceRanker.answer(search, CandidatePlaceIndex.of(places), THURSDAY_15H);
            if (before.nothingFits()) continue;
            assertThat(after.nothingFits()).as(search.query()).isFalse();
            assertThat(costOf(after)).as(search.query()).isLessThanOrEqualTo(costOf(before));
            if (after.given().equals(before.given()))
                assertThat(after.offers().getFirst().rank())
                        .as(search.query())
                        .isGreaterThanOrEqualTo(before.offers().getFirst().rank());
        }
    }

    @Test
    void askingForLessNeverLosesAPlace() {
        var index = CandidatePlaceIndex.of(candidates(600));
        for (var round = 0; round < 400; round++) {
            var search = HelpSearchTest.any(random);
            var strict = PlaceRanker.fits(search, index, THURSDAY_15H, DetourAroundWater.NONE);
            for (var concession : SearchConcession.thatApplyTo(search)) {
                var wider = concession.giveUp(search);
                if (wider.isEmpty() || concession == SearchConcession.WAY) continue;
                assertThat(PlaceRanker.fits(wider.get(), index, THURSDAY_15H, DetourAroundWater.NONE))
                        .as("%s without %s", search.query(), concession)
                        .containsAll(strict);
            }
        }
    }

    @Test
    void theGridFindsExactlyWhomALookAtEverybodyFinds() {
        var candidates = candidates(2_000);
        var index = CandidatePlaceIndex.of(candidates);
        for (var round = 0; round < 300; round++) {
            var search = HelpSearchTest.any(random)
                    .withWhen(new SearchTime.AnyTime())
                    .withWay(HelpChannel.AT_PLACE);
            var expected = new TreeSet<String>();
            for (var candidate : candidates) if (fitsPlainly(candidate, search)) expected.add(candidate.id());
            assertThat(PlaceRanker.fits(search, index, THURSDAY_15H, DetourAroundWater.NONE))
                    .as(search.query())
                    .isEqualTo(expected);
        }
    }

    @Test
    void theOrderOfThePlacesInTheirSourceChangesNothing() {
        var candidates = candidates(500);
        for (var round = 0; round < 100; round++) {
            var search = HelpSearchTest.any(random);
            var one = PlaceRanker.answer(search, CandidatePlaceIndex.of(candidates), THURSDAY_15H);
            Collections.shuffle(candidates, random);
            var other = PlaceRanker.answer(search, CandidatePlaceIndex.of(candidates), THURSDAY_15H);
            assertThat(Saintonge.ids(other)).as(search.query()).isEqualTo(Saintonge.ids(one));
            assertThat(other.given()).isEqualTo(one.given());
        }
    }

    @Test
    void theRankIsTheWeighedMeanOfTheReasonsGivenAndNeverIncreasesDownTheList() {
        var index = CandidatePlaceIndex.of(candidates(500));
        for (var round = 0; round < 200; round++) {
            var answer = PlaceRanker.answer(HelpSearchTest.any(random), index, THURSDAY_15H);
            var last = 1.0;
            for (var offer : answer.offers()) {
                var weights =
                        offer.reasons().stream().mapToInt(RankingReason::weight).sum();
                var sum = offer.reasons().stream()
                        .mapToDouble(reason -> reason.score() * reason.weight())
                        .sum();
                assertThat(offer.rank()).isCloseTo(sum / weights, org.assertj.core.data.Offset.offset(1e-9));
                // Beyond the distance asked the nearest comes first.
                if (!answer.given().contains(SearchConcession.FARTHER))
                    assertThat(offer.rank()).isBetween(0.0, last + 1e-12);
                last = offer.rank();
            }
        }
    }

    /// Several light concessions cost less than a heavier one, in the order in which [PlaceRanker] tries them: one
    /// alone before several.
    private static int costOf(SearchAnswer answer) {
        return switch (answer.given().size()) {
            case 0 -> 0;
            case 1 -> 1 + answer.given().getFirst().ordinal();
            default -> {
                var steps = answer.given().stream()
                        .filter(one -> answer.given().stream()
                                .noneMatch(other ->
                                        other != one && other.withThoseItHolds().contains(one)))
                        .toList();
                yield steps.size() == 1
                        ? 1 + steps.getFirst().ordinal()
                        : 1000 + Collections.max(answer.given()).ordinal();
            }
        };
    }

    private static boolean fitsPlainly(CandidatePlace candidate, HelpSearch search) {
        if (candidate.is(PlaceFact.NO_PUBLIC)) return false;
        for (var criterion : search.matters()) if (!candidate.says(criterion)) return false;
        for (var need : search.needs())
            if (Collections.disjoint(need.mainServices(), candidate.services())) return false;
        if (search.where().isEmpty()) return true;
        var where = search.where().get();
        if (candidate.point().isEmpty())
            return where.commune()
                    .filter(commune -> commune.code().equals(candidate.communeCode()))
                    .isPresent();
        return candidate.point().get().metresTo(where.point()) <= search.radius() * 1000.0;
    }

    private List<CandidatePlace> candidates(int count) {
        return candidates(count, "lieu");
    }

    private List<CandidatePlace> candidates(int count, String prefix) {
        var made = new ArrayList<CandidatePlace>();
        for (var i = 0; i < count; i++) {
            var place = Saintonge.place(prefix + " " + i + " " + random.nextInt(1000))
                    .at(new GeoPoint(45.2 + random.nextDouble() * 1.4, -1.4 + random.nextDouble() * 1.4))
                    .with(Field.HORAIRES, HOURS.get(random.nextInt(HOURS.size())))
                    .with(Field.FRAIS, pick("", "Gratuit", "Payant", "Gratuit sous condition"))
                    .with(Field.SERVICES, services())
                    .with(Field.DATE_MAJ, (2020 + random.nextInt(7)) + "-03-01")
                    .with(
                            Field.PRISE_EN_CHARGE,
                            pick("", "", "Handicaps moteurs", "Surdité|Langues étrangères (anglais)"))
                    .with(
                            Field.ACCOMPAGNEMENT,
                            pick("", "Accompagnement individuel", "À distance", "Dans un atelier collectif"))
                    .with(Field.ITINERANCE, pick("", "", "Fixe", "Itinérant"))
                    .with(Field.DISPOSITIFS, pick("", "", "", "France Services", "Aidants Connect"))
                    .with(Field.ACCES, pick("", "", "", "Ce lieu n'accueille pas de public"))
                    .with(Field.PASS_NUMERIQUE, pick("", "", "Oui"))
                    .with(Field.PRESENTATION_RESUME, pick("", "", "", "Visites à domicile."));
            if (random.nextInt(30) == 0) place.nowhere();
            made.add(place.candidate());
        }
        return made;
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private String services() {
        var chosen = new EnumMap<PlaceService, String>(PlaceService.class);
        for (var i = random.nextInt(4); i > 0; i--) {
            var service = PlaceService.values()[random.nextInt(9)];
            chosen.put(service, service.label());
        }
        return String.join("|", chosen.values());
    }
}
