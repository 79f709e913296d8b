package org.tousaidants.platform.maps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.core.territory.GeoPoint;

class MapsTest {
    /// With its outline, as the template draws it.
    private static final int DOT_RADIUS = 7;

    private static final List<Commune> COMMUNES = Communes.shipped().inDepartement("17");

    @Test
    void every_commune_of_charente_maritime_has_its_outline_and_its_centre_lies_in_it() {
        var contours = CommuneBorders.of("17").orElseThrow();
        var inside = 0;
        for (var commune : COMMUNES) {
            var rings = contours.outline(commune.code()::equals);
            assertThat(rings).as(commune.name()).isNotEmpty();
            if (commune.estimated()) continue;
            if (rings.stream().anyMatch(ring -> holds(ring, commune))) inside++;
        }
        // The centres of GeoNames are those of towns, which may be beside a river on the border.
        assertThat(inside).isGreaterThan((int)
                (0.95 * COMMUNES.stream().filter(c -> !c.estimated()).count()));
    }

    @Test
    void two_neighbours_become_one_outline_without_a_seam_and_a_merged_commune_has_one_side() throws IOException {
        var maker = new CommuneBorderBuilder(code -> code.equals("3") ? "2" : code);
        maker.communes(json(square("1", 0), square("2", 1), square("3", 2)));
        maker.beside(json(square("9", 3)));
        var contours = maker.made();

        assertThat(contours.outline(code -> code.equals("1"))).hasSize(1);
        assertThat(contours.outline(code -> code.length() == 1 && Character.isDigit(code.charAt(0))))
                .hasSize(1);
        assertThat(contours.borders().stream().filter(border -> !border.frontier()))
                .hasSize(1);
        assertThat(contours.borders().stream().filter(border -> border.frontier() && !border.coast()))
                .hasSize(1);
        assertThat(CommuneBorders.read(new ByteArrayInputStream(contours.text().getBytes(StandardCharsets.UTF_8)))
                        .text())
                .isEqualTo(contours.text());
    }

    @Test
    void the_map_of_a_whole_departement_with_five_shades_leaves_under_25_kilobytes() throws IOException {
        var classes = new TreeMap<String, Integer>();
        for (var commune : COMMUNES)
            classes.put(commune.code(), Math.floorMod(commune.code().hashCode(), 5));
        var map = MapDrawingViewBuilder.of("17", COMMUNES)
                .shade(classes, List.of("a", "b", "c", "d", "e"))
                .drawn();
        var text = map.outline().land()
                + map.outline().inner()
                + map.outline().coast()
                + map.outline().frontier()
                + map.shades().stream()
                        .map(shade -> shade.path() + shade.path())
                        .collect(Collectors.joining());
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(bytes.size()).isLessThan(25_000);
        assertThat(map.towns()).extracting(MapDrawingView.TownLabel::text).contains("La Rochelle", "Saintes", "Royan");
    }

    /// Regression: the dots of the surrounding places left no space for the name of the largest town.
    @Test
    void the_largest_town_is_named_among_the_places_around_it() {
        var rochelle = COMMUNES.stream()
                .filter(one -> one.code().equals("17300"))
                .findFirst()
                .orElseThrow();
        var map = MapDrawingViewBuilder.of("17", COMMUNES)
                .dots(COMMUNES.stream()
                        .filter(one -> one.centre().metresTo(rochelle.centre()) < 12_000)
                        .map(Commune::centre)
                        .toList())
                .drawn();
        assertThat(map.towns()).extracting(MapDrawingView.TownLabel::text).contains("La Rochelle");
    }

    @Test
    void the_sea_the_neighbours_and_the_rivers_are_drawn_without_any_file_of_the_operator() {
        var map = MapDrawingViewBuilder.of("17", COMMUNES).drawn();
        assertThat(map.ground().around()).startsWith("M").endsWith("z");
        assertThat(map.ground().rivers()).startsWith("M");
        assertThat(map.ground().mainRoads()).isEmpty();
        // An island shows its own shore only: that of Natural Earth is too coarse there.
        var oleron = commune("Saint-Pierre-d'Oléron").centre();
        assertThat(MapDrawingViewBuilder.around("17", COMMUNES, oleron, "Ici", List.of())
                        .drawn()
                        .ground()
                        .around())
                .isEmpty();
        assertThat(MapDrawingViewBuilder.of("974", Communes.shipped().inDepartement("974"))
                        .drawn()
                        .ground()
                        .around())
                .as("nothing is known of that sea")
                .startsWith("M0 0H");
    }

    @Test
    void places_that_would_cover_each_other_are_one_circle_with_their_number_beside_the_name_of_the_town() {
        var saintes = commune("Saintes").centre();
        var alone = commune("Jonzac").centre();
        var map = MapDrawingViewBuilder.of("17", COMMUNES)
                .dots(List.of(saintes, new GeoPoint(saintes.latitude() + 0.004, saintes.longitude()), saintes, alone))
                .drawn();
        assertThat(map.circles()).extracting(MapDrawingView.MapCircle::text).containsExactly("3");
        assertThat(map.signs().dots()).containsOnlyOnce("M");
        assertThat(map.towns()).extracting(MapDrawingView.TownLabel::text).contains("Saintes");
    }

    /// Regression: places erased one another, so that La Rochelle and Saintes looked empty; later, the circle of a
    /// group moved over that of the next.
    @Test
    void no_place_of_a_crowded_town_is_lost_or_covered_by_another() {
        var random = new Random(37);
        var places = Stream.of("La Rochelle", "Saintes", "Royan")
                .map(MapsTest::commune)
                .flatMap(town -> Stream.generate(() -> new GeoPoint(
                                town.centre().latitude() + random.nextGaussian() / 20,
                                town.centre().longitude() + random.nextGaussian() / 20))
                        .limit(town.name().equals("La Rochelle") ? 90 : 40))
                .toList();
        var drawn = MapDrawingViewBuilder.of("17", COMMUNES).dots(places).drawn();
        var signs = new ArrayList<>(drawn.circles());
        Pattern.compile("M(\\d+) (\\d+)h0")
                .matcher(drawn.signs().dots())
                .results()
                .map(one -> new MapDrawingView.MapCircle(
                        Integer.parseInt(one.group(1)), Integer.parseInt(one.group(2)), DOT_RADIUS, "1"))
                .forEach(signs::add);
        assertThat(signs.stream().mapToInt(one -> Integer.parseInt(one.text())).sum())
                .isEqualTo(places.size());
        assertThat(drawn.circles()).hasSizeGreaterThan(3);
        for (var one : signs)
            for (var other : signs)
                if (one != other)
                    assertThat(Math.hypot(one.x() - other.x(), one.y() - other.y()))
                            .as(one + " " + other)
                            .isGreaterThanOrEqualTo(one.radius() + other.radius());
    }

    @Test
    void each_commune_says_its_name_and_value_and_leads_to_its_page() {
        var map = MapDrawingViewBuilder.of("17", COMMUNES)
                .shade(Map.of("17415", 3, "17300", 0), List.of("a", "b", "c", "d"))
                .named(Map.of(
                        "17415", new MapDrawingView.MapAreaText("Saintes : 31 minutes", Optional.of("/equite/17415"))))
                .drawn();
        assertThat(map.areas()).hasSize(1);
        assertThat(map.areas().getFirst().step()).isEqualTo(3);
        assertThat(map.areas().getFirst().path()).startsWith("M");
    }

    private static Commune commune(String name) {
        return COMMUNES.stream()
                .filter(one -> one.name().replace('’', '\'').equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void pins_at_one_door_stand_aside_and_never_cover_each_other() {
        var rochelle = COMMUNES.stream()
                .filter(c -> c.name().equals("La Rochelle"))
                .findFirst()
                .orElseThrow()
                .centre();
        var pins = MapDrawingViewBuilder.of("17", COMMUNES)
                .pins(Map.of("1", rochelle, "2", rochelle, "3", rochelle, "4", rochelle))
                .drawn();
        assertThat(pins.pins()).hasSize(4);
        assertThat(pins.signs().leaders()).isNotEmpty();
        for (var one : pins.pins())
            for (var other : pins.pins())
                if (one != other)
                    assertThat(Math.hypot(one.x() - other.x(), one.y() - other.y()))
                            .isGreaterThanOrEqualTo(29);
    }

    @Test
    void the_name_of_a_large_town_stands_above_its_circle_where_the_next_circle_leaves_no_room_beside() {
        var rochelle = commune("La Rochelle").centre();
        var perigny = commune("Périgny").centre();
        var map = MapDrawingViewBuilder.of("17", COMMUNES)
                .dots(List.of(rochelle, rochelle, perigny, perigny))
                .drawn();
        assertThat(map.towns()).extracting(MapDrawingView.TownLabel::text).contains("La Rochelle");
    }

    /// Uses contours with two squares of Deux-Sèvres and one of Vienne.
    @Test
    void another_territory_brings_its_contours_and_a_broken_file_leaves_those_that_ship(@TempDir Path folder)
            throws IOException {
        var out = folder.resolve("contours-79.txt.gz");
        var file = Files.write(
                folder.resolve("communes.geojson"),
                json(square("79191", 0), square("79048", 1)).readAllBytes());
        var said = new ByteArrayOutputStream();
        var print = new PrintStream(said, true, StandardCharsets.UTF_8);
        assertThat(MapCommand.run(List.of("contours", file.toString(), "--out", out.toString()), print, print))
                .as(said.toString(StandardCharsets.UTF_8))
                .isZero();
        var read = CommuneBorders.imported(out).orElseThrow();
        assertThat(read.departements()).containsExactly("79");
        assertThat(read.outline("79191"::equals)).hasSize(1);

        // One file of all communes gives every département, with the others beside it.
        Files.write(
                file,
                json(square("79191", 0), square("86194", 1), square("2A004", 5)).readAllBytes());
        assertThat(MapCommand.run(List.of("contours", file.toString(), "--out", folder.toString()), print, print))
                .as(said.toString(StandardCharsets.UTF_8))
                .isZero();
        for (var departement : List.of("79", "86", "2A"))
            assertThat(CommuneBorders.imported(folder.resolve(CommuneBorders.fileName(departement)))
                            .orElseThrow()
                            .departements())
                    .containsExactly(departement);
        assertThat(
                        CommuneBorders.imported(folder.resolve(CommuneBorders.fileName("86")))
                                .orElseThrow()
                                .borders()
                                .stream()
                                .filter(border -> border.frontier() && !border.coast()))
                .as("the side of Deux-Sèvres is land")
                .isNotEmpty();
        assertThat(CommuneBorders.imported(Files.writeString(out, "not zipped")))
                .isEmpty();
    }

    @Test
    void where_no_contours_ship_each_commune_is_a_dot() {
        var map = MapDrawingViewBuilder.of("79", Communes.shipped().inDepartement("79"))
                .drawn();
        assertThat(map.outline().contours()).isFalse();
        assertThat(map.outline().inner()).contains("h0");
    }

    @Test
    void roads_and_rivers_of_an_extract_are_drawn_and_what_is_no_extract_is_refused(@TempDir Path folder)
            throws IOException {
        var osm = folder.resolve("extrait.osm.gz");
        try (var zip = new GZIPOutputStream(Files.newOutputStream(osm))) {
            zip.write(EXTRACT.getBytes(StandardCharsets.UTF_8));
        }
        var tiles = Files.writeString(folder.resolve("carte.pmtiles"), "PMTiles\u0003");
        try (var zip = new GZIPOutputStream(Files.newOutputStream(BaseMap.linesOf(tiles)))) {
            zip.write(MapLineBuilder.make(osm).getBytes(StandardCharsets.UTF_8));
        }
        var ground = BaseMap.open(tiles);
        // Two pieces of one road become one line.
        assertThat(ground.lines()).extracting(BaseMap.BaseMapLine::kind).containsExactlyInAnyOrder('a', 'r');

        var saintes = new GeoPoint(45.745, -0.634);
        var plain = MapDrawingViewBuilder.around("17", COMMUNES, saintes, "Ici", List.of())
                .drawn();
        assertThat(plain.ground().streets()).isFalse();
        assertThat(plain.moves().ground()).as("no button without tiles").isEmpty();
        assertThat(MapDrawingViewBuilder.of("17", COMMUNES).drawn().moves().more())
                .isNotEmpty();
        try {
            BaseMap.give(Optional.of(ground));
            var drawn = MapDrawingViewBuilder.around("17", COMMUNES, saintes, "Ici", List.of())
                    .drawn();
            assertThat(drawn.ground().rivers()).startsWith("M");
            assertThat(drawn.ground().mainRoads()).startsWith("M");
            assertThat(drawn.moves().ground()).contains(ground.path());
        } finally {
            BaseMap.give(Optional.empty());
        }

        var said = new ByteArrayOutputStream();
        for (var name : List.of("extrait.osm.gz", "faux.osm.pbf", "faux.osm")) {
            var file = folder.resolve(name);
            Files.writeString(file, "<html>rien</html>");
            assertThat(MapCommand.run(
                            List.of("build", "--osm", file.toString(), "--out", tiles.toString()),
                            QUIET,
                            new PrintStream(said, true, StandardCharsets.UTF_8)))
                    .as(name)
                    .isNotZero();
        }
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("n’est pas un extrait OpenStreetMap lisible");
        assertThat(BaseMap.open(tiles).lines()).as("the previous one stays").hasSize(2);
    }

    @Test
    void the_extracts_beside_the_repository_become_one_file_of_tiles(@TempDir Path folder) throws IOException {
        var roads = Stream.of("../shared/data/roads", "../../shared/data/roads")
                .map(Path::of)
                .filter(Files::isDirectory)
                .findFirst();
        assumeTrue(roads.isPresent(), "no extracts beside the repository");
        assertThat(MapLineBuilder.make(roads.orElseThrow().resolve("rouen_france.osm.gz"))
                        .lines())
                .hasSizeGreaterThan(20);
        assumeTrue(MapTileMaker.installed(), "no tilemaker");
        var out = folder.resolve("monaco.pmtiles");
        var said = new ByteArrayOutputStream();
        var print = new PrintStream(said, true, StandardCharsets.UTF_8);
        var osm = roads.orElseThrow().resolve("monaco.osm.pbf").toString();
        assertThat(MapCommand.run(List.of("build", "--osm", osm, "--out", out.toString()), print, print))
                .as(said.toString(StandardCharsets.UTF_8))
                .isZero();
        assertThat(BaseMap.open(out).lines(MapLineKind.MAIN_ROAD)).isNotEmpty();
        assertThat(Files.size(out)).isGreaterThan(50_000);
    }

    private static final PrintStream QUIET = new PrintStream(OutputStream.nullOutputStream());

    private static final String EXTRACT = """
            <?xml version="1.0"?><osm version="0.6">
            <node id="1" lat="45.7440" lon="-0.6400"/><node id="2" lat="45.7450" lon="-0.6330"/>
            <node id="3" lat="45.7460" lon="-0.6200"/><node id="4" lat="45.7300" lon="-0.6290"/>
            <node id="5" lat="45.7600" lon="-0.6290"/><node id="6" lat="45.7445" lon="-0.6340"/>
            <node id="7" lat="45.7445" lon="-0.6330"/><node id="8" lat="45.7440" lon="-0.6335"/>
            <node id="9" lat="45.7455" lon="-0.6330"><tag k="place" v="town"/><tag k="name" v="Saintes"/></node>
            <way id="1"><nd ref="1"/><nd ref="2"/><tag k="highway" v="primary"/><tag k="name" v="Avenue « Gambetta »"/></way>
            <way id="2"><nd ref="2"/><nd ref="3"/><tag k="highway" v="primary"/></way>
            <way id="3"><nd ref="4"/><nd ref="99"/><nd ref="5"/><tag k="waterway" v="river"/></way>
            <way id="4"><nd ref="6"/><nd ref="7"/><nd ref="8"/><nd ref="6"/><tag k="natural" v="water"/></way>
            <way id="5"><nd ref="1"/><nd ref="5"/><tag k="power" v="line"/></way>
            </osm>""";

    private static boolean holds(int[] ring, Commune commune) {
        double x = commune.centre().longitude() * 10_000, y = commune.centre().latitude() * 10_000;
        var in = false;
        for (var i = 0; i + 3 < ring.length; i += 2)
            if (ring[i + 1] > y != ring[i + 3] > y
                    && x < (double) (ring[i + 2] - ring[i]) * (y - ring[i + 1]) / (ring[i + 3] - ring[i + 1]) + ring[i])
                in = !in;
        return in;
    }

    private static String square(String code, int x) {
        return "{\"type\":\"Feature\",\"properties\":{\"code\":\"%s\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[%d,0],[%d,1],[%d,1],[%d,0],[%d,0]]]}}"
                .formatted(code, x, x, x + 1, x + 1, x);
    }

    private static ByteArrayInputStream json(String... features) {
        return new ByteArrayInputStream(
                ("{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", features) + "]}")
                        .getBytes(StandardCharsets.UTF_8));
    }
}
