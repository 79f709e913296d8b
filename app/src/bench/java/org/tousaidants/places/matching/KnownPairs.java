package org.tousaidants.places.matching;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.zip.CRC32;
import org.tousaidants.SharedData;
import org.tousaidants.core.linkage.RecordKey;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.PlaceSheet;

/// Two lists and their known pairs, by an administrative number. Half of the pairs, chosen by a hash of that
/// number, were used during development; figures are those of the held-out half.
record KnownPairs(String name, List<MatchedSourceRecord> entries, Set<Pair> pairs, Set<RecordKey> kept) {
    record Pair(RecordKey left, RecordKey right) {
        Pair {
            if (left.compareTo(right) > 0) {
                var other = left;
                left = right;
                right = other;
            }
        }
    }

    /// Whether the pair belongs to the held-out half.
    boolean counts(Pair pair, boolean keptHalf) {
        return kept.contains(pair.left()) == keptHalf;
    }

    static boolean keptHalf(String number) {
        var crc = new CRC32();
        crc.update(("fs:" + number).getBytes(StandardCharsets.UTF_8));
        return crc.getValue() % 2 == 1;
    }

    /// The lists of two years of one source, joined by the number.
    static KnownPairs years(String name, List<MatchedSourceRecord> all, String one, String other) {
        return joined(name, of(all, one), of(all, other), MatchedSourceRecord::id, MatchedSourceRecord::id);
    }

    static List<MatchedSourceRecord> of(List<MatchedSourceRecord> all, String source) {
        return all.stream().filter(entry -> entry.source().equals(source)).toList();
    }

    /// Two lists joined by a SIRET that each contains once; the SIRET is removed before the matching.
    static KnownPairs sirets(String name, List<MatchedSourceRecord> all, String one, String other) {
        var left = bySiret(of(all, one));
        var right = bySiret(of(all, other));
        left.keySet().retainAll(right.keySet());
        right.keySet().retainAll(left.keySet());
        var number = new HashMap<RecordKey, String>();
        left.forEach((siret, entry) -> number.put(entry.key(), siret));
        right.forEach((siret, entry) -> number.put(entry.key(), siret));
        return joined(
                name,
                left.values().stream().map(KnownPairs::withoutSiret).toList(),
                right.values().stream().map(KnownPairs::withoutSiret).toList(),
                entry -> number.getOrDefault(entry.key(), ""),
                entry -> number.getOrDefault(entry.key(), ""));
    }

    private static Map<String, MatchedSourceRecord> bySiret(List<MatchedSourceRecord> list) {
        var once = new TreeMap<String, MatchedSourceRecord>();
        var twice = new HashSet<String>();
        for (var entry : list) {
            var siret = entry.sheet().text(Field.PIVOT);
            if (siret.length() == 14 && once.put(siret, entry) != null) twice.add(siret);
        }
        once.keySet().removeAll(twice);
        return once;
    }

    private static MatchedSourceRecord withoutSiret(MatchedSourceRecord entry) {
        var values = new EnumMap<Field, String>(Field.class);
        values.putAll(entry.sheet().values());
        values.remove(Field.PIVOT);
        return new MatchedSourceRecord(entry.source(), entry.id(), PlaceSheet.of(values));
    }

    static KnownPairs joined(
            String name,
            List<MatchedSourceRecord> left,
            List<MatchedSourceRecord> right,
            Function<MatchedSourceRecord, String> leftNumber,
            Function<MatchedSourceRecord, String> rightNumber) {
        var byNumber = new HashMap<String, MatchedSourceRecord>();
        for (var entry : right) byNumber.put(rightNumber.apply(entry), entry);
        var pairs = new HashSet<Pair>();
        var kept = new HashSet<RecordKey>();
        for (var entry : left) {
            var number = leftNumber.apply(entry);
            if (keptHalf(number)) kept.add(entry.key());
            var twin = byNumber.get(number);
            if (twin != null) pairs.add(new Pair(entry.key(), twin.key()));
        }
        var entries = new ArrayList<>(left);
        entries.addAll(right);
        return new KnownPairs(name, entries, pairs, kept);
    }

    /// The pairs file alone: names, addresses and points of two years.
    static KnownPairs pairsFile() throws IOException {
        var file = SharedData.find("linkage/france-services/pairs_france-services_2021_2022.csv")
                .orElseThrow();
        var left = new ArrayList<MatchedSourceRecord>();
        var right = new ArrayList<MatchedSourceRecord>();
        var lines = BenchCsv.rows(file);
        for (var row : lines) {
            left.add(entry(
                    "2021",
                    "matricule",
                    row,
                    "nom_2021",
                    "adresse_2021",
                    "cp_2021",
                    "commune_2021",
                    "lat_2021",
                    "lon_2021"));
            right.add(entry(
                    "2022",
                    "id_fs",
                    row,
                    "nom_2022",
                    "adresse_2022",
                    "cp_2022",
                    "commune_2022",
                    "lat_2022",
                    "lon_2022"));
        }
        return joined("fs-2021-2022-names", left, right, MatchedSourceRecord::id, MatchedSourceRecord::id);
    }

    private static MatchedSourceRecord entry(String source, String id, Map<String, String> row, String... columns) {
        var fields =
                List.of(Field.NOM, Field.ADRESSE, Field.CODE_POSTAL, Field.COMMUNE, Field.LATITUDE, Field.LONGITUDE);
        var values = new EnumMap<Field, String>(Field.class);
        for (var i = 0; i < columns.length; i++) {
            var field = fields.get(i);
            MatchingCellReader.read(field, row.getOrDefault(columns[i], ""))
                    .ifPresent(value -> values.put(field, value));
        }
        return new MatchedSourceRecord(source, row.getOrDefault(id, ""), PlaceSheet.of(values));
    }
}
