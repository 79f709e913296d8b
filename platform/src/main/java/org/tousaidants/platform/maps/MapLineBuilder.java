package org.tousaidants.platform.maps;

import com.graphhopper.reader.ReaderElement;
import com.graphhopper.reader.ReaderNode;
import com.graphhopper.reader.ReaderWay;
import com.graphhopper.reader.osm.OSMInputFile;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipException;
import javax.xml.stream.XMLStreamException;

/// « Fabrique des traits » — extracts the rivers and roads that the server draws from an OpenStreetMap file,
/// and writes them as text.
final class MapLineBuilder {
    /// Tolerance of the simplification of rivers and roads, which corresponds to about 60 m on the ground.
    private static final double DRAWN_TOLERANCE = 5_000;

    private record OsmWay(MapLineKind kind, long[] nodes) {}

    private record RiverOrRoadLine(MapLineKind kind, int[] points) {}

    private final List<OsmWay> ways = new ArrayList<>();
    private long[] ids = {};
    private int[] east = {};
    private int[] north = {};

    private MapLineBuilder() {}

    /// Returns the rivers and roads of an OpenStreetMap file as text, one per line: code of the kind, first
    /// point, then differences between consecutive points, in ten thousandths of a degree.
    static String make(Path osm) throws IOException {
        var maker = new MapLineBuilder();
        read(osm, maker::keepWays);
        maker.gatherIds();
        read(osm, maker::keepNodes);
        if (maker.ways.isEmpty())
            throw new IllegalArgumentException(
                    "« " + osm.getFileName() + " » ne contient ni route ni rivière : prenez l’extrait de votre région");
        return maker.drawn();
    }

    /// Reads an OpenStreetMap file and passes each of its elements to `keep`.
    ///
    /// @throws IllegalArgumentException if the file is invalid; the message states the error
    private static void read(Path osm, Consumer<ReaderElement> keep) throws IOException {
        var any = false;
        try (var in = new OSMInputFile(osm.toFile()).open()) {
            for (var next = in.getNext(); next != null; next = in.getNext()) {
                keep.accept(next);
                any = true;
            }
        } catch (XMLStreamException | EOFException | ZipException | RuntimeException broken) {
            throw unreadable(osm, broken);
        }
        if (!any) throw unreadable(osm, new EOFException());
    }

    private static IllegalArgumentException unreadable(Path osm, Exception cause) {
        return new IllegalArgumentException(
                "« " + osm.getFileName() + " » n’est pas un extrait OpenStreetMap lisible (.osm.pbf ou .osm.gz)",
                cause);
    }

    private void keepWays(ReaderElement element) {
        if (element instanceof ReaderWay way && way.getNodes().size() > 1)
            MapLineKind.of(way)
                    .ifPresent(kind -> ways.add(new OsmWay(kind, way.getNodes().toArray())));
    }

    private static int units(double degrees) {
        return (int) Math.round(degrees * 1e7);
    }

    private void gatherIds() {
        ids = ways.stream()
                .flatMapToLong(way -> Arrays.stream(way.nodes))
                .sorted()
                .distinct()
                .toArray();
        east = new int[ids.length];
        north = new int[ids.length];
        Arrays.fill(east, Integer.MIN_VALUE);
    }

    private void keepNodes(ReaderElement element) {
        if (!(element instanceof ReaderNode node)) return;
        var at = Arrays.binarySearch(ids, node.getId());
        if (at < 0) return;
        east[at] = units(node.getLon());
        north[at] = units(node.getLat());
    }

    /// Returns the points of a way, given the ids of its nodes. Nodes outside the extract are omitted.
    private int[] points(long[] nodes) {
        var points = new int[2 * nodes.length];
        var length = 0;
        for (var node : nodes) {
            var at = Arrays.binarySearch(ids, node);
            if (east[at] == Integer.MIN_VALUE) continue;
            points[length++] = east[at];
            points[length++] = north[at];
        }
        return Arrays.copyOf(points, length);
    }

    private String drawn() {
        var byKind = new EnumMap<MapLineKind, List<long[]>>(MapLineKind.class);
        for (var way : ways)
            byKind.computeIfAbsent(way.kind, _ -> new ArrayList<>()).add(way.nodes);
        var lines = new ArrayList<RiverOrRoadLine>();
        byKind.forEach((kind, parts) ->
                joined(parts).forEach(nodes -> lines.add(new RiverOrRoadLine(kind, points(nodes)))));
        lines.removeIf(line -> line.points.length < 4);
        return drawn(lines);
    }

    /// Returns the lines after consecutive ways are joined, because OSM splits a road at each bridge and each
    /// speed limit.
    private static List<long[]> joined(List<long[]> parts) {
        var byEnd = new HashMap<Long, ArrayDeque<Integer>>();
        for (var i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            for (var end : new long[] {part[0], part[part.length - 1]})
                byEnd.computeIfAbsent(end, _ -> new ArrayDeque<>()).add(i);
        }
        var used = new boolean[parts.size()];
        var lines = new ArrayList<long[]>();
        for (var i = 0; i < parts.size(); i++) {
            if (used[i]) continue;
            used[i] = true;
            var line = new ArrayDeque<Long>();
            for (var node : parts.get(i)) line.add(node);
            grow(line, true, parts, byEnd, used);
            grow(line, false, parts, byEnd, used);
            lines.add(line.stream().mapToLong(Long::longValue).toArray());
        }
        return lines;
    }

    private static void grow(
            ArrayDeque<Long> line,
            boolean atEnd,
            List<long[]> parts,
            Map<Long, ArrayDeque<Integer>> byEnd,
            boolean[] used) {
        while (true) {
            var end = atEnd ? line.getLast() : line.getFirst();
            var following = byEnd.getOrDefault(end, new ArrayDeque<>());
            Integer next;
            do next = following.poll();
            while (next != null && used[next]);
            if (next == null) return;
            used[next] = true;
            var part = parts.get(next);
            var forwards = part[0] == end;
            for (var k = 1; k < part.length; k++) {
                var node = part[forwards ? k : part.length - 1 - k];
                if (atEnd) line.addLast(node);
                else line.addFirst(node);
            }
        }
    }

    private static String drawn(List<RiverOrRoadLine> lines) {
        var text = new StringBuilder();
        for (var line : lines) {
            var points = MapLineSimplifier.of(line.points, DRAWN_TOLERANCE, 1e7);
            text.append(line.kind.code);
            int x = 0, y = 0;
            for (var i = 0; i < points.length; i += 2) {
                int toX = Math.round(points[i] / 1000f), toY = Math.round(points[i + 1] / 1000f);
                if (i > 0 && toX == x && toY == y) continue;
                text.append(' ').append(toX - x).append(' ').append(toY - y);
                x = toX;
                y = toY;
            }
            text.append('\n');
        }
        return text.toString();
    }
}
