package org.tousaidants.platform.maps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Communes;

class MapsTest {
    private static final List<Commune> COMMUNES = Communes.shipped().inDepartement("17");

    @Test
    void every_commune_of_charente_maritime_has_its_outline_and_its_centre_lies_in_it() {
        var contours = Contours.of("17").orElseThrow();
        var inside = 0;
        for (var commune : COMMUNES) {
            var rings = contours.outline(commune.code()::equals);
            assertThat(rings).as(commune.name()).isNotEmpty();
            if (commune.estimated()) continue;
            if (rings.stream().anyMatch(ring -> holds(ring, commune))) inside++;
        }
        // Centres of GeoNames are a town's, at times beside a river that is the border.
        assertThat(inside).isGreaterThan((int)
                (0.95 * COMMUNES.stream().filter(c -> !c.estimated()).count()));
    }

    @Test
    void two_neighbours_become_one_outline_without_a_seam_and_a_merged_commune_has_one_side() throws IOException {
        var maker = new ContourMaker(code -> code.equals("3") ? "2" : code);
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
        assertThat(Contours.read(new ByteArrayInputStream(contours.text().getBytes(StandardCharsets.UTF_8)))
                        .text())
                .isEqualTo(contours.text());
    }

    @Test
    void the_map_of_a_whole_departement_with_five_shades_leaves_under_25_kilobytes() throws IOException {
        var classes = new TreeMap<String, Integer>();
        for (var commune : COMMUNES)
            classes.put(commune.code(), Math.floorMod(commune.code().hashCode(), 5));
        var map = MapDrawing.of("17", COMMUNES)
                .shade(classes, List.of("a", "b", "c", "d", "e"))
                .drawn();
        var text = map.land()
                + map.inner()
                + map.coast()
                + map.frontier()
                + map.shades().stream()
                        .map(shade -> shade.path() + shade.path())
                        .collect(Collectors.joining());
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(bytes.size()).isLessThan(25_000);
        assertThat(map.towns()).extracting(LandMap.Mark::text).contains("La Rochelle", "Saintes", "Royan");
    }

    @Test
    void pins_at_one_door_stand_aside_and_never_cover_each_other() {
        var rochelle = COMMUNES.stream()
                .filter(c -> c.name().equals("La Rochelle"))
                .findFirst()
                .orElseThrow()
                .centre();
        var pins = MapDrawing.of("17", COMMUNES)
                .pins(Map.of("1", rochelle, "2", rochelle, "3", rochelle, "4", rochelle))
                .drawn();
        assertThat(pins.pins()).hasSize(4);
        assertThat(pins.leaders()).isNotEmpty();
        for (var one : pins.pins())
            for (var other : pins.pins())
                if (one != other)
                    assertThat(Math.hypot(one.x() - other.x(), one.y() - other.y()))
                            .isGreaterThanOrEqualTo(29);
    }

    @Test
    void where_no_contours_ship_each_commune_is_a_dot() {
        var map = MapDrawing.of("79", Communes.shipped().inDepartement("79")).drawn();
        assertThat(map.contours()).isFalse();
        assertThat(map.inner()).contains("h0");
    }

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
