package org.tousaidants.platform.maps;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// « Carreau » — the lines of one tile, clipped at its sides. Coordinates are 4096ths of the tile from its
/// north-west corner.
final class GroundTile {
    static final int LEVELS = 4;
    static final int UNITS = 4096;
    private static final int MOST_STREETS = 60;

    /// « Carreau où » — the address of a tile. Its side is one degree at the first level, then 0.25, 0.0625 and
    /// 0.015625.
    record Address(int level, int x, int y) {
        static double size(int level) {
            return 1.0 / (1 << 2 * level);
        }

        static Address of(int level, double longitude, double latitude) {
            return new Address(level, (int) Math.floor((longitude + 180) / size(level)), (int)
                    Math.floor((90 - latitude) / size(level)));
        }

        double west() {
            return x * size(level) - 180;
        }

        double north() {
            return 90 - y * size(level);
        }

        String path() {
            return level + "/" + x + "/" + y;
        }
    }

    private record Street(double length, int x, int y, int angle) {}

    private final Address address;
    private final EnumMap<GroundKind, StringBuilder> paths = new EnumMap<>(GroundKind.class);
    private final List<Object[]> names = new ArrayList<>();
    private final Map<String, Street> streets = new HashMap<>();

    GroundTile(Address address) {
        this.address = address;
    }

    private double x(int longitude) {
        return (longitude / 1e7 - address.west()) / Address.size(address.level) * UNITS;
    }

    private double y(int latitude) {
        return (address.north() - latitude / 1e7) / Address.size(address.level) * UNITS;
    }

    void name(int longitude, int latitude, int rank, String text) {
        names.add(new Object[] {Math.round(x(longitude)), Math.round(y(latitude)), rank, text});
    }

    /// Adds the name of a street once, on its longest straight segment.
    void street(String name, int[] points) {
        for (var i = 0; i + 3 < points.length; i += 2) {
            double fromX = x(points[i]), fromY = y(points[i + 1]), toX = x(points[i + 2]), toY = y(points[i + 3]);
            double midX = (fromX + toX) / 2, midY = (fromY + toY) / 2;
            if (midX < 0 || midX >= UNITS || midY < 0 || midY >= UNITS) continue;
            var shrink = Math.cos(Math.toRadians(address.north()));
            double dx = (toX - fromX) * shrink, dy = toY - fromY;
            var length = Math.hypot(dx, dy);
            var known = streets.get(name);
            if (known != null && known.length >= length) continue;
            var angle = Math.toDegrees(Math.atan2(dy, dx));
            if (angle > 90) angle -= 180;
            if (angle <= -90) angle += 180;
            streets.put(
                    name, new Street(length, (int) Math.round(midX), (int) Math.round(midY), (int) Math.round(angle)));
        }
    }

    void line(GroundKind kind, int[] points) {
        var path = paths.computeIfAbsent(kind, _ -> new StringBuilder());
        int atX = Integer.MIN_VALUE, atY = 0;
        for (var i = 0; i + 3 < points.length; i += 2) {
            double x = x(points[i]), y = y(points[i + 1]);
            double dx = x(points[i + 2]) - x, dy = y(points[i + 3]) - y;
            // Liang–Barsky clipping: the part of the segment inside the tile.
            double from = 0, to = 1;
            double[] p = {-dx, dx, -dy, dy}, q = {x, UNITS - x, y, UNITS - y};
            for (var side = 0; side < 4 && from <= to; side++) {
                if (p[side] == 0) {
                    if (q[side] < 0) to = -1;
                } else {
                    var at = q[side] / p[side];
                    if (p[side] < 0) from = Math.max(from, at);
                    else to = Math.min(to, at);
                }
            }
            if (from > to) continue;
            int fromX = (int) Math.round(x + from * dx), fromY = (int) Math.round(y + from * dy);
            int toX = (int) Math.round(x + to * dx), toY = (int) Math.round(y + to * dy);
            if (fromX == toX && fromY == toY) continue;
            if (fromX != atX || fromY != atY)
                path.append('M').append(fromX).append(' ').append(fromY).append('l');
            step(path, toX - fromX);
            step(path, toY - fromY);
            atX = toX;
            atY = toY;
        }
    }

    /// Adds an area, clipped at each side (Sutherland–Hodgman).
    void area(GroundKind kind, int[] ring) {
        var points = new ArrayList<double[]>();
        for (var i = 0; i < ring.length; i += 2) points.add(new double[] {x(ring[i]), y(ring[i + 1])});
        for (var side = 0; side < 4 && !points.isEmpty(); side++) points = cut(points, side);
        if (points.size() < 3) return;
        var path = paths.computeIfAbsent(kind, _ -> new StringBuilder());
        int atX = 0, atY = 0;
        for (var i = 0; i < points.size(); i++) {
            int x = (int) Math.round(points.get(i)[0]), y = (int) Math.round(points.get(i)[1]);
            if (i == 0) path.append('M').append(x).append(' ').append(y).append('l');
            else if (x != atX || y != atY) {
                step(path, x - atX);
                step(path, y - atY);
            }
            atX = x;
            atY = y;
        }
        if (path.charAt(path.length() - 1) == 'l') path.append("0 0");
        path.append('z');
    }

    private static ArrayList<double[]> cut(List<double[]> ring, int side) {
        var axis = side / 2;
        var bound = side % 2 == 0 ? 0 : UNITS;
        var kept = new ArrayList<double[]>();
        for (var i = 0; i < ring.size(); i++) {
            var corner = ring.get(i);
            var next = ring.get((i + 1) % ring.size());
            var in = side % 2 == 0 ? corner[axis] >= bound : corner[axis] <= bound;
            var nextIn = side % 2 == 0 ? next[axis] >= bound : next[axis] <= bound;
            if (in) kept.add(corner);
            if (in == nextIn) continue;
            var part = (bound - corner[axis]) / (next[axis] - corner[axis]);
            kept.add(new double[] {corner[0] + part * (next[0] - corner[0]), corner[1] + part * (next[1] - corner[1])});
        }
        return kept;
    }

    static void step(StringBuilder path, int step) {
        if (step >= 0 && path.charAt(path.length() - 1) != 'l') path.append(' ');
        path.append(step);
    }

    boolean empty() {
        return names.isEmpty() && paths.values().stream().allMatch(StringBuilder::isEmpty);
    }

    /// JSON for the map script: `p` are paths by the code of their kind, `n` names of towns, `s` names of
    /// streets.
    byte[] json() {
        var found = new LinkedHashMap<String, Object>();
        var drawn = new LinkedHashMap<String, String>();
        paths.forEach((kind, path) -> {
            if (!path.isEmpty()) drawn.put(String.valueOf(kind.code), path.toString());
        });
        found.put("p", drawn);
        if (!names.isEmpty()) found.put("n", names);
        if (!streets.isEmpty())
            found.put(
                    "s",
                    streets.entrySet().stream()
                            .sorted((one, other) -> Double.compare(other.getValue().length, one.getValue().length))
                            .limit(MOST_STREETS)
                            .map(one ->
                                    new Object[] {one.getValue().x, one.getValue().y, one.getValue().angle, one.getKey()
                                    })
                            .toList());
        return JsonMapper.shared().writeValueAsBytes(found);
    }
}
