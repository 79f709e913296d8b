package org.tousaidants.platform.maps;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.tousaidants.platform.maps.MapDrawingView.RiversAndRoads;

/// « Fond de carte » — the base map that `map build` made from OpenStreetMap: one PMTiles file, which browsers read
/// by byte ranges, and the rivers and roads that the server draws, in memory.
final class BaseMap {
    /// The base map of this process. It is static, because maps are also drawn without Spring beans.
    private static final AtomicReference<Optional<BaseMap>> GIVEN = new AtomicReference<>(Optional.empty());

    private static final byte[] MAGIC = "PMTiles\u0003".getBytes(StandardCharsets.US_ASCII);

    /// « Trait » — one line of the base map.
    ///
    /// @param kind code of the kind of line
    /// @param points longitudes and latitudes in ten thousandths of a degree
    /// @param west western edge of the bounding box; `south`, `east` and `north` are the other edges
    record BaseMapLine(char kind, int[] points, int west, int south, int east, int north) {}

    private final Map<Character, List<BaseMapLine>> lines;
    private final Map<String, RiversAndRoads> whole = new ConcurrentHashMap<>();
    private final Path tiles;
    private final String version;

    private BaseMap(Map<Character, List<BaseMapLine>> lines, Path tiles, String version) {
        this.lines = lines;
        this.tiles = tiles;
        this.version = version;
    }

    static Optional<BaseMap> given() {
        return GIVEN.get();
    }

    static void give(Optional<BaseMap> ground) {
        GIVEN.set(ground);
    }

    /// Returns the path of the file with rivers and roads that belongs to a file of map tiles.
    static Path linesOf(Path tiles) {
        return tiles.resolveSibling(tiles.getFileName() + ".lines.gz");
    }

    /// Opens a base map.
    ///
    /// @throws IOException if the file is no PMTiles file of version 3
    static BaseMap open(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) throw new IOException("not a PMTiles file");
        }
        Map<Character, List<BaseMapLine>> lines =
                Files.isReadable(linesOf(file)) ? lines(Files.newInputStream(linesOf(file))) : Map.of();
        var version = Long.toString(
                Files.size(file) * 31 + Files.getLastModifiedTime(file).toMillis(), 36);
        return new BaseMap(lines, file, version);
    }

    /// Returns the rivers and roads of a compressed file, by the code of their kind, and closes the stream.
    static Map<Character, List<BaseMapLine>> lines(InputStream compressed) throws IOException {
        try (var in =
                new BufferedReader(new InputStreamReader(new GZIPInputStream(compressed), StandardCharsets.UTF_8))) {
            return in.lines().map(BaseMap::line).collect(Collectors.groupingBy(BaseMapLine::kind));
        }
    }

    private static BaseMapLine line(String text) {
        var cells = text.split(" ");
        var points = CommuneBorders.points(cells, 1);
        int west = Integer.MAX_VALUE, east = Integer.MIN_VALUE, south = Integer.MAX_VALUE, north = Integer.MIN_VALUE;
        for (var i = 0; i < points.length; i++) {
            if (i % 2 == 0) {
                west = Math.min(west, points[i]);
                east = Math.max(east, points[i]);
            } else {
                south = Math.min(south, points[i]);
                north = Math.max(north, points[i]);
            }
        }
        return new BaseMapLine(cells[0].charAt(0), points, west, south, east, north);
    }

    List<BaseMapLine> lines() {
        return lines.values().stream().flatMap(List::stream).toList();
    }

    List<BaseMapLine> lines(MapLineKind kind) {
        return lines.getOrDefault(kind.code, List.of());
    }

    /// Returns the rivers and roads of a whole département, which are computed once. All maps of a département
    /// have the same frame, so that the result can be reused.
    ///
    /// @param drawn computes the rivers and roads at the first call
    RiversAndRoads of(String departement, Supplier<RiversAndRoads> drawn) {
        return whole.computeIfAbsent(departement, _ -> drawn.get());
    }

    String path() {
        return "/fond-de-carte/" + version + ".pmtiles";
    }

    boolean is(String asked) {
        return version.equals(asked);
    }

    Path tiles() {
        return tiles;
    }
}
