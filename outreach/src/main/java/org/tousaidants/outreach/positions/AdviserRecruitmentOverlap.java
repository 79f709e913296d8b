package org.tousaidants.outreach.positions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.GeoPoint;
import org.tousaidants.outreach.accessscores.AccessScoreCalculator;
import org.tousaidants.outreach.accessscores.CommunePopulation;
import org.tousaidants.outreach.accessscores.DistancesToHelp;
import org.tousaidants.outreach.accessscores.HelpSupplyAtPlace;
import org.tousaidants.places.journeys.DistanceToHelpMeasure;

/// « Qui recrute où » — the communes for which two employers recruit, the communes without a position or
/// recruitment, and the effect of each position if all others are filled. It has no side effects.
///
/// @param effects number of inhabitants by position who get help nearby if it is filled, or lose it if it ends
record AdviserRecruitmentOverlap(
        List<RecruitingCommune> overlaps,
        List<Commune> gaps,
        long gapInhabitants,
        DistanceToHelpMeasure measure,
        Map<UUID, Long> effects) {
    private static final int SHOWN = 20;

    /// « Chevauchement » — a commune for which several employers recruit.
    record RecruitingCommune(Commune commune, List<String> employers) {}

    static AdviserRecruitmentOverlap of(
            List<AdviserPosition> posts, List<Commune> communes, List<GeoPoint> places, DistancesToHelp ways) {
        var limit = ways.measure().limit();
        var byCode = new HashMap<String, Commune>();
        for (var commune : communes) byCode.put(commune.code(), commune);
        var employers = new TreeMap<String, TreeSet<String>>();
        var covered = new HashSet<String>();
        for (var post : posts) {
            if (!post.counts()) continue;
            for (var code : post.area()) {
                covered.add(code);
                if (post.searched())
                    employers
                            .computeIfAbsent(code, _ -> new TreeSet<>())
                            .add(post.who().employer());
            }
        }
        var overlaps = new ArrayList<RecruitingCommune>();
        employers.forEach((code, names) -> {
            var commune = byCode.get(code);
            if (names.size() > 1 && commune != null) overlaps.add(new RecruitingCommune(commune, List.copyOf(names)));
        });
        overlaps.sort(Comparator.comparingInt(
                (RecruitingCommune one) -> -one.commune().population()));

        var fixed = new ArrayList<HelpSupplyAtPlace>();
        for (var place : places) fixed.add(new HelpSupplyAtPlace("", place, 1));
        var now = nearest(
                communes,
                fixed,
                posts.stream()
                        .filter(post -> post.state() == AdviserPosition.PositionState.FILLED)
                        .toList(),
                byCode,
                ways);
        var gaps = new ArrayList<Commune>();
        for (var i = 0; i < communes.size(); i++)
            if (now[i] > limit && !covered.contains(communes.get(i).code())) gaps.add(communes.get(i));
        gaps.sort(Comparator.comparingInt(Commune::population).reversed());
        var effects = new HashMap<UUID, Long>();
        for (var post : posts) {
            var host = byCode.get(post.commune());
            if (host == null || !post.counts()) continue;
            var without = post.state() == AdviserPosition.PositionState.FILLED
                    ? nearest(
                            communes,
                            fixed,
                            posts.stream()
                                    .filter(one -> one.state() == AdviserPosition.PositionState.FILLED && one != post)
                                    .toList(),
                            byCode,
                            ways)
                    : now;
            var people = 0L;
            for (var i = 0; i < communes.size(); i++)
                if (without[i] > limit && ways.way(communes.get(i), host.centre()) <= limit)
                    people += communes.get(i).population();
            effects.put(post.id(), people);
        }
        return new AdviserRecruitmentOverlap(
                overlaps.stream().limit(SHOWN).toList(),
                gaps.stream().limit(SHOWN).toList(),
                gaps.stream().mapToLong(Commune::population).sum(),
                ways.measure(),
                effects);
    }

    private static double[] nearest(
            List<Commune> communes,
            List<HelpSupplyAtPlace> fixed,
            List<AdviserPosition> filled,
            Map<String, Commune> byCode,
            DistancesToHelp ways) {
        var offers = new ArrayList<>(fixed);
        for (var post : filled) {
            var host = byCode.get(post.commune());
            if (host != null) offers.add(new HelpSupplyAtPlace(post.who().host(), host.centre(), post.seats()));
        }
        var people = communes.stream()
                .map(one ->
                        new CommunePopulation(one.code(), one.name(), one.centre(), one.population(), one.population()))
                .toList();
        return AccessScoreCalculator.of(people, offers, ways).standings().stream()
                .mapToDouble(one -> one.way())
                .toArray();
    }
}
