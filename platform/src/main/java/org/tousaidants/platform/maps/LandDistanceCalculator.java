package org.tousaidants.platform.maps;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.core.territory.GeoPoint;
import org.tousaidants.core.text.BundledFile;

/// « Chemins par la terre » — computes the distance between two places of a département if water is crossed only by
/// a bridge or a ferry. It uses a graph of the communes that touch each other (from the contours) and of the
/// crossings in `maps/crossings-*.tsv`. If no water is between the places, the distance is the straight line.
public final class LandDistanceCalculator {
    /// Maximum length in metres of a direct connection between two communes in the graph; longer ways pass
    /// through other communes.
    private static final double HOP_METRES = 12_000;
    /// Length in metres below which a stretch of sea is ignored, because it is a harbour or a ditch.
    private static final double INLET_METRES = 300;
    /// Maximum distance in metres between a place outside all contours and the centre of its commune, because
    /// simplified contours cut off parts of the coast.
    private static final double NEAR_METRES = 8_000;

    private static final double UNITS_PER_DEGREE = 10_000;
    private static final Map<String, CachedCommuneGraph> KNOWN = new ConcurrentHashMap<>();

    /// A graph that was computed earlier, with the table of communes from which it was computed.
    ///
    /// @param ways the graph; empty if the contours of the département are missing
    private record CachedCommuneGraph(Communes table, Optional<LandDistanceCalculator> ways) {}

    /// « Traversée » — a line of the file of crossings: a bridge, a ferry, or a border that runs in the water.
    ///
    /// @param one code of a commune
    /// @param other code of the commune on the other side
    /// @param minutes duration of the ferry in minutes
    record WaterCrossing(String kind, String one, String other, int minutes) {
        static WaterCrossing of(Map<String, String> row) {
            var minutes = row.getOrDefault("minutes", "");
            return new WaterCrossing(
                    row.getOrDefault("kind", ""),
                    row.getOrDefault("one", ""),
                    row.getOrDefault("other", ""),
                    minutes.isEmpty() ? 0 : Integer.parseInt(minutes));
        }

        boolean joins() {
            return !kind.equals("water");
        }

        boolean between(CommuneBorders.CommuneBorder border) {
            return border.left().equals(one) && border.right().equals(other)
                    || border.left().equals(other) && border.right().equals(one);
        }
    }

    /// « Longueur » — the length of a way over land and water.
    ///
    /// @param metres length of the straight line plus the length of the detour around the water, in metres
    /// @param ferryMinutes minutes on a ferry, to be added to the travel time on land
    public record LandDistance(double metres, int ferryMinutes) {}

    private record CommuneGraphEdge(int to, double metres, int ferryMinutes) {}

    private record CommuneOutline(int commune, int west, int south, int east, int north, List<int[]> borders) {}

    /// The detours around water from one commune to every other commune, by the index of the other commune.
    ///
    /// @param metres metres to add to the straight line
    /// @param ferryMinutes minutes on a ferry
    private record WaterDetours(double[] metres, int[] ferryMinutes) {}

    private final List<Commune> communes;
    private final Communes table;
    private final Map<String, Integer> ranks = new HashMap<>();
    private final SeaCrossingCalculator water;
    private final List<int[]> rivers = new ArrayList<>();
    private final List<CommuneOutline> outlines = new ArrayList<>();
    private final List<List<CommuneGraphEdge>> edges = new ArrayList<>();
    private final AtomicReferenceArray<WaterDetours> detours;
    /// The number of the island of each commune. Communes that touch each other, directly or through other
    /// communes, have the same number.
    private final int[] islands;

    private LandDistanceCalculator(
            String departement, CommuneBorders contours, List<WaterCrossing> crossings, Communes table) {
        this.table = table;
        this.communes = table.inDepartement(departement);
        this.water = SeaCrossingCalculator.of(departement);
        this.detours = new AtomicReferenceArray<>(communes.size());
        for (var i = 0; i < communes.size(); i++) {
            ranks.put(communes.get(i).code(), i);
            edges.add(new ArrayList<>());
        }
        this.islands = IntStream.range(0, communes.size()).toArray();
        for (var border : contours.borders()) touch(border.left(), border.right());
        outline(contours);
        for (var border : contours.borders()) {
            if (crossings.stream().anyMatch(one -> one.between(border))) rivers.add(border.points());
            else join(border.left(), border.right(), 0);
        }
        for (var one : crossings) if (one.joins()) join(one.one(), one.other(), one.minutes());
        for (var i = 0; i < communes.size(); i++)
            for (var j = i + 1; j < communes.size(); j++) if (straight(i, j) <= HOP_METRES && dry(i, j)) join(i, j, 0);
    }

    /// Returns the calculator of a département; empty if its contours are missing.
    public static Optional<LandDistanceCalculator> of(String departement, Communes table) {
        return KNOWN.compute(
                        departement,
                        (_, was) -> was != null && was.table() == table
                                ? was
                                : new CachedCommuneGraph(
                                        table,
                                        CommuneBorders.of(departement)
                                                .map(contours -> new LandDistanceCalculator(
                                                        departement, contours, crossings(departement), table))))
                .ways();
    }

    static List<WaterCrossing> crossings(String departement) {
        var file = "/maps/crossings-" + departement + ".tsv";
        return LandDistanceCalculator.class.getResource(file) == null
                ? List.of()
                : BundledFile.named(LandDistanceCalculator.class, file).stream()
                        .map(WaterCrossing::of)
                        .toList();
    }

    /// Returns the detour around water to add to the straight line between a point of one commune and a point of
    /// another; empty if neither a bridge nor a ferry connects the communes, or if the contours lack one of
    /// them.
    ///
    /// @param from code of the first commune
    /// @param to code of the second commune
    public Optional<LandDistance> detour(String from, String to) {
        var one = ranks.get(from);
        var other = ranks.get(to);
        if (one == null || other == null) return Optional.empty();
        var detour = detours(one);
        return Double.isInfinite(detour.metres()[other])
                ? Optional.empty()
                : Optional.of(new LandDistance(detour.metres()[other], detour.ferryMinutes()[other]));
    }

    /// Returns the code of the commune in whose contours a point is; empty if there is none.
    public Optional<String> at(GeoPoint point) {
        var x = point.longitude() * UNITS_PER_DEGREE;
        var y = point.latitude() * UNITS_PER_DEGREE;
        for (var outline : outlines)
            if (x >= outline.west()
                    && x <= outline.east()
                    && y >= outline.south()
                    && y <= outline.north()
                    && inside(outline.borders(), x, y))
                return Optional.of(communes.get(outline.commune()).code());
        return table.nearest(point)
                .filter(one -> one.centre().metresTo(point) <= NEAR_METRES)
                .map(Commune::code)
                .filter(ranks::containsKey);
    }

    private void outline(CommuneBorders contours) {
        var borders = new HashMap<String, List<int[]>>();
        for (var border : contours.borders())
            for (var side : List.of(border.left(), border.right()))
                borders.computeIfAbsent(side, _ -> new ArrayList<>()).add(border.points());
        borders.forEach((code, points) -> {
            var rank = ranks.get(code);
            if (rank == null) return;
            int west = Integer.MAX_VALUE,
                    south = Integer.MAX_VALUE,
                    east = Integer.MIN_VALUE,
                    north = Integer.MIN_VALUE;
            for (var line : points)
                for (var k = 0; k < line.length; k += 2) {
                    west = Math.min(west, line[k]);
                    east = Math.max(east, line[k]);
                    south = Math.min(south, line[k + 1]);
                    north = Math.max(north, line[k + 1]);
                }
            outlines.add(new CommuneOutline(rank, west, south, east, north, points));
        });
    }

    /// Returns whether a point is inside the borders: a line from inside to the east crosses them an odd number
    /// of times.
    private static boolean inside(List<int[]> borders, double x, double y) {
        var inside = false;
        for (var points : borders)
            for (var k = 0; k + 3 < points.length; k += 2) {
                int y1 = points[k + 1], y2 = points[k + 3];
                if (y1 > y == y2 > y) continue;
                var at = points[k] + (y - y1) / (y2 - y1) * (points[k + 2] - points[k]);
                if (at > x) inside = !inside;
            }
        return inside;
    }

    private void touch(String commune, String other) {
        var from = ranks.get(commune);
        var to = ranks.get(other);
        if (from == null || to == null || islands[from] == islands[to]) return;
        var joined = islands[to];
        for (var i = 0; i < islands.length; i++) if (islands[i] == joined) islands[i] = islands[from];
    }

    private void join(String commune, String other, int ferryMinutes) {
        var from = ranks.get(commune);
        var to = ranks.get(other);
        if (from != null && to != null) join(from, to, ferryMinutes);
    }

    private void join(int from, int to, int ferryMinutes) {
        var metres = straight(from, to);
        edges.get(from).add(new CommuneGraphEdge(to, metres, ferryMinutes));
        edges.get(to).add(new CommuneGraphEdge(from, metres, ferryMinutes));
    }

    private double straight(int commune, int other) {
        return communes.get(commune).centre().metresTo(communes.get(other).centre());
    }

    private boolean dry(int commune, int other) {
        if (islands[commune] != islands[other]) return false;
        var from = communes.get(commune).centre();
        var to = communes.get(other).centre();
        return rivers.stream().noneMatch(river -> crosses(river, from, to)) && water.metres(from, to) <= INLET_METRES;
    }

    private static boolean crosses(int[] river, GeoPoint one, GeoPoint other) {
        double x = one.longitude() * UNITS_PER_DEGREE, y = one.latitude() * UNITS_PER_DEGREE;
        double dx = other.longitude() * UNITS_PER_DEGREE - x, dy = other.latitude() * UNITS_PER_DEGREE - y;
        for (var k = 0; k + 3 < river.length; k += 2) {
            double ex = river[k + 2] - river[k], ey = river[k + 3] - river[k + 1];
            var cross = dx * ey - dy * ex;
            if (cross == 0) continue;
            var along = ((river[k] - x) * ey - (river[k + 1] - y) * ex) / cross;
            var across = ((river[k] - x) * dy - (river[k + 1] - y) * dx) / cross;
            if (along >= 0 && along <= 1 && across >= 0 && across <= 1) return true;
        }
        return false;
    }

    private WaterDetours detours(int from) {
        var known = detours.get(from);
        if (known != null) return known;
        var computed = compute(from);
        detours.set(from, computed);
        return computed;
    }

    /// Computes the shortest ways from one commune to all other communes (Dijkstra). The detour is zero if the
    /// straight line does not cross water.
    ///
    /// @param from index of the commune in the graph
    private WaterDetours compute(int from) {
        var least = new double[communes.size()];
        var ferries = new int[communes.size()];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        least[from] = 0;
        record Reached(int commune, double metres) {}
        var queue = new PriorityQueue<Reached>((a, b) -> Double.compare(a.metres(), b.metres()));
        queue.add(new Reached(from, 0));
        for (var next = queue.poll(); next != null; next = queue.poll()) {
            if (next.metres() > least[next.commune()]) continue;
            for (var edge : edges.get(next.commune())) {
                var metres = next.metres() + edge.metres();
                if (metres >= least[edge.to()]) continue;
                least[edge.to()] = metres;
                ferries[edge.to()] = ferries[next.commune()] + edge.ferryMinutes();
                queue.add(new Reached(edge.to(), metres));
            }
        }
        for (var i = 0; i < least.length; i++)
            if (!Double.isInfinite(least[i]))
                least[i] = i == from || ferries[i] == 0 && dry(from, i) ? 0 : Math.max(0, least[i] - straight(from, i));
        return new WaterDetours(least, ferries);
    }
}
