package org.tousaidants.find.ranking;

import java.time.LocalDate;
import org.tousaidants.core.territory.EstimatedTravelTime;
import org.tousaidants.core.territory.GeoPoint;

/// Computes the rank of a candidate for one search, from tables that are built once for each search.
final class PlaceScoring {
    private static final double MINUTES_HALF = 15;
    private static final double FRANCE_SERVICES_BONUS = 0.2;
    private static final double QUIET_UNSAID = 0.3;
    private static final double FREE_UNDER_CONDITION = 0.7;
    private static final double PRICE_UNKNOWN = 0.5;
    private static final double PRICE_PAID = 0.1;
    private static final double ACCESS_DESCRIBED = 0.5;
    private static final double LANGUAGE_SAID = 0.5;
    /// Assumed distance in metres of a place known only by its commune: about the width of a commune. Such a
    /// place does not rank before a place that is certainly within walking distance.
    private static final double SOMEWHERE_METRES = 2_500;
    /// Assumed distance in metres of a place without a position, so that it ranks after all others.
    private static final double FAR_AWAY_METRES = 500_000;

    private final CandidatePlaceIndex index;
    private final DetourAroundWater detour;
    private final GeoPoint centre;
    private final double cosine;
    private final float[] certainties;
    private final double[] needFit;
    private final boolean franceServices;
    private final int[] weights = new int[RankingComponent.values().length];
    /// The weights of the components of the rank, divided by their sum, so that they add up to 1.
    private final double[] shares = new double[RankingComponent.values().length];
    private final double[] prices;
    private final int accessAsked;
    private final int languageAsked;
    private final int mannerAsked;
    private final boolean placed;
    private final boolean choosy;

    PlaceScoring(CandidatePlaceIndex index, HelpSearch search, LocalDate today, DetourAroundWater detour) {
        this.detour = detour;
        this.index = index;
        this.centre = search.where().map(SearchArea::point).orElse(new GeoPoint(0, 0));
        this.cosine = Math.cos(Math.toRadians(centre.latitude()));
        this.certainties = index.certainties((int) today.toEpochDay());
        this.needFit = HelpNeedScore.of(search.needs());
        this.franceServices = search.needs().stream().anyMatch(HelpNeed::franceServices);
        var sum = 0;
        for (var component : RankingComponent.values())
            sum += weights[component.ordinal()] =
                    component == RankingComponent.RECOGNISED && !index.recognises() ? 0 : component.weight(search);
        for (var i = 0; i < weights.length; i++) shares[i] = (double) weights[i] / sum;
        this.prices = prices(search.matters().contains(SearchCriterion.PASS));
        this.accessAsked = asked(search, RankingComponent.ACCESS);
        this.languageAsked = asked(search, RankingComponent.LANGUAGE);
        this.mannerAsked = asked(search, RankingComponent.MANNER);
        this.placed = search.where().isPresent();
        this.choosy = (accessAsked | languageAsked | mannerAsked) != 0;
    }

    /// Returns the distance in metres from the person to the candidate with the index `i`, including detours
    /// around water.
    double metres(int i) {
        return placed && index.hasPoint(i)
                ? index.metres(i, centre, cosine)
                        + detour.metres(index.candidate(i).communeCode())
                : FAR_AWAY_METRES;
    }

    /// Returns the rank that the candidate would have if it were open at the requested time. The opening hours
    /// are computed later, and only if this rank is good enough.
    double atBest(int i, double metres) {
        var sum = weigh(RankingComponent.NEED, need(i))
                + weigh(RankingComponent.OPENNESS, 1)
                + weigh(RankingComponent.PRICE, price(i));
        sum += weigh(RankingComponent.CERTAINTY, certainties[i]);
        if (index.recognised(i)) sum += weigh(RankingComponent.RECOGNISED, 1);
        if (placed) sum += weigh(RankingComponent.NEARNESS, nearness(i, metres));
        if (choosy)
            sum += weigh(RankingComponent.ACCESS, access(i))
                    + weigh(RankingComponent.LANGUAGE, language(i))
                    + weigh(RankingComponent.MANNER, share(i, mannerAsked));
        return sum;
    }

    double withOpenness(double atBest, double openness) {
        return atBest - weigh(RankingComponent.OPENNESS, 1 - openness);
    }

    double of(RankingComponent component, int i, double metres, double openness) {
        return switch (component) {
            case NEED -> need(i);
            case NEARNESS -> nearness(i, metres);
            case OPENNESS -> openness;
            case PRICE -> price(i);
            case ACCESS -> access(i);
            case LANGUAGE -> language(i);
            case MANNER -> share(i, mannerAsked);
            case CERTAINTY -> certainties[i];
            case RECOGNISED -> index.recognised(i) ? 1 : 0;
        };
    }

    int weight(RankingComponent component) {
        return weights[component.ordinal()];
    }

    private double weigh(RankingComponent component, double score) {
        return shares[component.ordinal()] * score;
    }

    private double need(int i) {
        var fit = needFit[index.services(i)];
        return franceServices && is(i, PlaceFact.FRANCE_SERVICES) ? Math.min(1, fit + FRANCE_SERVICES_BONUS) : fit;
    }

    private double nearness(int i, double metres) {
        var way = is(i, PlaceFact.LOCATED) ? metres : Math.max(metres, SOMEWHERE_METRES);
        return MINUTES_HALF / (MINUTES_HALF + EstimatedTravelTime.carMinutes(way));
    }

    private double price(int i) {
        return prices[index.price(i)];
    }

    /// Returns the score for each combination of prices: see [CandidatePlaceIndex#price].
    ///
    /// @param passAsked whether the person wants to pay with a voucher
    private static double[] prices(boolean passAsked) {
        var prices = new double[CandidatePlaceIndex.PRICES];
        for (var facts = 0; facts < prices.length; facts++) {
            var free = (facts & CandidatePlaceIndex.FREE) != 0 || passAsked && (facts & CandidatePlaceIndex.PASS) != 0;
            prices[facts] = free
                    ? 1
                    : (facts & CandidatePlaceIndex.CONDITION) != 0
                            ? FREE_UNDER_CONDITION
                            : (facts & CandidatePlaceIndex.PAID) != 0 ? PRICE_PAID : PRICE_UNKNOWN;
        }
        return prices;
    }

    private double access(int i) {
        var share = share(i, accessAsked) + quietUnsaid(i);
        return is(i, PlaceFact.ACCESS_DESCRIBED) ? Math.max(share, ACCESS_DESCRIBED) : share;
    }

    /// A part of the score for a place that says nothing about quiet: unknown is not « no », so that the place
    /// comes before one that declares itself lively.
    private double quietUnsaid(int i) {
        return (accessAsked & SearchCriterion.QUIET.bit()) == 0
                        || (index.facts(i) & SearchCriterion.QUIET.bit()) != 0
                        || is(i, PlaceFact.LIVELY)
                ? 0
                : QUIET_UNSAID / Integer.bitCount(accessAsked);
    }

    /// Returns how well the candidate with the index `i` suits the requested language: highest if the place
    /// speaks it, lower if only a free text mentions an interpreter or a day, lowest if the sheet does not
    /// mention it.
    private double language(int i) {
        var share = share(i, languageAsked);
        return is(i, PlaceFact.LANGUAGE_SAID) ? Math.max(share, LANGUAGE_SAID) : share;
    }

    private double share(int i, int asked) {
        return asked == 0 ? 1 : (double) Integer.bitCount(index.facts(i) & asked) / Integer.bitCount(asked);
    }

    private boolean is(int i, PlaceFact fact) {
        return (index.facts(i) & fact.bit()) != 0;
    }

    private static int asked(HelpSearch search, RankingComponent component) {
        var bits = 0;
        for (var criterion : search.matters()) if (RankingComponent.of(criterion) == component) bits |= criterion.bit();
        return bits;
    }
}
