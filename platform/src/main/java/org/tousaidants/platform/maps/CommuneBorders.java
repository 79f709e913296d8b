package org.tousaidants.platform.maps;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Point;
import org.tousaidants.platform.db.DataFolder;

/// « Contours » — the borders of the communes of a département. Each border is stored once, with the commune on
/// its left and on its right, so that any set of communes gives an outline without gaps. Made by
/// [CommuneBorderBuilder].
final class CommuneBorders {
    private static final Logger LOG = LoggerFactory.getLogger(CommuneBorders.class);

    /// Code of a side that is no commune of this département.
    static final String SEA = "-";

    static final String NEIGHBOUR = "+";

    private static final double UNITS_PER_DEGREE = 10_000;
    private static final BitSet NONE = new BitSet();
    private static final Map<String, Optional<CommuneBorders>> KNOWN = new ConcurrentHashMap<>();

    /// « Bord » — one border: points in ten thousandths of a degree, longitude then latitude, the commune on
    /// each side, and the bounding box.
    record Border(String left, String right, int[] points, MapViewBuilder.Units reach) {
        Border(String left, String right, int[] points) {
            this(left, right, points, MapViewBuilder.Units.around(points));
        }

        boolean coast() {
            return left.equals(SEA) || right.equals(SEA);
        }

        boolean frontier() {
            return coast() || left.equals(NEIGHBOUR) || right.equals(NEIGHBOUR);
        }

        /// Whether the border may be visible. Most borders are far away, so only the bounding box is compared.
        private boolean within(MapViewBuilder.Units seen) {
            if (!seen.meets(reach)) return false;
            for (var i = 0; i < points.length; i += 2) if (seen.holds(points[i], points[i + 1])) return true;
            return false;
        }

        private long first() {
            return key(points[0], points[1]);
        }

        private long last() {
            return key(points[points.length - 2], points[points.length - 1]);
        }
    }

    private final List<Border> borders;
    private final List<int[]> whole;
    /// The indexes of the borders of each commune.
    private final Map<String, BitSet> ranks = new HashMap<>();

    CommuneBorders(List<Border> borders) {
        this.borders = List.copyOf(borders);
        this.whole = outline(code -> code.length() > 1);
        for (var rank = 0; rank < borders.size(); rank++)
            for (var side : List.of(borders.get(rank).left, borders.get(rank).right))
                ranks.computeIfAbsent(side, _ -> new BitSet()).set(rank);
    }

    /// « Ce qui se voit » — the visible borders, and the land around them.
    record VisibleContours(List<Border> borders, List<int[]> whole) {
        /// The closed outlines of these communes, as far as their borders are visible.
        List<int[]> outline(Predicate<String> in) {
            return CommuneBorders.outline(borders, in);
        }
    }

    /// The borders with a visible point, and the land of their communes and of the named ones.
    VisibleContours near(MapViewBuilder.Units seen, Set<String> named) {
        var kept = borders.stream().filter(border -> border.within(seen)).toList();
        var communes = new HashSet<>(named);
        for (var border : kept) {
            communes.add(border.left);
            communes.add(border.right);
        }
        communes.remove(SEA);
        communes.remove(NEIGHBOUR);
        var theirs = new BitSet(borders.size());
        for (var commune : communes) theirs.or(ranks.getOrDefault(commune, NONE));
        return new VisibleContours(
                kept, outline(theirs.stream().mapToObj(borders::get).toList(), communes::contains));
    }

    /// All borders and all land.
    VisibleContours all() {
        return new VisibleContours(borders, whole);
    }

    /// The contours that `map contours` wrote to the data folder, else the shipped ones.
    static Optional<CommuneBorders> of(String departement) {
        return departement.matches("[0-9AB]{2,3}")
                ? KNOWN.computeIfAbsent(departement, one -> imported(one).or(() -> shipped(one)))
                : Optional.empty();
    }

    static Path ofTheDataFolder(String departement) {
        return DataFolder.chosen().resolve(fileName(departement));
    }

    static String fileName(String departement) {
        return "contours-" + departement + ".txt.gz";
    }

    private static Optional<CommuneBorders> imported(String departement) {
        return imported(ofTheDataFolder(departement));
    }

    /// Returns the contours in a file; empty if the file cannot be read, and maps then use the shipped contours.
    static Optional<CommuneBorders> imported(Path file) {
        if (!Files.isReadable(file)) return Optional.empty();
        try (var text = new GZIPInputStream(Files.newInputStream(file))) {
            return Optional.of(read(text));
        } catch (IOException | RuntimeException unreadable) {
            LOG.warn("« {} » ne se lit pas. Refaites-le : map contours COMMUNES.geojson", file, unreadable);
            return Optional.empty();
        }
    }

    private static Optional<CommuneBorders> shipped(String departement) {
        try (var file = CommuneBorders.class.getResourceAsStream("/maps/contours-" + departement + ".txt.gz")) {
            return file == null ? Optional.empty() : Optional.of(read(new GZIPInputStream(file)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static CommuneBorders read(InputStream text) throws IOException {
        var borders = new ArrayList<Border>();
        var lines = new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8));
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("#")) continue;
            var cells = line.split(" ");
            borders.add(new Border(cells[0], cells[1], points(cells, 2)));
        }
        return new CommuneBorders(borders);
    }

    /// Decodes points from this cell on: the first point, then differences.
    static int[] points(String[] cells, int from) {
        var points = new int[cells.length - from];
        for (var i = 0; i < points.length; i++)
            points[i] = Integer.parseInt(cells[i + from]) + (i < 2 ? 0 : points[i - 2]);
        return points;
    }

    /// The départements of its communes.
    List<String> departements() {
        return borders.stream()
                .flatMap(border -> Stream.of(border.left, border.right))
                .filter(code -> code.length() > 1)
                .map(Commune::departementOf)
                .distinct()
                .sorted()
                .toList();
    }

    /// Encodes the borders: one line each with left, right, the first point, then differences.
    String text() {
        var text = new StringBuilder();
        for (var border : borders) {
            text.append(border.left).append(' ').append(border.right);
            for (var i = 0; i < border.points.length; i++)
                text.append(' ').append(border.points[i] - (i < 2 ? 0 : border.points[i - 2]));
            text.append('\n');
        }
        return text.toString();
    }

    List<Border> borders() {
        return borders;
    }

    /// The corners of the bounding rectangle.
    List<Point> corners() {
        int west = Integer.MAX_VALUE, east = Integer.MIN_VALUE, south = Integer.MAX_VALUE, north = Integer.MIN_VALUE;
        for (var border : borders) {
            west = Math.min(west, border.reach.west());
            east = Math.max(east, border.reach.east());
            south = Math.min(south, border.reach.south());
            north = Math.max(north, border.reach.north());
        }
        return List.of(point(west, south), point(east, north));
    }

    static Point point(int longitude, int latitude) {
        return new Point(latitude / UNITS_PER_DEGREE, longitude / UNITS_PER_DEGREE);
    }

    static int units(double degrees) {
        return (int) Math.round(degrees * UNITS_PER_DEGREE);
    }

    /// The closed outlines of these communes, as sequences of points.
    List<int[]> outline(Predicate<String> in) {
        return outline(borders, in);
    }

    private static List<int[]> outline(List<Border> borders, Predicate<String> in) {
        var from = new HashMap<Long, ArrayDeque<int[]>>();
        for (var border : borders) {
            var left = in.test(border.left);
            if (left == in.test(border.right)) continue;
            from.computeIfAbsent(left ? border.first() : border.last(), _ -> new ArrayDeque<>())
                    .add(left ? border.points : reversed(border.points));
        }
        var rings = new ArrayList<int[]>();
        for (var begun : from.values())
            while (!begun.isEmpty()) {
                var ring = new ArrayList<int[]>();
                for (var next = begun.poll(); next != null; ) {
                    ring.add(next);
                    var following = from.get(key(next[next.length - 2], next[next.length - 1]));
                    next = following == null ? null : following.poll();
                }
                rings.add(joined(ring));
            }
        return rings;
    }

    private static int[] joined(List<int[]> parts) {
        var length = parts.stream().mapToInt(part -> part.length).sum();
        var whole = new int[length];
        var at = 0;
        for (var part : parts) {
            System.arraycopy(part, 0, whole, at, part.length);
            at += part.length;
        }
        return whole;
    }

    private static int[] reversed(int[] points) {
        var back = new int[points.length];
        for (var i = 0; i < points.length; i += 2) {
            back[i] = points[points.length - 2 - i];
            back[i + 1] = points[points.length - 1 - i];
        }
        return back;
    }

    static long key(int longitude, int latitude) {
        return (long) longitude << 32 | latitude & 0xffffffffL;
    }
}
