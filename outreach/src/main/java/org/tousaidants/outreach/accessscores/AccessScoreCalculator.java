package org.tousaidants.outreach.accessscores;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import org.tousaidants.core.territory.EstimatedTravelTime;
import org.tousaidants.places.journeys.AccessMeasure;

/// « Équité » — two-step floating catchment area (E2SFCA): each place divides its capacity among the people
/// within reach, weighted by distance; each commune adds up its shares. The sum of need times share equals the
/// capacity that someone can reach.
public record AccessScoreCalculator(List<CommuneAccess> standings) {
    /// Weights of the DREES for general practitioners since 2015, with half an hour as the end: share of the limit of
    /// the measure (20 minutes or 10 kilometres), weight.
    private static final double[][] STEPS = {{0.5, 1}, {0.75, 2 / 3.0}, {1, 1 / 3.0}, {1.5, 0.1}};

    public static final int REACH_MINUTES = 30;
    private static final double METRES_PER_DEGREE = 111_000;

    /// The distance steps as pairs: limit in square degrees, weight.
    private static final double[] ENDS = Arrays.stream(STEPS)
            .mapToDouble(
                    step -> NearbyOfferIndex.square(NearbyOfferIndex.metres(step[0] * AccessMeasure.MINUTES.limit())))
            .toArray();

    static double weight(double square) {
        for (var step = 0; step < ENDS.length; step++) if (square <= ENDS[step]) return STEPS[step][1];
        return 0;
    }

    /// Visits only the offers near each commune, so that the whole country takes less than a second.
    public static AccessScoreCalculator of(List<CommunePopulation> people, List<HelpSupply> offers) {
        var around = new NearbyOfferIndex(offers, NearbyOfferIndex.metres(REACH_MINUTES));
        var demand = new double[offers.size()];
        for (var group : people)
            around.each(group.at(), (offer, square) -> demand[offer] += group.need() * weight(square));
        var each = new double[offers.size()];
        for (var offer = 0; offer < each.length; offer++)
            if (demand[offer] > 0) each[offer] = offers.get(offer).capacity() / demand[offer];
        var standings = new ArrayList<CommuneAccess>(people.size());
        for (var group : people) {
            var mine = new CatchmentSum();
            around.each(group.at(), (offer, square) -> {
                mine.choice++;
                mine.share += each[offer] * weight(square);
                if (square < mine.square) {
                    mine.square = square;
                    mine.nearest = offer;
                }
            });
            standings.add(
                    mine.choice == 0
                            ? far(group, offers)
                            : new CommuneAccess(
                                    group,
                                    NearbyOfferIndex.minutes(mine.square),
                                    OptionalInt.of(mine.nearest),
                                    mine.choice,
                                    mine.share));
        }
        return new AccessScoreCalculator(List.copyOf(standings));
    }

    /// Uses the given ways.
    public static AccessScoreCalculator of(
            List<CommunePopulation> people, List<HelpSupply> offers, AccessDistances ways) {
        return by(
                people,
                offers,
                offers.stream().map(one -> ways.towards(one.at())).toList(),
                ways.measure());
    }

    /// Uses known ways, by offer then by commune; infinite where there is none.
    public static AccessScoreCalculator by(
            List<CommunePopulation> people, List<HelpSupply> offers, List<double[]> ways, AccessMeasure measure) {
        var each = new double[offers.size()];
        for (var j = 0; j < each.length; j++) {
            var demand = 0.0;
            for (var i = 0; i < people.size(); i++) demand += people.get(i).need() * pull(ways.get(j)[i], measure);
            if (demand > 0) each[j] = offers.get(j).capacity() / demand;
        }
        var standings = new ArrayList<CommuneAccess>(people.size());
        for (var i = 0; i < people.size(); i++) {
            var nearest = OptionalInt.empty();
            var least = Double.POSITIVE_INFINITY;
            var choice = 0;
            var share = 0.0;
            for (var j = 0; j < each.length; j++) {
                var way = ways.get(j)[i];
                if (way <= measure.nearby()) choice++;
                share += each[j] * pull(way, measure);
                if (way < least) {
                    least = way;
                    nearest = OptionalInt.of(j);
                }
            }
            standings.add(new CommuneAccess(people.get(i), least, nearest, choice, share));
        }
        return new AccessScoreCalculator(List.copyOf(standings));
    }

    private static double pull(double way, AccessMeasure measure) {
        for (var step : STEPS) if (way <= step[0] * measure.limit()) return step[1];
        return 0;
    }

    private static final class CatchmentSum {
        int choice;
        int nearest;
        double share;
        double square = Double.POSITIVE_INFINITY;
    }

    private static CommuneAccess far(CommunePopulation people, List<HelpSupply> offers) {
        var nearest = -1;
        var least = Double.POSITIVE_INFINITY;
        for (var j = 0; j < offers.size(); j++) {
            var at = offers.get(j).at();
            // The difference in latitude alone is already greater than the shortest distance found.
            if (Math.abs(at.latitude() - people.at().latitude()) * METRES_PER_DEGREE > least) continue;
            var metres = people.at().metresTo(at);
            if (metres < least) {
                least = metres;
                nearest = j;
            }
        }
        return nearest < 0
                ? new CommuneAccess(people, Double.POSITIVE_INFINITY, OptionalInt.empty(), 0, 0)
                : new CommuneAccess(people, EstimatedTravelTime.carMinutes(least), OptionalInt.of(nearest), 0, 0);
    }

    /// Returns the communes farther than these minutes (rounded as displayed), by population, descending.
    public List<CommuneAccess> leftOut(int minutes) {
        return standings.stream()
                .filter(one -> Math.round(one.way()) > minutes)
                .sorted(Comparator.comparingInt(
                                (CommuneAccess one) -> one.people().inhabitants())
                        .reversed()
                        .thenComparing(one -> one.people().code()))
                .toList();
    }

    /// « Courbe de Lorenz » — the cumulated share of need, the worst served first, and its share of the offer.
    public List<double[]> lorenz() {
        var sorted = standings.stream()
                .sorted(Comparator.comparingDouble(CommuneAccess::share))
                .toList();
        var need = sorted.stream().mapToDouble(one -> one.people().need()).sum();
        var offer = sorted.stream()
                .mapToDouble(one -> one.people().need() * one.share())
                .sum();
        var curve = new ArrayList<double[]>();
        curve.add(new double[] {0, 0});
        double x = 0, y = 0;
        for (var one : sorted) {
            x += one.people().need();
            y += one.people().need() * one.share();
            curve.add(new double[] {need == 0 ? 1 : x / need, offer == 0 ? 0 : y / offer});
        }
        return curve;
    }

    /// « Indice de Gini » — 0 when all have the same share, near 1 when one commune has all.
    public double gini() {
        var curve = lorenz();
        var under = 0.0;
        for (var k = 1; k < curve.size(); k++)
            under += (curve.get(k)[0] - curve.get(k - 1)[0]) * (curve.get(k)[1] + curve.get(k - 1)[1]) / 2;
        return curve.getLast()[1] == 0 ? 0 : Math.max(0, 1 - 2 * under);
    }
}
