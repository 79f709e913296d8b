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
import org.tousaidants.core.territory.Point;
import org.tousaidants.core.text.ShippedFile;

/// « Chemins par la terre » — how far two places of a département are apart when water is crossed only by a
/// bridge or a ferry: a graph of the communes that touch, from the contours, and of the pairs in
/// `maps/crossings-*.tsv`. Where no water is between them, the distance is the straight line.
public final class LandDistanceCalculator {
    /// Maximum length of a direct connection between two communes in the graph; longer ways pass through
    /// others.
    private static final double HOP_METRES = 12_000;
    /// Stretches of sea shorter than this length are ignored: they are harbours or ditches.
    private static final double INLET_METRES = 300;
    /// Maximum distance between a place outside all contours and the centre of its commune: simplified contours
    /// cut off parts of the coast.
    private static final double NEAR_METRES = 8_000;

    private static final double UNITS_PER_DEGREE = 10_000;
    private static final Map<String, CachedGraph> KNOWN = new ConcurrentHashMap<>();

    /// The graph of a département, and the table of communes that it was made from.
    private record CachedGraph(Communes table, Optional<LandDistanceCalculator> ways) {}

    /// « Traversée » — a line of the file: a bridge, a ferry, or a border that runs in the water.
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

        boolean between(CommuneBorders.Border border) {
            return border.left().equals(one) && border.right().equals(other)
                    || border.left().equals(other) && border.right().equals(one);
        }
    }

    /// « Longueur » — the length of a way over land and water.
    ///
    /// @param metres the straight line and the way around the water
    /// @param ferryMinutes on the water, to be added to those of the way
    public record Length(double metres, int ferryMinutes) {}

    private record Edge(int to, double metres, int ferryMinutes) {}

    private record Outline(int commune, int west, int south, int east, int north, List<int[]> borders) {}

    /// From one commune to each other one: metres to add to the straight line, and minutes on a ferry.
    private record WaterDetours(double[] metres, int[] ferryMinutes) {}

    private final List<Commune> communes;
    private final Communes table;
    private final Map<String, Integer> ranks = new HashMap<>();
    private final SeaCrossingCalculator water;
    private final List<int[]> rivers = new ArrayList<>();
    private final List<Outline> outlines = new ArrayList<>();
    private final List<List<Edge>> edges = new ArrayList<>();
    private final AtomicReferenceArray<WaterDetours> detours;
    /// For each commune, the number of its island: communes that touch, directly or through others, have the
    /// same number.
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

    /// The calculator of a département; empty if its contours are missing.
    public static Optional<LandDistanceCalculator> of(String departement, Communes table) {
        return KNOWN.compute(
                        departement,
                        (_, was) -> was != null && was.table() == table
                                ? was
                                : new CachedGraph(
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
                : ShippedFile.named(LandDistanceCalculator.class, file).stream()
                        .map(WaterCrossing::of)
                        .toList();
    }

    /// The detour to add to the straight line between points of the two communes; empty if neither a bridge nor
    /// a ferry leads there, or if a commune is not in these contours.
    public Optional<Length> detour(String from, String to) {
        var one = ranks.get(from);
        var other = ranks.get(to);
        if (one == null || other == null) return Optional.empty();
        var detour = detours(one);
        return Double.isInfinite(detour.metres()[other])
                ? Optional.empty()
                : Optional.of(new Length(detour.metres()[other], detour.ferryMinutes()[other]));
    }

    /// The commune in whose contours a point is, by its code.
    public Optional<String> at(Point point) {
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
            outlines.add(new Outline(rank, west, south, east, north, points));
        });
    }

    /// Whether a point is inside the borders: a line to the east from inside crosses them an odd number of
    /// times.
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
        edges.get(from).add(new Edge(to, metres, ferryMinutes));
        edges.get(to).add(new Edge(from, metres, ferryMinutes));
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

    private static boolean crosses(int[] river, Point one, Point other) {
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

    /// Computes the shortest ways from a commune (Dijkstra). The detour is zero where the straight line stays
    /// on land.
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
