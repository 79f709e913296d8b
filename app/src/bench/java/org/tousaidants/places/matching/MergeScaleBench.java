package org.tousaidants.places.matching;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.PlaceSheet;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Communes;

/// The growth of the matching time with the number of records: ten thousand to a million generated ones, of which
/// a third stand in several of eight sources under other spellings. Prints one line per size; exits 1 when the
/// growth is far from linear, or when the order of the records changes the result.
public final class MergeScaleBench {
    private static final int[] SIZES = {10_000, 50_000, 200_000, 1_000_000};
    private static final double SECONDS_FOR_50_000 = 10;
    /// The largest growth of the time per record from one size to the next.
    private static final double GROWTH = 1.6;

    /// The number of records matched at each size, in total.
    private static final int AT_LEAST = 200_000;

    private static final long SEED = 17;
    private static final String[] KINDS = {
        "Médiathèque",
        "France services",
        "CCAS",
        "Centre social",
        "Espace public numérique",
        "MJC",
        "Mission locale",
        "Mairie"
    };
    private static final String[] SYLLABLES = {
        "ba", "lo", "mi", "ru", "ke", "zo", "ti", "va", "pu", "ne", "chan", "ver", "mont", "sel", "dou", "gri"
    };
    private static final String[] WAYS = {"rue", "avenue", "place", "chemin", "boulevard"};

    private MergeScaleBench() {}

    public static void main(String[] arguments) {
        var matcher = DuplicatePlaceMatcher.shipped(Communes.shipped());
        matcher.match(records(50_000)); // warms up
        var ok = sameInAnyOrder(matcher);
        var before = Double.NaN;
        for (var size : SIZES) {
            var records = records(size);
            var seconds = Double.MAX_VALUE;
            var matching = matcher.match(List.of());
            // Short measurements are repeated and the best counts: others may use the machine.
            for (var i = 0; i < Math.max(1, AT_LEAST / size); i++) {
                System.gc();
                var start = System.nanoTime();
                matching = matcher.match(records);
                seconds = Math.min(seconds, (System.nanoTime() - start) / 1e9);
            }
            var each = seconds / size * 1e6;
            var growth = each / before;
            var fine = !(growth > GROWTH) && (size != 50_000 || seconds <= SECONDS_FOR_50_000);
            ok &= fine;
            System.out.printf(
                    Locale.ROOT,
                    "merge-scale-%d %.2f s, %.1f us/record, %s times the record before; %d pairs compared, %d places"
                            + " (budget <= %s times%s) %s%n",
                    size,
                    seconds,
                    each,
                    Double.isNaN(growth) ? "-" : String.format(Locale.ROOT, "%.2f", growth),
                    matching.statistics().compared(),
                    matching.groups().size(),
                    GROWTH,
                    size == 50_000 ? ", <= 10 s" : "",
                    fine ? "ok" : "short");
            before = each;
        }
        if (!ok) System.exit(1);
    }

    private static boolean sameInAnyOrder(DuplicatePlaceMatcher matcher) {
        var records = records(10_000);
        var first = matcher.match(records);
        java.util.Collections.shuffle(records, new java.util.Random(SEED));
        var second = matcher.match(records);
        var same = first.pairs().equals(second.pairs()) && first.groups().equals(second.groups());
        System.out.printf(
                "merge-scale-order %s%n", same ? "the same answer in another order ok" : "another answer short");
        return same;
    }

    /// Deterministic by seed; places spread over the communes by their population.
    static List<MatchedSourceRecord> records(int size) {
        var random = new SplittableRandom(SEED);
        var communes = Communes.shipped().all().stream()
                .filter(commune -> !commune.postcodes().isEmpty())
                .toList();
        var cumulated = new long[communes.size()];
        var people = 0L;
        for (var i = 0; i < cumulated.length; i++)
            cumulated[i] = people += 200 + communes.get(i).population();
        var entries = new ArrayList<MatchedSourceRecord>(size);
        for (var place = 0; entries.size() < size; place++) {
            var at = java.util.Arrays.binarySearch(cumulated, random.nextLong(people));
            var commune = communes.get(at < 0 ? -at - 1 : at);
            var truth = new GeneratedRecord(random, commune);
            var times = random.nextInt(3) > 0 ? 1 : 2 + random.nextInt(2);
            for (var i = 0; i < times && entries.size() < size; i++)
                entries.add(new MatchedSourceRecord(
                        "source-" + (place + i * 3) % 8, "p" + place + "-" + i, truth.sheet(random)));
        }
        return entries;
    }

    private record GeneratedRecord(
            String kind,
            String name,
            String way,
            int number,
            Commune commune,
            double north,
            double east,
            String phone) {
        GeneratedRecord(SplittableRandom random, Commune commune) {
            this(
                    KINDS[random.nextInt(KINDS.length)],
                    word(random),
                    WAYS[random.nextInt(WAYS.length)] + " " + word(random),
                    1 + random.nextInt(120),
                    commune,
                    (random.nextDouble() - 0.5) * 0.03,
                    (random.nextDouble() - 0.5) * 0.04,
                    String.format(Locale.ROOT, "+335%08d", random.nextInt(100_000_000)));
        }

        private static String word(SplittableRandom random) {
            var word = new StringBuilder();
            for (var i = 0; i < 3; i++) word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
            return word.toString();
        }

        PlaceSheet sheet(SplittableRandom random) {
            var values = new EnumMap<Field, String>(Field.class);
            var shout = random.nextInt(3) == 0;
            var written = kind + " " + (random.nextInt(12) == 0 ? name.substring(0, name.length() - 1) : name);
            values.put(Field.NOM, shout ? written.toUpperCase(Locale.FRENCH) : written);
            values.put(Field.ADRESSE, (random.nextInt(6) == 0 ? "" : number + " ") + way);
            values.put(Field.CODE_POSTAL, commune.postcodes().getFirst());
            values.put(Field.COMMUNE, commune.name());
            if (random.nextInt(4) > 0) {
                values.put(Field.LATITUDE, degrees(commune.centre().latitude() + north));
                values.put(Field.LONGITUDE, degrees(commune.centre().longitude() + east));
            }
            if (random.nextInt(2) == 0) values.put(Field.TELEPHONE, phone);
            return PlaceSheet.of(values);
        }

        private static String degrees(double value) {
            return String.format(Locale.ROOT, "%.5f", value);
        }
    }
}
