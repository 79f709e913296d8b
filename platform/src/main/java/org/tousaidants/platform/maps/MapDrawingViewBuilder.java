package org.tousaidants.platform.maps;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.GeoPoint;
import org.tousaidants.core.territory.MapProjectionFrame;
import org.tousaidants.platform.maps.BaseMap.BaseMapLine;
import org.tousaidants.platform.maps.MapDrawingView.InteractiveMapData;
import org.tousaidants.platform.maps.MapDrawingView.MapArea;
import org.tousaidants.platform.maps.MapDrawingView.MapAreaText;
import org.tousaidants.platform.maps.MapDrawingView.MapCircle;
import org.tousaidants.platform.maps.MapDrawingView.MapPin;
import org.tousaidants.platform.maps.MapDrawingView.MapPinLink;
import org.tousaidants.platform.maps.MapDrawingView.RiversAndRoads;
import org.tousaidants.platform.maps.MapDrawingView.ShadedCommunes;
import org.tousaidants.platform.maps.MapDrawingView.TownLabel;

/// « Dessin de carte » — builds the map of a département step by step. If no contours are available, each commune is
/// a dot.
public final class MapDrawingViewBuilder {
    private static final int WIDTH = 640;
    private static final int TALLEST = 760;
    private static final int AROUND_TALLEST = 620;
    private static final int BETWEEN_TALLEST = 420;
    /// Smallest margin of a frame around two points, in degrees (700 m): a smaller margin would show no street
    /// around them.
    private static final double BETWEEN_DEGREES = 0.0063;
    private static final double BETWEEN_AIR = 0.9;
    /// Smallest margin of a frame around one point, in degrees (4 km): a smaller margin would show no other
    /// town.
    private static final double NEAR_DEGREES = 0.036;
    private static final int PIN_RADIUS = 15;
    private static final int PIN_STEPS = 200;
    private static final int MOST_TOWNS = 9;
    private static final int ALWAYS_NAMED = 2;
    private static final int NAMES_TRIED = 60;
    /// Maximum number of names of towns that are shown only at higher zoom levels.
    private static final int MOST_MORE = 50;
    private static final int MOST_KM_WITH_ROADS = 50;
    private static final int LETTER_WIDTH = 10;
    /// Distance in units of the drawing below which dots become one circle that shows their number.
    private static final int GROUP_REACH = 24;
    private static final int GROUP_RADIUS = 13;
    /// Width of the gap between two circles in units of the drawing, without their outlines.
    private static final int GROUP_AIR = 3;
    /// Distance in units of the drawing (about 500 m) by which shapes extend beyond the frame. Shapes are cut
    /// there, so that the cuts are not visible.
    private static final int AIR = 50;
    /// Minimum width in km of a frame that shows the land of the neighbouring territories. In a smaller frame
    /// their shore (Natural Earth) would visibly differ, by some hundred metres, from the shore of the contours.
    private static final int LEAST_KM_WITH_NEIGHBOURS = 25;
    private static final int LEAST_KM_WITHOUT_BROOKS = 150;
    private static final int NAME_HEIGHT = 26;
    /// Distance in units of the drawing from the centre of a disc to a name above or below the disc.
    private static final int ASIDE = 28;
    /// Distance in units of the drawing from the centre of a disc to the name of one of the largest towns, if a
    /// nearer name would cover a dot.
    private static final int FARTHER_ASIDE = 48;

    private final Optional<CommuneBorders.VisibleCommuneContours> contours;
    private final List<Commune> communes;
    /// The communes by population, largest first. The names of large communes are placed on the map first.
    private final List<Commune> largest;
    private final MapProjectionFrame frame;
    /// Code of the département if the frame shows all of it; empty otherwise. The rivers and roads of a whole
    /// département are computed only once.
    private final Optional<String> whole;
    private final List<ShadedCommunes> shades = new ArrayList<>();
    private final List<MapCircle> circles = new ArrayList<>();
    private final List<MapArea> areas = new ArrayList<>();
    private final StringBuilder dots = new StringBuilder();
    private final List<int[]> dotted = new ArrayList<>();
    private String marked = "";
    private Map<String, Integer> classes = Map.of();
    private final StringBuilder crosses = new StringBuilder();
    private final StringBuilder leaders = new StringBuilder();
    private final List<MapPin> pins = new ArrayList<>();
    private Optional<TownLabel> here = Optional.empty();

    private MapDrawingViewBuilder(
            Optional<CommuneBorders.VisibleCommuneContours> contours,
            List<Commune> communes,
            MapProjectionFrame frame,
            Optional<String> whole) {
        this.contours = contours;
        this.communes = communes;
        this.largest = communes.stream()
                .sorted(Comparator.comparingInt(Commune::population).reversed().thenComparing(Commune::code))
                .toList();
        this.frame = frame;
        this.whole = whole;
    }

    /// Returns the builder of a map of these communes of one département.
    public static MapDrawingViewBuilder of(String departement, List<Commune> communes) {
        var contours = CommuneBorders.of(departement);
        return new MapDrawingViewBuilder(
                contours.map(CommuneBorders::all),
                communes,
                MapProjectionFrame.around(
                        contours.map(CommuneBorders::corners)
                                .orElseGet(() ->
                                        communes.stream().map(Commune::centre).toList()),
                        WIDTH,
                        TALLEST),
                contours.map(_ -> departement));
    }

    /// Returns the builder of a map around a point, with a frame that contains the other points. No line is
    /// drawn from the point to a place far outside the frame.
    public static MapDrawingViewBuilder around(
            String departement, List<Commune> communes, GeoPoint centre, String name, Collection<GeoPoint> others) {
        var corners = new ArrayList<>(others);
        for (var way : new int[] {-1, 1})
            corners.add(new GeoPoint(
                    centre.latitude() + way * NEAR_DEGREES,
                    centre.longitude() + way * NEAR_DEGREES / Math.cos(Math.toRadians(centre.latitude()))));
        return within(departement, communes, centre, name, corners, AROUND_TALLEST);
    }

    /// Returns the builder of a map that shows a place and the person's starting point, at the largest possible
    /// scale.
    ///
    /// @param door position of the place
    /// @param from starting point of the person
    public static MapDrawingViewBuilder between(
            String departement, List<Commune> communes, GeoPoint door, String name, GeoPoint from) {
        var middle = new GeoPoint((door.latitude() + from.latitude()) / 2, (door.longitude() + from.longitude()) / 2);
        var cosine = Math.cos(Math.toRadians(middle.latitude()));
        var half = Math.max(
                BETWEEN_DEGREES,
                BETWEEN_AIR
                        * Math.max(
                                Math.abs(door.latitude() - from.latitude()),
                                Math.abs(door.longitude() - from.longitude()) * cosine));
        var corners = Stream.of(-1, 1)
                .map(way -> new GeoPoint(
                        middle.latitude() + way * half * BETWEEN_TALLEST / WIDTH,
                        middle.longitude() + way * half / cosine))
                .toList();
        return within(departement, communes, door, name, corners, BETWEEN_TALLEST);
    }

    private static MapDrawingViewBuilder within(
            String departement,
            List<Commune> communes,
            GeoPoint centre,
            String name,
            List<GeoPoint> corners,
            int tallest) {
        var frame = MapProjectionFrame.around(corners, WIDTH, tallest);
        var visible = communes.stream().filter(one -> frame.holds(one.centre())).toList();
        var near = CommuneBorders.of(departement)
                .map(all -> all.near(
                        MapUnitRectangle.of(frame),
                        visible.stream().map(Commune::code).collect(Collectors.toSet())))
                .filter(lines -> !lines.borders().isEmpty());
        var drawing = new MapDrawingViewBuilder(near, visible, frame, Optional.empty());
        drawing.here = Optional.of(new TownLabel(frame.x(centre), frame.y(centre), name, false));
        return drawing;
    }

    /// Shades communes by class, from the lightest class; each class has a text in the legend.
    public MapDrawingViewBuilder shade(Map<String, Integer> classes, List<String> legend) {
        this.classes = classes;
        for (var rank = 0; rank < legend.size(); rank++) {
            var wanted = rank;
            var path = contours.map(lines -> paths(lines.outline(code -> in(classes, code, wanted)).stream(), true))
                    .orElseGet(() -> communes.stream()
                            .filter(one -> in(classes, one.code(), wanted))
                            .map(one -> square(frame.x(one.centre()), frame.y(one.centre())))
                            .collect(Collectors.joining()));
            shades.add(new ShadedCommunes(rank, path, legend.get(rank)));
        }
        return this;
    }

    private static boolean in(Map<String, Integer> classes, String code, int rank) {
        var found = classes.get(code);
        return found != null && found == rank;
    }

    /// Adds a text with a value and a link to each shaded commune.
    public MapDrawingViewBuilder named(Map<String, MapAreaText> words) {
        for (var commune : communes) {
            var label = words.get(commune.code());
            var rank = classes.get(commune.code());
            if (label == null || rank == null) continue;
            var path = contours.map(lines -> paths(lines.outline(commune.code()::equals).stream(), true))
                    .orElseGet(() -> square(frame.x(commune.centre()), frame.y(commune.centre())));
            areas.add(new MapArea(path, MapDrawingView.step(rank, shades.size()), label.title(), label.href()));
        }
        return this;
    }

    /// Draws a line around these communes.
    public MapDrawingViewBuilder marked(Set<String> codes) {
        marked = contours.map(lines -> paths(lines.outline(codes::contains).stream(), true))
                .orElse("");
        return this;
    }

    /// Adds a dot for each place. Dots that would cover one another become one circle with their number, unless
    /// the map already has circles that count something else.
    public MapDrawingViewBuilder dots(Collection<GeoPoint> points) {
        var groups = new ArrayList<MapDotGroup>();
        for (var point : points) if (frame.holds(point)) groups.add(new MapDotGroup(frame.x(point), frame.y(point), 1));
        if (circles.isEmpty()) merge(groups);
        for (var group : groups) {
            var x = (int) Math.round(group.x);
            var y = (int) Math.round(group.y);
            if (group.size == 1) {
                var at = aside(x, y);
                dots.append("M%d %dh0".formatted(at[0], at[1]));
                dotted.add(at);
            } else circles.add(new MapCircle(x, y, group.radius(), Integer.toString(group.size)));
        }
        return this;
    }

    /// Dots that would cover each other.
    ///
    /// @param x horizontal position of their centre
    /// @param y vertical position of their centre
    /// @param size number of dots
    private record MapDotGroup(double x, double y, int size) {
        private int radius() {
            return size == 1 ? 0 : size < 100 ? GROUP_RADIUS : GROUP_RADIUS + 4;
        }

        private boolean covers(MapDotGroup other) {
            return Math.hypot(x - other.x, y - other.y) < Math.max(GROUP_REACH, radius() + other.radius() + GROUP_AIR);
        }

        private MapDotGroup with(MapDotGroup other) {
            var all = size + other.size;
            return new MapDotGroup(
                    (x * size + other.x * other.size) / all, (y * size + other.y * other.size) / all, all);
        }
    }

    /// Joins groups of dots that overlap. A joined group has another position and size, so it is compared again
    /// with all other groups.
    private static void merge(List<MapDotGroup> groups) {
        for (var i = 0; i < groups.size(); i++)
            for (var j = 0; j < i; j++)
                if (groups.get(i).covers(groups.get(j))) {
                    groups.set(j, groups.get(j).with(groups.remove(i)));
                    i = j - 1;
                    break;
                }
    }

    /// Returns the position at which a dot is drawn: its own position, or a displaced one if a disc would hide
    /// the dot.
    private int[] aside(int x, int y) {
        return circles.stream()
                .filter(disc -> Math.hypot(disc.x() - x, disc.y() - y) < disc.radius())
                .findFirst()
                .map(disc -> new int[] {disc.x() + disc.radius(), disc.y() + disc.radius()})
                .orElseGet(() -> new int[] {x, y});
    }

    /// Returns the commune whose centre is nearest to a point of the drawing.
    public Commune nearest(int x, int y) {
        return Collections.min(
                communes,
                Comparator.comparingDouble(one -> Math.hypot(frame.x(one.centre()) - x, frame.y(one.centre()) - y)));
    }

    public boolean holds(GeoPoint point) {
        return frame.holds(point);
    }

    /// Adds crosses for missing or closed places.
    public MapDrawingViewBuilder crosses(Collection<GeoPoint> points) {
        for (var point : points)
            if (frame.holds(point))
                crosses.append("M%d %dl10 10m0-10l-10 10".formatted(frame.x(point) - 5, frame.y(point) - 5));
        return this;
    }

    /// Adds a disc that shows a number. The area of the disc is proportional to this number.
    ///
    /// @param amount the number
    /// @param most the largest number on this map
    public MapDrawingViewBuilder circle(GeoPoint point, int amount, int most) {
        if (frame.holds(point)) {
            var radius = (int) Math.round(9 + 21 * Math.sqrt((double) amount / Math.max(1, most)));
            circles.add(new MapCircle(frame.x(point), frame.y(point), radius, Integer.toString(amount)));
        }
        return this;
    }

    /// Adds pins to the map in the order of `byText`. Pins that overlap are displaced and joined to their point
    /// by a line.
    ///
    /// @param byText points by the text of the pin
    public MapDrawingViewBuilder pins(Map<String, GeoPoint> byText) {
        return pins(byText, Set.of());
    }

    /// Adds pins to the map in the order of `byText`. Pins that overlap are displaced and joined to their point
    /// by a line.
    ///
    /// @param byText points by the text of the pin
    /// @param square texts of the pins that are square
    public MapDrawingViewBuilder pins(Map<String, GeoPoint> byText, Set<String> square) {
        return pins(byText, square, Map.of());
    }

    /// Adds pins to the map in the order of `byText`. Pins that overlap are displaced and joined to their point
    /// by a line.
    ///
    /// @param byText points by the text of the pin
    /// @param square texts of the pins that are square
    /// @param links links to pages by the text of the pin
    public MapDrawingViewBuilder pins(Map<String, GeoPoint> byText, Set<String> square, Map<String, MapPinLink> links) {
        var texts = new LinkedHashMap<>(byText);
        texts.values().removeIf(point -> !frame.holds(point));
        var n = texts.size();
        var x = new double[n];
        var y = new double[n];
        var points = List.copyOf(texts.values());
        for (var i = 0; i < n; i++) {
            x[i] = frame.x(points.get(i));
            y[i] = frame.y(points.get(i));
        }
        apart(x, y);
        var i = 0;
        for (var text : texts.keySet()) {
            var fromX = frame.x(points.get(i));
            var fromY = frame.y(points.get(i));
            if (Math.hypot(x[i] - fromX, y[i] - fromY) > 3)
                leaders.append("M%d %dL%d %d".formatted(fromX, fromY, Math.round(x[i]), Math.round(y[i])));
            pins.add(new MapPin(
                    (int) Math.round(x[i]),
                    (int) Math.round(y[i]),
                    text,
                    square.contains(text),
                    fromX,
                    fromY,
                    Optional.ofNullable(links.get(text))));
            i++;
        }
        return this;
    }

    private void apart(double[] x, double[] y) {
        for (var step = 0; step < PIN_STEPS; step++) {
            var moved = false;
            for (var i = 0; i < x.length; i++)
                for (var j = 0; j < i; j++) {
                    var dx = x[i] - x[j];
                    var dy = y[i] - y[j];
                    var distance = Math.hypot(dx, dy);
                    if (distance >= 2 * PIN_RADIUS + 1) continue;
                    moved = true;
                    // Two pins at the same point are moved apart in a fixed direction, so that
                    // every drawing of the map is the same.
                    if (distance < 0.01) {
                        dx = Math.cos(i);
                        dy = Math.sin(i);
                        distance = 1;
                    }
                    var push = (2 * PIN_RADIUS + 2 - Math.hypot(x[i] - x[j], y[i] - y[j])) / 2;
                    x[i] += dx / distance * push;
                    y[i] += dy / distance * push;
                    x[j] -= dx / distance * push;
                    y[j] -= dy / distance * push;
                }
            for (var i = 0; i < x.length; i++) {
                x[i] = Math.clamp(x[i], PIN_RADIUS + 2, frame.width() - PIN_RADIUS - 2);
                y[i] = Math.clamp(y[i], PIN_RADIUS + 2, frame.height() - PIN_RADIUS - 2);
            }
            if (!moved) return;
        }
    }

    public MapDrawingView drawn() {
        var inner = contours.map(lines -> paths(
                        lines.borders().stream()
                                .filter(border -> !border.frontier())
                                .map(CommuneBorders.CommuneBorder::points),
                        false))
                .orElseGet(() -> communes.stream()
                        .map(one -> "M%d %dh0".formatted(frame.x(one.centre()), frame.y(one.centre())))
                        .collect(Collectors.joining()));
        var towns = towns();
        return new MapDrawingView(
                new MapDrawingView.MapSize(frame.width(), frame.height()),
                new MapDrawingView.TerritoryOutline(
                        contours.isPresent(),
                        contours.map(lines -> paths(lines.whole().stream(), true))
                                .orElse(""),
                        inner,
                        edge(true),
                        edge(false),
                        marked),
                List.copyOf(shades),
                List.copyOf(areas),
                List.copyOf(circles),
                new MapDrawingView.MapSymbols(
                        dots.toString(), crosses.toString(), leaders.toString(), List.copyOf(pins), here),
                towns,
                ground(),
                moves(towns),
                new MapDrawingView.MapScale(frame.scaleKm(), frame.scaleWidth()));
    }

    /// Returns whether a base map with rivers and roads is available.
    public static boolean grounded() {
        return BaseMap.given().isPresent();
    }

    private RiversAndRoads ground() {
        return BaseMap.given()
                .map(given -> whole.map(departement -> given.of(departement, () -> ground(given)))
                        .orElseGet(() -> ground(given)))
                .orElseGet(() -> new RiversAndRoads(around(), rings(LandAndSeaShapes.lakes()), rivers(), "", ""));
    }

    private RiversAndRoads ground(BaseMap given) {
        return new RiversAndRoads(
                around(),
                rings(LandAndSeaShapes.lakes()),
                given.lines(MapLineKind.RIVER).isEmpty() ? rivers() : lines(given.lines(MapLineKind.RIVER)),
                lines(given.lines(MapLineKind.MAIN_ROAD)),
                frame.kmWide() > MOST_KM_WITH_ROADS ? "" : lines(given.lines(MapLineKind.ROAD)));
    }

    private String rivers() {
        return lines(LandAndSeaShapes.rivers(frame.kmWide() < LEAST_KM_WITHOUT_BROOKS));
    }

    /// Returns the land of the neighbouring territories as an SVG path. If the shore is unknown, everything is
    /// drawn as land: this applies to overseas territories without contours and outside the data of Natural
    /// Earth.
    private String around() {
        if (contours.filter(lines -> !neighbours(lines)).isPresent()) return "";
        var land = rings(LandAndSeaShapes.land());
        return land.isEmpty() && contours.isEmpty() ? "M0 0H%dV%dH0z".formatted(frame.width(), frame.height()) : land;
    }

    private boolean neighbours(CommuneBorders.VisibleCommuneContours lines) {
        return whole.isPresent()
                || frame.kmWide() >= LEAST_KM_WITH_NEIGHBOURS
                        && lines.borders().stream().anyMatch(border -> border.frontier() && !border.coast());
    }

    /// Returns the visible parts of closed shapes as an SVG path.
    private String rings(List<BaseMapLine> rings) {
        var in = MapUnitRectangle.of(frame);
        var box = new MapUnitRectangle(in.west - AIR, in.south - AIR, in.east + AIR, in.north + AIR);
        return paths(
                rings.stream()
                        .filter(one ->
                                box.meets(new MapUnitRectangle(one.west(), one.south(), one.east(), one.north())))
                        .map(one -> LandAndSeaShapes.clipped(one.points(), box))
                        .filter(points -> points.length >= 6),
                true);
    }

    /// Returns the lines inside the frame as an SVG path, simplified to the visible resolution.
    private String lines(List<BaseMapLine> all) {
        var in = MapUnitRectangle.of(frame);
        var seen = 1.5 / frame.perLatitude() * CommuneBorders.units(1);
        var path = new StringBuilder();
        for (var line : all) {
            if (line.west() > in.east || line.east() < in.west || line.south() > in.north || line.north() < in.south)
                continue;
            var points = MapLineSimplifier.of(line.points(), seen, CommuneBorders.units(1));
            for (var from = 0; from + 3 < points.length; ) {
                var to = from;
                while (to + 3 < points.length && in.crossedBy(points, to)) to += 2;
                if (to > from) path(Arrays.copyOfRange(points, from, to + 2), false, path);
                from = Math.max(to, from + 2);
            }
        }
        return path.toString();
    }

    /// A rectangle in the units of the contours and of the base map (ten thousandths of a degree).
    record MapUnitRectangle(int west, int south, int east, int north) {
        static MapUnitRectangle of(MapProjectionFrame frame) {
            var corner = frame.corner();
            return new MapUnitRectangle(
                    CommuneBorders.units(corner.longitude()),
                    CommuneBorders.units(corner.latitude() - frame.height() / frame.perLatitude()),
                    CommuneBorders.units(corner.longitude() + frame.width() / frame.perLongitude()),
                    CommuneBorders.units(corner.latitude()));
        }

        static MapUnitRectangle around(int[] points) {
            int west = Integer.MAX_VALUE,
                    east = Integer.MIN_VALUE,
                    south = Integer.MAX_VALUE,
                    north = Integer.MIN_VALUE;
            for (var i = 0; i < points.length; i += 2) {
                west = Math.min(west, points[i]);
                east = Math.max(east, points[i]);
                south = Math.min(south, points[i + 1]);
                north = Math.max(north, points[i + 1]);
            }
            return new MapUnitRectangle(west, south, east, north);
        }

        /// Returns whether the two rectangles intersect, or share a side or a corner.
        boolean touches(MapUnitRectangle other) {
            return other.east >= west && other.west <= east && other.north >= south && other.south <= north;
        }

        /// Returns whether the two rectangles intersect.
        boolean meets(MapUnitRectangle other) {
            return other.east > west && other.west < east && other.north > south && other.south < north;
        }

        boolean holds(int longitude, int latitude) {
            return longitude > west && longitude < east && latitude > south && latitude < north;
        }

        private boolean crossedBy(int[] points, int i) {
            return Math.max(points[i], points[i + 2]) >= west
                    && Math.min(points[i], points[i + 2]) <= east
                    && Math.max(points[i + 1], points[i + 3]) >= south
                    && Math.min(points[i + 1], points[i + 3]) <= north;
        }
    }

    private InteractiveMapData moves(List<TownLabel> written) {
        var corner = frame.corner();
        var known = written.stream().map(TownLabel::text).collect(Collectors.toSet());
        var ground = BaseMap.given().map(BaseMap::path);
        return new InteractiveMapData(
                String.format(
                        Locale.ROOT,
                        "%.6f %.6f %.3f %.3f",
                        corner.longitude(),
                        corner.latitude(),
                        frame.perLongitude(),
                        frame.perLatitude()),
                ground,
                ground.isPresent()
                        ? List.of()
                        : largest.stream()
                                .filter(one -> !known.contains(one.name()))
                                .limit(MOST_MORE)
                                .map(one ->
                                        new TownLabel(frame.x(one.centre()), frame.y(one.centre()), one.name(), false))
                                .toList());
    }

    private String edge(boolean coast) {
        return contours.map(lines -> paths(
                        lines.borders().stream()
                                .filter(border -> border.frontier() && border.coast() == coast)
                                .map(CommuneBorders.CommuneBorder::points),
                        false))
                .orElse("");
    }

    private static String square(int x, int y) {
        return "M%d %dh10v10h-10z".formatted(x - 5, y - 5);
    }

    private String paths(Stream<int[]> lines, boolean closed) {
        var paths = new StringBuilder();
        lines.forEach(points -> path(points, closed, paths));
        return paths.toString();
    }

    /// Appends points to an SVG path. Each point is written as an integer difference from the point before, and
    /// zero differences are omitted, so that the path is half as long.
    ///
    /// @param closed whether the path returns to its first point
    private void path(int[] points, boolean closed, StringBuilder path) {
        var begun = path.length();
        int x = 0, y = 0;
        for (var i = 0; i < points.length; i += 2) {
            var point = CommuneBorders.point(points[i], points[i + 1]);
            var toX = frame.x(point);
            var toY = frame.y(point);
            if (i == 0) path.append('M').append(toX).append(' ').append(toY).append('l');
            else if (toX != x || toY != y) {
                step(path, toX - x);
                step(path, toY - y);
            }
            x = toX;
            y = toY;
        }
        var still = path.charAt(path.length() - 1) == 'l';
        if (still && closed) path.setLength(begun);
        else if (still) path.append("0 0");
        else if (closed) path.append('z');
    }

    private static void step(StringBuilder path, int step) {
        if (step >= 0 && path.charAt(path.length() - 1) != 'l') path.append(' ');
        path.append(step);
    }

    /// Returns the names of towns with their positions, largest town first. If a name would overlap another
    /// name, a pin or a disc, it is placed on the left of the town; if it overlaps there too, it is omitted.
    private List<TownLabel> towns() {
        var towns = new ArrayList<TownLabel>();
        largest.stream().limit(NAMES_TRIED).forEach(one -> {
            if (towns.size() >= MOST_TOWNS
                    || here.filter(mark -> mark.text().equals(one.name())).isPresent()) return;
            var beside = beside(one, ASIDE);
            beside.stream()
                    .filter(mark -> free(mark, towns, true))
                    .findFirst()
                    .or(() -> largest.indexOf(one) < ALWAYS_NAMED
                            ? beside(one, FARTHER_ASIDE).stream()
                                    .filter(mark -> free(mark, towns, true))
                                    .findFirst()
                            : Optional.empty())
                    // The names of the largest towns may cover dots, because these names help
                    // readers to orient themselves.
                    .or(() -> largest.indexOf(one) < ALWAYS_NAMED
                            ? Stream.concat(beside.stream(), beside(one, -2 * ASIDE).stream())
                                    .filter(mark -> free(mark, towns, false))
                                    .findFirst()
                            : Optional.empty())
                    .ifPresent(towns::add);
        });
        return List.copyOf(towns);
    }

    /// Returns the possible positions of the name of a town, the best one first.
    ///
    /// @param aside distance above the town at which the name is tried first, then below
    private List<TownLabel> beside(Commune town, int aside) {
        var x = frame.x(town.centre());
        var y = frame.y(town.centre());
        var disc = circles.stream()
                .filter(at -> Math.hypot(at.x() - x, at.y() - y) < GROUP_REACH)
                .findFirst()
                .orElseGet(() -> new MapCircle(x, y, 0, ""));
        return IntStream.of(0, -aside, aside)
                .boxed()
                .flatMap(up -> Stream.of(false, true)
                        .map(before -> new TownLabel(
                                before ? disc.x() - disc.radius() : disc.x() + disc.radius(),
                                disc.y() + up,
                                town.name(),
                                before)))
                .toList();
    }

    /// Returns whether the name of a town overlaps no name, pin or disc.
    ///
    /// @param mark the name and its position
    /// @param towns names that are already placed
    /// @param clear whether the name must not cover dots either
    private boolean free(TownLabel mark, List<TownLabel> towns, boolean clear) {
        var left = left(mark);
        var right = left + width(mark);
        // On a phone the text of the map is larger. A name that would be cut off there is omitted.
        var more = width(mark) / 2;
        if ((mark.before() ? left - more < 2 : right + more > frame.width() - 2)
                || mark.y() > frame.height() - 60 && left < 200) return false;
        return Stream.concat(towns.stream(), here.stream())
                        .noneMatch(other -> Math.abs(other.y() - mark.y()) < NAME_HEIGHT
                                && left < left(other) + width(other) + 8
                                && left(other) < right + 8)
                && pins.stream().noneMatch(pin -> covers(pin.x(), pin.y(), PIN_RADIUS, mark, left, right))
                && (!clear || dotted.stream().noneMatch(dot -> covers(dot[0], dot[1], 0, mark, left, right)))
                && circles.stream().noneMatch(disc -> covers(disc.x(), disc.y(), disc.radius(), mark, left, right));
    }

    private static boolean covers(int x, int y, int radius, TownLabel mark, int left, int right) {
        return x + radius > left - 6 && x - radius < right + 6 && Math.abs(y - mark.y()) < radius + NAME_HEIGHT / 2;
    }

    private static int left(TownLabel mark) {
        return mark.before() ? mark.x() - 8 - width(mark) : mark.x() + 8;
    }

    private static int width(TownLabel mark) {
        return mark.text().length() * LETTER_WIDTH;
    }
}
