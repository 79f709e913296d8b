package org.tousaidants.platform.maps;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.tousaidants.platform.maps.CommuneBorders.CommuneBorder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// « Fabrique de contours » — converts GeoJSON polygons of communes, with `code` in their properties, to shared
/// borders, and simplifies these borders. Two neighbouring communes share one line, so that no gap appears between
/// them.
final class CommuneBorderBuilder {
    /// Tolerance of the simplification in ten thousandths of a degree: about 250 m, the width of a line on a
    /// page.
    private static final double TOLERANCE = 25;

    /// Smallest area of an island that is drawn, in square units of ten thousandths of a degree; smaller islands
    /// would not be visible.
    private static final double SMALLEST_ISLAND = 2_000;

    private final Map<Long, Map<Long, String[]>> edges = new LinkedHashMap<>();
    private final Set<List<Long>> neighbours = new HashSet<>();
    private final UnaryOperator<String> today;

    /// Creates a builder of borders.
    ///
    /// @param today returns the code of the current commune for a code in the file
    CommuneBorderBuilder(UnaryOperator<String> today) {
        this.today = today;
    }

    void communes(InputStream geojson) throws IOException {
        features(geojson).forEach(this::commune);
    }

    void commune(JsonNode feature) {
        rings(feature, today.apply(code(feature)));
    }

    static List<JsonNode> features(InputStream geojson) throws IOException {
        return JsonMapper.shared()
                .readTree(geojson)
                .path("features")
                .valueStream()
                .toList();
    }

    static String code(JsonNode feature) {
        return feature.path("properties").path("code").asString();
    }

    /// Returns the western, southern, eastern and northern edges of a commune.
    static MapDrawingViewBuilder.MapUnitRectangle reach(JsonNode feature) {
        var west = Integer.MAX_VALUE;
        var south = Integer.MAX_VALUE;
        var east = Integer.MIN_VALUE;
        var north = Integer.MIN_VALUE;
        for (var polygon : polygons(feature))
            for (var ring : polygon) {
                var box = MapDrawingViewBuilder.MapUnitRectangle.around(points(ring));
                west = Math.min(west, box.west());
                south = Math.min(south, box.south());
                east = Math.max(east, box.east());
                north = Math.max(north, box.north());
            }
        return new MapDrawingViewBuilder.MapUnitRectangle(west, south, east, north);
    }

    /// Reads the communes of a neighbouring département. They are used only to distinguish a shore from a land
    /// border of this département.
    void beside(InputStream geojson) throws IOException {
        features(geojson).forEach(this::beside);
    }

    void beside(JsonNode feature) {
        for (var polygon : polygons(feature))
            for (var ring : polygon) {
                var points = points(ring);
                for (var i = 0; i + 3 < points.length; i += 2) {
                    var a = CommuneBorders.key(points[i], points[i + 1]);
                    var b = CommuneBorders.key(points[i + 2], points[i + 3]);
                    neighbours.add(List.of(Math.min(a, b), Math.max(a, b)));
                }
            }
    }

    CommuneBorders made() {
        edges.values().forEach(to -> to.values().removeIf(sides -> sides[0].equals(sides[1])));
        var around = new HashMap<Long, Set<Long>>();
        edges.forEach((a, to) -> to.keySet().forEach(b -> {
            around.computeIfAbsent(a, _ -> new HashSet<>()).add(b);
            around.computeIfAbsent(b, _ -> new HashSet<>()).add(a);
        }));
        var borders = new ArrayList<CommuneBorder>();
        for (var node : around.keySet().stream().sorted().toList())
            if (junction(node, around))
                for (var next :
                        around.getOrDefault(node, Set.of()).stream().sorted().toList())
                    walk(node, next, around, borders);
        for (var node : around.keySet().stream().sorted().toList())
            for (var next :
                    around.getOrDefault(node, Set.of()).stream().sorted().toList()) walk(node, next, around, borders);
        return new CommuneBorders(borders);
    }

    /// Returns whether three borders meet at a point, or the commune on one side of the border changes there.
    ///
    /// @param node the point
    private boolean junction(long node, Map<Long, Set<Long>> around) {
        var to = around.get(node);
        if (to == null || to.size() != 2) return true;
        var all = to.iterator();
        var one = sides(node, all.next());
        var other = sides(node, all.next());
        return !(one[0].equals(other[1]) && one[1].equals(other[0]));
    }

    /// Returns the codes of the communes on the left and on the right of the line from a to b.
    private String[] sides(long a, long b) {
        var sides = edges.getOrDefault(Math.min(a, b), Map.of()).get(Math.max(a, b));
        if (sides == null) throw new IllegalStateException("missing edge");
        var known = new String[] {named(sides[0], a, b), named(sides[1], a, b)};
        return a < b ? known : new String[] {known[1], known[0]};
    }

    private String named(String side, long a, long b) {
        if (!side.equals(CommuneBorders.SEA)) return side;
        return neighbours.contains(List.of(Math.min(a, b), Math.max(a, b)))
                ? CommuneBorders.NEIGHBOUR
                : CommuneBorders.SEA;
    }

    private final Set<List<Long>> walked = new HashSet<>();

    private void walk(long start, long second, Map<Long, Set<Long>> around, List<CommuneBorder> borders) {
        if (!walked.add(List.of(Math.min(start, second), Math.max(start, second)))) return;
        var sides = sides(start, second);
        var way = new ArrayList<>(List.of(start, second));
        var before = start;
        for (var at = second; at != start && !junction(at, around); ) {
            var next = around.getOrDefault(at, Set.of()).stream()
                    .filter(notIt(before))
                    .findFirst()
                    .orElse(start);
            if (!walked.add(List.of(Math.min(at, next), Math.max(at, next)))) break;
            way.add(next);
            before = at;
            at = next;
        }
        var points = new int[2 * way.size()];
        for (var i = 0; i < way.size(); i++) {
            points[2 * i] = (int) (way.get(i) >> 32);
            points[2 * i + 1] = (int) (long) way.get(i);
        }
        var closed = way.getFirst().equals(way.getLast());
        if (closed && Math.abs(area(points)) < SMALLEST_ISLAND) return;
        borders.add(new CommuneBorder(
                sides[0], sides[1], closed ? simplerRing(points) : simpler(points, 0, points.length / 2 - 1)));
    }

    private static java.util.function.Predicate<Long> notIt(long one) {
        return other -> other != one;
    }

    private void rings(JsonNode feature, String code) {
        for (var polygon : polygons(feature)) {
            var first = true;
            for (var ring : polygon) {
                var points = points(ring);
                // The points of the ring are reversed if necessary, because the commune must be on
                // the left of its border, whatever the orientation in the file.
                if (area(points) > 0 != first) points = backwards(points);
                for (var i = 0; i + 3 < points.length; i += 2)
                    edge(
                            CommuneBorders.key(points[i], points[i + 1]),
                            CommuneBorders.key(points[i + 2], points[i + 3]),
                            code);
                first = false;
            }
        }
    }

    private void edge(long a, long b, String onTheLeft) {
        if (a == b) return;
        var sides = edges.computeIfAbsent(Math.min(a, b), _ -> new LinkedHashMap<>())
                .computeIfAbsent(Math.max(a, b), _ -> new String[] {CommuneBorders.SEA, CommuneBorders.SEA});
        sides[a < b ? 0 : 1] = onTheLeft;
    }

    private static Iterable<JsonNode> polygons(JsonNode feature) {
        var geometry = feature.path("geometry");
        return geometry.path("type").asString().equals("MultiPolygon")
                ? geometry.path("coordinates")
                : List.of(geometry.path("coordinates"));
    }

    private static int[] points(JsonNode ring) {
        var points = new int[2 * ring.size()];
        for (var i = 0; i < ring.size(); i++) {
            points[2 * i] = CommuneBorders.units(ring.get(i).get(0).asDouble());
            points[2 * i + 1] = CommuneBorders.units(ring.get(i).get(1).asDouble());
        }
        return points;
    }

    private static double area(int[] points) {
        var twice = 0.0;
        for (var i = 0; i + 3 < points.length; i += 2)
            twice += (double) points[i] * points[i + 3] - (double) points[i + 2] * points[i + 1];
        return twice / 2;
    }

    private static int[] backwards(int[] points) {
        var back = new int[points.length];
        for (var i = 0; i < points.length; i += 2) {
            back[i] = points[points.length - 2 - i];
            back[i + 1] = points[points.length - 1 - i];
        }
        return back;
    }

    /// Returns a simplified ring. The ring is first cut at the point farthest from its start, so that it does
    /// not shrink to a line.
    private static int[] simplerRing(int[] points) {
        var far = 0;
        for (var i = 1; i < points.length / 2; i++) if (apart(points, i) > apart(points, far)) far = i;
        var one = simpler(points, 0, far);
        var other = simpler(points, far, points.length / 2 - 1);
        var whole = Arrays.copyOf(one, one.length + other.length - 2);
        System.arraycopy(other, 2, whole, one.length, other.length - 2);
        return whole;
    }

    private static double apart(int[] points, int i) {
        return Math.hypot(points[2 * i] - points[0], points[2 * i + 1] - points[1]);
    }

    private static int[] simpler(int[] points, int from, int to) {
        return MapLineSimplifier.of(points, from, to, TOLERANCE, 10_000);
    }
}
