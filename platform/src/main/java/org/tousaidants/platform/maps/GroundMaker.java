package org.tousaidants.platform.maps;

import com.graphhopper.reader.ReaderElement;
import com.graphhopper.reader.ReaderNode;
import com.graphhopper.reader.ReaderWay;
import com.graphhopper.reader.osm.OSMInputFile;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLStreamException;

/// « Fabrique du fond de carte » — converts an extract of OpenStreetMap to one ZIP file: `lines.txt`, drawn by
/// the server, and tiles at four zoom levels, loaded by the map script.
final class GroundMaker {
    /// Tolerance of simplification at each level, in ten millionths of a degree: the width of a line.
    private static final double[] TOLERANCES = {15_000, 3_500, 700, 150};

    /// Tolerance for lines that the server draws, about 60 m.
    private static final double DRAWN_TOLERANCE = 5_000;

    /// First zoom level by kind: a town at the first, a village at the second, a hamlet or a quarter at the
    /// third.
    private static final Map<String, Integer> TOWNS =
            Map.of("city", 0, "town", 0, "village", 1, "suburb", 2, "hamlet", 2, "quarter", 2, "neighbourhood", 3);

    private record Way(GroundKind kind, long[] nodes, String name) {}

    private record GroundLine(GroundKind kind, int[] points) {}

    private record Town(int longitude, int latitude, int level, int rank, String name) {}

    /// « Compte rendu » — the counts of the made base map.
    record Made(int lines, int towns, int squares) {}

    private final List<Way> ways = new ArrayList<>();
    private final List<Town> towns = new ArrayList<>();
    private long[] ids = {};
    private int[] east = {};
    private int[] north = {};

    private GroundMaker() {}

    /// Makes the base map in a temporary file and moves it at the end, so that a map in use is never
    /// incomplete.
    static Made make(Path osm, Path out) throws IOException {
        var maker = new GroundMaker();
        read(osm, maker::keepTownsAndWays);
        maker.gatherIds();
        read(osm, maker::keepNodes);
        if (maker.ways.isEmpty())
            throw new IllegalArgumentException(
                    "« " + osm.getFileName() + " » ne contient ni route ni rivière : prenez l’extrait de votre région");
        var target = out.toAbsolutePath();
        var folder = target.getParent();
        if (folder == null) throw new IllegalArgumentException("« " + out + " » n’est pas un fichier");
        var beside = Files.createTempFile(folder, "map", ".part");
        try {
            var made = maker.write(beside);
            Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING);
            return made;
        } finally {
            Files.deleteIfExists(beside);
        }
    }

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

    private void keepTownsAndWays(ReaderElement element) {
        switch (element) {
            case ReaderNode node -> {
                var level = TOWNS.get(node.getTag("place", ""));
                var name = node.getTag("name", "");
                if (level != null && !name.isBlank() && name.length() <= 60)
                    towns.add(new Town(units(node.getLon()), units(node.getLat()), level, rank(node), name));
            }
            case ReaderWay way
            when way.getNodes().size() > 1 -> {
                var nodes = way.getNodes().toArray();
                GroundKind.of(way)
                        .filter(kind -> !kind.area() || nodes[0] == nodes[nodes.length - 1])
                        .ifPresent(kind -> ways.add(new Way(kind, nodes, way.getTag("name", ""))));
            }
            default -> {}
        }
    }

    private static int units(double degrees) {
        return (int) Math.round(degrees * 1e7);
    }

    /// Sort key of a name: lower ones are placed first.
    private static int rank(ReaderNode node) {
        return switch (node.getTag("place", "")) {
            case "city" -> 0;
            case "town" -> 1;
            case "village" -> 2;
            case "suburb", "quarter" -> 3;
            default -> 4;
        };
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

    /// The points of a way; nodes outside the extract are left out.
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

    private Made write(Path file) throws IOException {
        var lines = new ArrayList<GroundLine>();
        var byKind = new EnumMap<GroundKind, List<long[]>>(GroundKind.class);
        for (var way : ways)
            if (way.kind.area()) lines.add(new GroundLine(way.kind, points(way.nodes)));
            else byKind.computeIfAbsent(way.kind, _ -> new ArrayList<>()).add(way.nodes);
        byKind.forEach((kind, parts) -> joined(parts).forEach(nodes -> lines.add(new GroundLine(kind, points(nodes)))));
        lines.removeIf(line -> line.points.length < 4);
        var squares = 0;
        try (var zip = new ZipOutputStream(Files.newOutputStream(file), StandardCharsets.UTF_8)) {
            entry(zip, "lines.txt", drawn(lines).getBytes(StandardCharsets.UTF_8));
            for (var level = 0; level < GroundTile.LEVELS; level++)
                for (var square : squares(level, lines).entrySet()) {
                    if (square.getValue().empty()) continue;
                    entry(zip, square.getKey() + ".json", square.getValue().json());
                    squares++;
                }
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
        return new Made(lines.size(), towns.size(), squares);
    }

    private static void entry(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }

    /// Joins consecutive ways to one line, because OSM splits a road at each bridge and each speed limit.
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

    /// Encodes lines as text, one each: code of its kind, first point, then differences, in ten thousandths of
    /// a degree.
    private static String drawn(List<GroundLine> lines) {
        var text = new StringBuilder();
        for (var line : lines) {
            if (line.kind.from > 1 || line.kind.area() || line.kind == GroundKind.RAIL) continue;
            var points = SimplerLine.of(line.points, DRAWN_TOLERANCE, 1e7);
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

    private TreeMap<String, GroundTile> squares(int level, List<GroundLine> lines) {
        var squares = new TreeMap<String, GroundTile>();
        var known = new LinkedHashMap<GroundTile.Address, GroundTile>();
        for (var line : lines) {
            if (line.kind.from > level) continue;
            var points = SimplerLine.of(line.points, TOLERANCES[level], 1e7);
            if (line.kind.area() && points.length < 8) continue;
            var touched = touched(level, points);
            if (line.kind.area()) corners(level, points, touched);
            for (var address : touched) {
                var tile = known.computeIfAbsent(address, GroundTile::new);
                if (line.kind.area()) tile.area(line.kind, points);
                else tile.line(line.kind, points);
            }
        }
        for (var town : towns)
            if (town.level <= level)
                known.computeIfAbsent(
                                GroundTile.Address.of(level, town.longitude / 1e7, town.latitude / 1e7),
                                GroundTile::new)
                        .name(town.longitude, town.latitude, town.rank, town.name);
        if (level == GroundTile.LEVELS - 1)
            for (var way : ways) {
                if (way.name.isBlank() || way.name.length() > 60) continue;
                if (way.kind != GroundKind.MAIN_ROAD && way.kind != GroundKind.ROAD && way.kind != GroundKind.STREET)
                    continue;
                var points = points(way.nodes);
                for (var address : touched(level, points))
                    known.computeIfAbsent(address, GroundTile::new).street(way.name, points);
            }
        known.forEach((address, tile) -> squares.put(address.path(), tile));
        return squares;
    }

    /// The tiles that a line crosses, in order.
    private static LinkedHashSet<GroundTile.Address> touched(int level, int[] points) {
        var touched = new LinkedHashSet<GroundTile.Address>();
        for (var i = 0; i + 3 < points.length; i += 2) between(level, points, i, i + 2, touched);
        return touched;
    }

    /// Adds the tiles of the box around two points: few, because a segment is short at this level.
    private static void between(int level, int[] points, int from, int to, Set<GroundTile.Address> touched) {
        var one = GroundTile.Address.of(level, points[from] / 1e7, points[from + 1] / 1e7);
        var other = GroundTile.Address.of(level, points[to] / 1e7, points[to + 1] / 1e7);
        for (var x = Math.min(one.x(), other.x()); x <= Math.max(one.x(), other.x()); x++)
            for (var y = Math.min(one.y(), other.y()); y <= Math.max(one.y(), other.y()); y++)
                touched.add(new GroundTile.Address(level, x, y));
    }

    /// Adds the tiles inside a lake, which its border does not cross.
    private static void corners(int level, int[] ring, Set<GroundTile.Address> touched) {
        int west = ring[0], east = west, south = ring[1], north = south;
        for (var i = 0; i < ring.length; i += 2) {
            west = Math.min(west, ring[i]);
            east = Math.max(east, ring[i]);
            south = Math.min(south, ring[i + 1]);
            north = Math.max(north, ring[i + 1]);
        }
        between(level, new int[] {west, south, east, north}, 0, 2, touched);
    }
}
