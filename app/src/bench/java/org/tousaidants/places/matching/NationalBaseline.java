package org.tousaidants.places.matching;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.places.matching.Truth.Pair;

/// The published scoring of the national tool, re-expressed: in one commune, the mean of the likeness of the addresses,
/// of that of the names and of a nearness, in hundredths; above 83 two records of two sources are one place. Missing
/// coordinates count as no distance at all, as they do there.
final class NationalBaseline {
    private static final int ENOUGH = 83;
    private static final double SAME_SPOT_DEGREES = 0.0004;

    private NationalBaseline() {}

    static Set<Pair> match(List<SourceEntry> entries) {
        var communes = new HashMap<String, List<SourceEntry>>();
        for (var entry : entries)
            insee(entry)
                    .ifPresent(code -> communes.computeIfAbsent(code, _ -> new ArrayList<>())
                            .add(entry));
        var pairs = new HashSet<Pair>();
        for (var some : communes.values())
            for (var i = 0; i < some.size(); i++)
                for (var j = i + 1; j < some.size(); j++) {
                    var one = some.get(i);
                    var other = some.get(j);
                    if (!one.source().equals(other.source()) && kinds(one, other) && score(one, other) > ENOUGH)
                        pairs.add(new Pair(one.key(), other.key()));
                }
        return pairs;
    }

    private static java.util.Optional<String> insee(SourceEntry entry) {
        var code = entry.sheet().get(Field.CODE_INSEE);
        return code.isPresent()
                ? code
                : Communes.shipped()
                        .find(entry.sheet().text(Field.COMMUNE), entry.sheet().text(Field.CODE_POSTAL))
                        .map(commune -> commune.code());
    }

    private static boolean kinds(SourceEntry one, SourceEntry other) {
        var left = one.sheet().text(Field.TYPOLOGIE);
        var right = other.sheet().text(Field.TYPOLOGIE);
        var both = Set.of("RFS", "PIMMS");
        return left.isEmpty() || right.isEmpty() || left.equals(right) || both.contains(left) && both.contains(right);
    }

    private static int score(SourceEntry one, SourceEntry other) {
        return (int) ((ratio(one, other, Field.ADRESSE) + ratio(one, other, Field.NOM) + nearness(one, other)) / 3);
    }

    private static double nearness(SourceEntry one, SourceEntry other) {
        if (one.sheet().get(Field.LATITUDE).isEmpty()
                || other.sheet().get(Field.LATITUDE).isEmpty()) return 100;
        var north = degrees(one, Field.LATITUDE) - degrees(other, Field.LATITUDE);
        var east = degrees(one, Field.LONGITUDE) - degrees(other, Field.LONGITUDE);
        var distance = Math.sqrt(north * north + east * east);
        return distance < SAME_SPOT_DEGREES ? 100 : 100 / (distance * 1_000 + 1);
    }

    private static double degrees(SourceEntry entry, Field field) {
        return Double.parseDouble(entry.sheet().text(field));
    }

    /// The likeness of two texts in hundredths: letters to add and to take away, against the length of both.
    private static double ratio(SourceEntry one, SourceEntry other, Field field) {
        var left = one.sheet().text(field).toLowerCase(Locale.ROOT).strip();
        var right = other.sheet().text(field).toLowerCase(Locale.ROOT).strip();
        var length = left.length() + right.length();
        if (length == 0) return 0;
        var last = new int[right.length() + 1];
        for (var i = 0; i < left.length(); i++) {
            var row = new int[right.length() + 1];
            for (var j = 0; j < right.length(); j++)
                row[j + 1] = left.charAt(i) == right.charAt(j) ? last[j] + 1 : Math.max(last[j + 1], row[j]);
            last = row;
        }
        return 200.0 * last[right.length()] / length;
    }
}
