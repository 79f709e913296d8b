package org.tousaidants.places.matching;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.PlaceSheet;
import org.tousaidants.places.matching.KnownPairs.Pair;

/// A second list derived from a first one with typical copying mistakes: misspelt, abbreviated, in capitals,
/// without a number, with a shifted point, half of the cells lost. Deterministic by seed.
final class CorruptedList {
    private static final double COPIED = 0.6;

    private static final Map<String, String> SHORT = Map.of(
            "rue", "r.",
            "avenue", "av",
            "boulevard", "bd",
            "place", "pl",
            "chemin", "che",
            "route", "rte",
            "médiathèque", "mediath.",
            "bibliothèque", "bib.",
            "saint", "st",
            "général", "gal");

    private final SplittableRandom random;

    private CorruptedList(long seed) {
        random = new SplittableRandom(seed);
    }

    /// The list, renamed `original`, beside `copie`, which contains six of its records in ten.
    static KnownPairs truth(String name, List<MatchedSourceRecord> list, long seed) {
        var hand = new CorruptedList(seed);
        var entries = new ArrayList<MatchedSourceRecord>();
        var pairs = new HashSet<Pair>();
        var kept = new HashSet<org.tousaidants.core.linkage.RecordKey>();
        for (var entry : list) {
            var original = new MatchedSourceRecord("original", entry.source() + "/" + entry.id(), entry.sheet());
            entries.add(original);
            kept.add(original.key());
            if (hand.random.nextDouble() > COPIED) continue;
            var copy = new MatchedSourceRecord("copie", original.id(), hand.copy(entry.sheet()));
            entries.add(copy);
            kept.add(copy.key());
            pairs.add(new Pair(original.key(), copy.key()));
        }
        return new KnownPairs(name, entries, pairs, kept);
    }

    private PlaceSheet copy(PlaceSheet sheet) {
        var values = new EnumMap<Field, String>(Field.class);
        sheet.values().forEach((field, value) -> {
            var written = MatchingCellReader.read(field, cell(field, value));
            written.ifPresent(text -> values.put(field, text));
        });
        if (values.containsKey(Field.LATITUDE) != values.containsKey(Field.LONGITUDE)) {
            values.remove(Field.LATITUDE);
            values.remove(Field.LONGITUDE);
        }
        return PlaceSheet.of(values);
    }

    private String cell(Field field, String value) {
        return switch (field) {
            case NOM -> text(value, 0.35);
            case ADRESSE -> chance(0.08) ? "" : address(text(value, 0.2));
            case COMMUNE -> chance(0.4) ? value.toUpperCase(Locale.FRENCH).replace('-', ' ') : value;
            case CODE_POSTAL -> value;
            case LATITUDE, LONGITUDE -> beside(value);
            case TELEPHONE, COURRIELS, SITE_WEB, PIVOT -> chance(0.5) ? "" : value;
            case CODE_INSEE, TYPOLOGIE, HORAIRES -> chance(0.6) ? "" : value;
            default -> value;
        };
    }

    private String address(String address) {
        return chance(0.1) ? address.replaceFirst("^\\d+\\s*", "") : address;
    }

    private String beside(String degrees) {
        if (chance(0.1)) return "";
        var moved = Double.parseDouble(degrees) + (random.nextDouble() - 0.5) * (chance(0.2) ? 0.004 : 0.0006);
        return String.format(Locale.ROOT, chance(0.1) ? "%.3f" : "%.5f", moved);
    }

    private String text(String value, double misspelt) {
        var text = value;
        if (chance(0.4))
            for (var word : SHORT.entrySet())
                text = text.replaceFirst("(?i)\\b" + word.getKey() + "\\b", word.getValue());
        if (chance(misspelt)) text = misspelt(text);
        if (chance(0.15)) text = swapped(text);
        return chance(0.3) ? text.toUpperCase(Locale.FRENCH) : text;
    }

    /// A letter is removed, doubled, or swapped with the next.
    private String misspelt(String text) {
        if (text.length() < 6) return text;
        var at = 1 + random.nextInt(text.length() - 2);
        if (!Character.isLetter(text.charAt(at))) return text;
        return switch (random.nextInt(3)) {
            case 0 -> text.substring(0, at) + text.substring(at + 1);
            case 1 -> text.substring(0, at) + text.charAt(at) + text.substring(at);
            default -> text.substring(0, at) + text.charAt(at + 1) + text.charAt(at) + text.substring(at + 2);
        };
    }

    private static String swapped(String text) {
        var space = text.indexOf(' ');
        return space < 0 ? text : text.substring(space + 1) + " " + text.substring(0, space);
    }

    private boolean chance(double share) {
        return random.nextDouble() < share;
    }
}
