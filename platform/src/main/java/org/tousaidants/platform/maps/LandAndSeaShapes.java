package org.tousaidants.platform.maps;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tousaidants.platform.maps.BaseMap.BaseMapLine;
import org.tousaidants.platform.maps.MapDrawingViewBuilder.MapUnitRectangle;

/// « Terre et mer » — land, lakes and rivers of France and its neighbours, from Natural Earth. They are precise
/// enough for a map of a département, but too coarse for a street.
final class LandAndSeaShapes {
    private static final Map<Character, List<BaseMapLine>> SHIPPED = read();

    private LandAndSeaShapes() {}

    /// Returns the closed outlines of the land.
    static List<BaseMapLine> land() {
        return lines('L');
    }

    static List<BaseMapLine> lakes() {
        return lines('w');
    }

    /// Returns the lines of rivers.
    ///
    /// @param small whether small rivers are included, which a wide map does not show
    static List<BaseMapLine> rivers(boolean small) {
        var rivers = new ArrayList<>(lines('r'));
        if (small) rivers.addAll(lines('s'));
        return rivers;
    }

    private static List<BaseMapLine> lines(char kind) {
        return SHIPPED.getOrDefault(kind, List.of());
    }

    private static Map<Character, List<BaseMapLine>> read() {
        try {
            return BaseMap.lines(
                    Objects.requireNonNull(LandAndSeaShapes.class.getResourceAsStream("/maps/ground-fr.txt.gz")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// Returns the part of a ring inside a rectangle (Sutherland–Hodgman); where the ring leaves the rectangle,
    /// the result follows the sides of the rectangle.
    static int[] clipped(int[] ring, MapUnitRectangle box) {
        var kept = ring;
        for (var side = 0; side < 4 && kept.length > 0; side++) kept = clipped(kept, box, side);
        return kept;
    }

    private static int[] clipped(int[] ring, MapUnitRectangle box, int side) {
        var axis = side % 2;
        double limit = switch (side) {
            case 0 -> box.west();
            case 1 -> box.south();
            case 2 -> box.east();
            default -> box.north();
        };
        var above = side < 2;
        var kept = new int[2 * ring.length + 4];
        var n = 0;
        for (var i = 0; i < ring.length; i += 2) {
            var before = (i + ring.length - 2) % ring.length;
            var in = above ? ring[i + axis] >= limit : ring[i + axis] <= limit;
            var was = above ? ring[before + axis] >= limit : ring[before + axis] <= limit;
            if (in != was) {
                var share = (limit - ring[before + axis]) / (ring[i + axis] - (double) ring[before + axis]);
                for (var k = 0; k < 2; k++)
                    kept[n++] = (int) Math.round(
                            k == axis ? limit : ring[before + k] + share * (ring[i + k] - (double) ring[before + k]));
            }
            if (in) {
                kept[n++] = ring[i];
                kept[n++] = ring[i + 1];
            }
        }
        return Arrays.copyOf(kept, n);
    }
}
