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
import org.tousaidants.core.territory.GeoPoint;
import org.tousaidants.platform.db.PersistentDataFolder;

/// « Contours » — the borders of the communes of a département. Each border is stored once, with the commune on its
/// left and the commune on its right, so that any set of communes gives an outline without gaps.
/// [CommuneBorderBuilder] makes them.
final class CommuneBorders {
    private static final Logger LOG = LoggerFactory.getLogger(CommuneBorders.class);

    /// Code for the side of a border on which there is no commune of this département.
    static final String SEA = "-";

    static final String NEIGHBOUR = "+";

    private static final double UNITS_PER_DEGREE = 10_000;
    private static final BitSet NONE = new BitSet();
    private static final Map<String, Optional<CommuneBorders>> KNOWN = new ConcurrentHashMap<>();

    /// « Bord » — one border between two communes, or between a commune and the sea.
    ///
    /// @param left code of the commune on the left
    /// @param right code of the commune on the right
    /// @param points longitude and latitude in turn, in ten thousandths of a degree
    /// @param reach bounding box
    record CommuneBorder(String left, String right, int[] points, MapDrawingViewBuilder.MapUnitRectangle reach) {
        CommuneBorder(String left, String right, int[] points) {
            this(left, right, points, MapDrawingViewBuilder.MapUnitRectangle.around(points));
        }

        boolean coast() {
            return left.equals(SEA) || right.equals(SEA);
        }

        boolean frontier() {
            return coast() || left.equals(NEIGHBOUR) || right.equals(NEIGHBOUR);
        }

        /// Returns whether the border may be visible in the frame `seen`. Only the bounding box of the
        /// border is compared with the frame, because most borders are far from it.
        private boolean within(MapDrawingViewBuilder.MapUnitRectangle seen) {
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

    private final List<CommuneBorder> borders;
    private final List<int[]> whole;
    /// The indexes of the borders of each commune.
    private final Map<String, BitSet> ranks = new HashMap<>();

    CommuneBorders(List<CommuneBorder> borders) {
        this.borders = List.copyOf(borders);
        this.whole = outline(code -> code.length() > 1);
        for (var rank = 0; rank < borders.size(); rank++)
            for (var side : List.of(borders.get(rank).left, borders.get(rank).right))
                ranks.computeIfAbsent(side, _ -> new BitSet()).set(rank);
    }

    /// « Ce qui se voit » — the part of the contours that the frame of a map shows.
    ///
    /// @param borders the visible borders
    /// @param whole closed outlines of the land that contains these borders
    record VisibleCommuneContours(List<CommuneBorder> borders, List<int[]> whole) {
        /// Returns the closed outlines of the communes that match `in`, as far as their borders are visible.
        List<int[]> outline(Predicate<String> in) {
            return CommuneBorders.outline(borders, in);
        }
    }

    /// Returns the borders with a point inside the frame `seen`, and the land of the communes at these borders.
    ///
    /// @param named codes of communes whose land is included too
    VisibleCommuneContours near(MapDrawingViewBuilder.MapUnitRectangle seen, Set<String> named) {
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
        return new VisibleCommuneContours(
                kept, outline(theirs.stream().mapToObj(borders::get).toList(), communes::contains));
    }

    /// Returns all borders and all land of the département.
    VisibleCommuneContours all() {
        return new VisibleCommuneContours(borders, whole);
    }

    /// Returns the contours of a département: those that `map contours` wrote to the data folder, or else those
    /// shipped with the product; empty if there are none.
    static Optional<CommuneBorders> of(String departement) {
        return departement.matches("[0-9AB]{2,3}")
                ? KNOWN.computeIfAbsent(departement, one -> imported(one).or(() -> shipped(one)))
                : Optional.empty();
    }

    static Path ofTheDataFolder(String departement) {
        return PersistentDataFolder.chosen().resolve(fileName(departement));
    }

    static String fileName(String departement) {
        return "contours-" + departement + ".txt.gz";
    }

    private static Optional<CommuneBorders> imported(String departement) {
        return imported(ofTheDataFolder(departement));
    }

    /// Returns the contours in a file; empty if the file cannot be read, and maps then use the contours shipped
    /// with the product.
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
        var borders = new ArrayList<CommuneBorder>();
        var lines = new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8));
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("#")) continue;
            var cells = line.split(" ");
            borders.add(new CommuneBorder(cells[0], cells[1], points(cells, 2)));
        }
        return new CommuneBorders(borders);
    }

    /// Returns the points that are encoded in the cells of a line. The first point is absolute, each later point
    /// is the difference from the point before.
    ///
    /// @param from index of the cell of the first point
    static int[] points(String[] cells, int from) {
        var points = new int[cells.length - from];
        for (var i = 0; i < points.length; i++)
            points[i] = Integer.parseInt(cells[i + from]) + (i < 2 ? 0 : points[i - 2]);
        return points;
    }

    /// Returns the codes of the départements of the communes.
    List<String> departements() {
        return borders.stream()
                .flatMap(border -> Stream.of(border.left, border.right))
                .filter(code -> code.length() > 1)
                .map(Commune::departementOf)
                .distinct()
                .sorted()
                .toList();
    }

    /// Returns the borders as text. Each line is one border: code of the commune on the left, code of the
    /// commune on the right, the first point, then differences between consecutive points.
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

    List<CommuneBorder> borders() {
        return borders;
    }

    /// Returns the corners of the smallest rectangle that contains all borders.
    List<GeoPoint> corners() {
        int west = Integer.MAX_VALUE, east = Integer.MIN_VALUE, south = Integer.MAX_VALUE, north = Integer.MIN_VALUE;
        for (var border : borders) {
            west = Math.min(west, border.reach.west());
            east = Math.max(east, border.reach.east());
            south = Math.min(south, border.reach.south());
            north = Math.max(north, border.reach.north());
        }
        return List.of(point(west, south), point(east, north));
    }

    static GeoPoint point(int longitude, int latitude) {
        return new GeoPoint(latitude / UNITS_PER_DEGREE, longitude / UNITS_PER_DEGREE);
    }

    static int units(double degrees) {
        return (int) Math.round(degrees * UNITS_PER_DEGREE);
    }

    /// Returns the closed outlines of the communes that match `in`, as sequences of points.
    List<int[]> outline(Predicate<String> in) {
        return outline(borders, in);
    }

    private static List<int[]> outline(List<CommuneBorder> borders, Predicate<String> in) {
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
