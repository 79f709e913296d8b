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
import org.tousaidants.core.territory.Point;
import org.tousaidants.outreach.accessscores.AccessDistances;
import org.tousaidants.outreach.accessscores.AccessScoreCalculator;
import org.tousaidants.outreach.accessscores.CommunePopulation;
import org.tousaidants.outreach.accessscores.HelpSupply;
import org.tousaidants.places.journeys.AccessMeasure;

/// « Qui recrute où » — communes where two employers recruit, communes without post or recruitment, and for each
/// post the number of inhabitants whom it brings within reach, with all others in place. Pure.
///
/// @param effects by post: inhabitants who come within reach if it is filled, or who lose it if it ends
record RecruitmentOverlap(
        List<Overlap> overlaps,
        List<Commune> gaps,
        long gapInhabitants,
        AccessMeasure measure,
        Map<UUID, Long> effects) {
    private static final int SHOWN = 20;

    /// « Chevauchement » — a commune for which several employers recruit.
    record Overlap(Commune commune, List<String> employers) {}

    static RecruitmentOverlap of(
            List<Position> posts, List<Commune> communes, List<Point> places, AccessDistances ways) {
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
        var overlaps = new ArrayList<Overlap>();
        employers.forEach((code, names) -> {
            var commune = byCode.get(code);
            if (names.size() > 1 && commune != null) overlaps.add(new Overlap(commune, List.copyOf(names)));
        });
        overlaps.sort(Comparator.comparingInt((Overlap one) -> -one.commune().population()));

        var fixed = new ArrayList<HelpSupply>();
        for (var place : places) fixed.add(new HelpSupply("", place, 1));
        var now = nearest(
                communes,
                fixed,
                posts.stream()
                        .filter(post -> post.state() == Position.State.FILLED)
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
            var without = post.state() == Position.State.FILLED
                    ? nearest(
                            communes,
                            fixed,
                            posts.stream()
                                    .filter(one -> one.state() == Position.State.FILLED && one != post)
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
        return new RecruitmentOverlap(
                overlaps.stream().limit(SHOWN).toList(),
                gaps.stream().limit(SHOWN).toList(),
                gaps.stream().mapToLong(Commune::population).sum(),
                ways.measure(),
                effects);
    }

    private static double[] nearest(
            List<Commune> communes,
            List<HelpSupply> fixed,
            List<Position> filled,
            Map<String, Commune> byCode,
            AccessDistances ways) {
        var offers = new ArrayList<>(fixed);
        for (var post : filled) {
            var host = byCode.get(post.commune());
            if (host != null) offers.add(new HelpSupply(post.who().host(), host.centre(), post.seats()));
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
