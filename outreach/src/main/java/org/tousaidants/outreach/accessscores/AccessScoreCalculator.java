package org.tousaidants.outreach.accessscores;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import org.tousaidants.core.territory.EstimatedTravelTime;
import org.tousaidants.places.journeys.DistanceToHelpMeasure;

/// « Équité » — computes access to help by the two-step floating catchment area method (E2SFCA): each place divides
/// its capacity among the people nearby, weighted by distance, and each commune adds up the shares of its places.
/// The sum of need times share equals the capacity that at least one person can use.
public record AccessScoreCalculator(List<CommuneAccessToHelp> standings) {
    /// Weights by distance, as used by the DREES for general practitioners since 2015, except that the last step
    /// ends at half an hour. The first number of each pair is the end of the step as a fraction of the limit of
    /// the measure (20 minutes or 10 kilometres), the second its weight.
    private static final double[][] STEPS = {{0.5, 1}, {0.75, 2 / 3.0}, {1, 1 / 3.0}, {1.5, 0.1}};

    public static final int REACH_MINUTES = 30;
    private static final double METRES_PER_DEGREE = 111_000;

    /// The same distance steps as pairs: limit in square degrees, weight.
    private static final double[] ENDS = Arrays.stream(STEPS)
            .mapToDouble(step ->
                    NearbyHelpIndex.square(NearbyHelpIndex.metres(step[0] * DistanceToHelpMeasure.MINUTES.limit())))
            .toArray();

    static double weight(double square) {
        for (var step = 0; step < ENDS.length; step++) if (square <= ENDS[step]) return STEPS[step][1];
        return 0;
    }

    /// Returns the access to help of each commune, with distances as the crow flies. Only the offers near a
    /// commune are compared with it, so that the whole country takes less than a second.
    public static AccessScoreCalculator of(List<CommunePopulation> people, List<HelpSupplyAtPlace> offers) {
        var around = new NearbyHelpIndex(offers, NearbyHelpIndex.metres(REACH_MINUTES));
        var demand = new double[offers.size()];
        for (var group : people)
            around.each(group.at(), (offer, square) -> demand[offer] += group.need() * weight(square));
        var each = new double[offers.size()];
        for (var offer = 0; offer < each.length; offer++)
            if (demand[offer] > 0) each[offer] = offers.get(offer).capacity() / demand[offer];
        var standings = new ArrayList<CommuneAccessToHelp>(people.size());
        for (var group : people) {
            var mine = new CatchmentAreaSum();
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
                            : new CommuneAccessToHelp(
                                    group,
                                    NearbyHelpIndex.minutes(mine.square),
                                    OptionalInt.of(mine.nearest),
                                    mine.choice,
                                    mine.share));
        }
        return new AccessScoreCalculator(List.copyOf(standings));
    }

    /// Returns the access to help of each commune, with the given lengths of the ways.
    public static AccessScoreCalculator of(
            List<CommunePopulation> people, List<HelpSupplyAtPlace> offers, DistancesToHelp ways) {
        return by(
                people,
                offers,
                offers.stream().map(one -> ways.towards(one.at())).toList(),
                ways.measure());
    }

    /// Returns the access to help of each commune, with ways that are already known. They are given by offer,
    /// then by commune; a way is infinite if there is none.
    public static AccessScoreCalculator by(
            List<CommunePopulation> people,
            List<HelpSupplyAtPlace> offers,
            List<double[]> ways,
            DistanceToHelpMeasure measure) {
        var each = new double[offers.size()];
        for (var j = 0; j < each.length; j++) {
            var demand = 0.0;
            for (var i = 0; i < people.size(); i++) demand += people.get(i).need() * pull(ways.get(j)[i], measure);
            if (demand > 0) each[j] = offers.get(j).capacity() / demand;
        }
        var standings = new ArrayList<CommuneAccessToHelp>(people.size());
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
            standings.add(new CommuneAccessToHelp(people.get(i), least, nearest, choice, share));
        }
        return new AccessScoreCalculator(List.copyOf(standings));
    }

    private static double pull(double way, DistanceToHelpMeasure measure) {
        for (var step : STEPS) if (way <= step[0] * measure.limit()) return step[1];
        return 0;
    }

    private static final class CatchmentAreaSum {
        int choice;
        int nearest;
        double share;
        double square = Double.POSITIVE_INFINITY;
    }

    private static CommuneAccessToHelp far(CommunePopulation people, List<HelpSupplyAtPlace> offers) {
        var nearest = -1;
        var least = Double.POSITIVE_INFINITY;
        for (var j = 0; j < offers.size(); j++) {
            var at = offers.get(j).at();
            // The offer is skipped, because its difference in latitude alone is greater than the
            // shortest distance found so far.
            if (Math.abs(at.latitude() - people.at().latitude()) * METRES_PER_DEGREE > least) continue;
            var metres = people.at().metresTo(at);
            if (metres < least) {
                least = metres;
                nearest = j;
            }
        }
        return nearest < 0
                ? new CommuneAccessToHelp(people, Double.POSITIVE_INFINITY, OptionalInt.empty(), 0, 0)
                : new CommuneAccessToHelp(people, EstimatedTravelTime.carMinutes(least), OptionalInt.of(nearest), 0, 0);
    }

    /// Returns the communes from which the way to the nearest place takes more than this number of minutes,
    /// rounded as displayed. The commune with the most inhabitants is first.
    public List<CommuneAccessToHelp> leftOut(int minutes) {
        return standings.stream()
                .filter(one -> Math.round(one.way()) > minutes)
                .sorted(Comparator.comparingInt(
                                (CommuneAccessToHelp one) -> one.people().inhabitants())
                        .reversed()
                        .thenComparing(one -> one.people().code()))
                .toList();
    }

    /// « Courbe de Lorenz » — returns the points of the curve. Each point is a fraction of the total need,
    /// beginning with the people with the worst access, and the fraction of the offer that these people have.
    public List<double[]> lorenz() {
        var sorted = standings.stream()
                .sorted(Comparator.comparingDouble(CommuneAccessToHelp::share))
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

    /// « Indice de Gini » — returns the inequality of access: 0 if everybody has the same share of the offer,
    /// near 1 if one commune has the whole offer.
    public double gini() {
        var curve = lorenz();
        var under = 0.0;
        for (var k = 1; k < curve.size(); k++)
            under += (curve.get(k)[0] - curve.get(k - 1)[0]) * (curve.get(k)[1] + curve.get(k - 1)[1]) / 2;
        return curve.getLast()[1] == 0 ? 0 : Math.max(0, 1 - 2 * under);
    }
}
