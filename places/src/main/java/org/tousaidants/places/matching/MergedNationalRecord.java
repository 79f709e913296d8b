package org.tousaidants.places.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.PlaceSheet;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Communes;

/// Builds one row of the national file from the records of one place. For each field, the value found in most
/// records is used; if several are equally frequent, that of the record with most values. Address and position are
/// each taken from one record; lists are united.
final class MergedNationalRecord {
    private static final String PIVOT_UNKNOWN = "00000000000000";

    private final Communes communes;

    MergedNationalRecord(Communes communes) {
        this.communes = communes;
    }

    /// Returns the merged sheet of a group.
    ///
    /// @param group the records of one place; not empty
    /// @param day date of the sources, used for records without a date
    PlaceSheet of(List<MatchedSourceRecord> group, String day) {
        var ranked = new ArrayList<>(group);
        if (ranked.size() > 1)
            ranked.sort(Comparator.<MatchedSourceRecord>comparingInt(
                            entry -> -entry.sheet().values().size())
                    .thenComparing(entry -> entry.sheet().text(Field.DATE_MAJ), Comparator.reverseOrder())
                    .thenComparing(MatchedSourceRecord::key));
        var values = new EnumMap<Field, String>(Field.class);
        for (var field : Field.NATIONAL) value(ranked, field).ifPresent(value -> values.put(field, value));
        address(ranked, values);
        position(ranked, values);
        var leader = ranked.getFirst();
        values.put(Field.ID, leader.source() + "-" + leader.id());
        values.put(Field.SOURCE, leader.source());
        values.putIfAbsent(Field.PIVOT, PIVOT_UNKNOWN);
        values.put(
                Field.DATE_MAJ,
                ranked.stream()
                        .map(entry -> entry.sheet().text(Field.DATE_MAJ))
                        .max(Comparator.naturalOrder())
                        .filter(date -> !date.isEmpty())
                        .orElse(day));
        return PlaceSheet.of(values);
    }

    private static Optional<String> value(List<MatchedSourceRecord> ranked, Field field) {
        if (ranked.size() == 1) return ranked.getFirst().sheet().get(field);
        if (field.list()) return together(ranked, field);
        // The votes are counted in the order of the records, which begins with the record with most values.
        // Among equal values, the spelling of that record is therefore used.
        var votes = new LinkedHashMap<String, Integer>();
        var written = new HashMap<String, String>();
        for (var entry : ranked)
            entry.sheet().get(field).ifPresent(value -> {
                var folded = String.join(" ", PlaceNameNormaliser.words(value));
                votes.merge(folded, 1, Integer::sum);
                written.merge(folded, value, MergedNationalRecord::better);
            });
        var most = "";
        var best = 0;
        for (var vote : votes.entrySet())
            if (vote.getValue() > best) {
                best = vote.getValue();
                most = vote.getKey();
            }
        return Optional.ofNullable(written.get(most));
    }

    /// Returns the better of two spellings of the same words. A spelling in lower case and with accents is
    /// better.
    private static String better(String one, String other) {
        return shouted(one) && !shouted(other) || accents(other) > accents(one) && !shouted(other) ? other : one;
    }

    private static boolean shouted(String text) {
        return text.chars().noneMatch(Character::isLowerCase);
    }

    private static long accents(String text) {
        return text.chars().filter(c -> c > 127).count();
    }

    private static Optional<String> together(List<MatchedSourceRecord> ranked, Field field) {
        var merged = new LinkedHashMap<String, String>();
        for (var entry : ranked)
            for (var value : entry.sheet().list(field))
                merged.putIfAbsent(value.toLowerCase(java.util.Locale.ROOT), value);
        return merged.isEmpty() ? Optional.empty() : Optional.of(String.join("|", merged.values()));
    }

    private void address(List<MatchedSourceRecord> ranked, Map<Field, String> values) {
        var source = ranked.stream()
                .max(Comparator.comparingInt(MergedNationalRecord::addressWorth)
                        .thenComparing(entry -> -ranked.indexOf(entry)))
                .orElseThrow()
                .sheet();
        for (var field :
                List.of(Field.ADRESSE, Field.COMPLEMENT_ADRESSE, Field.CODE_POSTAL, Field.COMMUNE, Field.CODE_INSEE))
            source.get(field).ifPresentOrElse(value -> values.put(field, value), () -> values.remove(field));
        if (!values.containsKey(Field.ADRESSE) && values.containsKey(Field.COMPLEMENT_ADRESSE))
            values.put(Field.ADRESSE, values.getOrDefault(Field.COMPLEMENT_ADRESSE, ""));
        commune(values).ifPresent(commune -> {
            values.putIfAbsent(Field.COMMUNE, commune.name());
            values.putIfAbsent(Field.CODE_INSEE, commune.code());
            commune.postcodes().stream().findFirst().ifPresent(code -> values.putIfAbsent(Field.CODE_POSTAL, code));
        });
    }

    private static int addressWorth(MatchedSourceRecord entry) {
        var sheet = entry.sheet();
        var numbered = sheet.text(Field.ADRESSE).chars().anyMatch(Character::isDigit);
        return (sheet.get(Field.ADRESSE).isPresent() ? 8 : 0)
                + (numbered ? 4 : 0)
                + (sheet.get(Field.CODE_POSTAL).isPresent() ? 2 : 0)
                + (sheet.get(Field.COMMUNE).isPresent() ? 1 : 0);
    }

    private Optional<Commune> commune(Map<Field, String> values) {
        var code = values.getOrDefault(Field.CODE_INSEE, "");
        var known = code.isEmpty() ? Optional.<Commune>empty() : communes.byCode(code);
        return known.isPresent()
                ? known
                : communes.find(values.getOrDefault(Field.COMMUNE, ""), values.getOrDefault(Field.CODE_POSTAL, ""));
    }

    /// Sets the position to that with the most decimals, taken from one record. The coordinates of two records
    /// are never combined.
    ///
    /// @param ranked the records of one place, those with most values first
    /// @param values values of the merged sheet
    private static void position(List<MatchedSourceRecord> ranked, Map<Field, String> values) {
        values.remove(Field.LATITUDE);
        values.remove(Field.LONGITUDE);
        ranked.stream()
                .map(MatchedSourceRecord::sheet)
                .filter(sheet -> sheet.get(Field.LATITUDE).isPresent()
                        && sheet.get(Field.LONGITUDE).isPresent())
                .min(Comparator.comparingInt(
                        sheet -> RecordGeoPosition.blur(sheet.text(Field.LATITUDE), sheet.text(Field.LONGITUDE))))
                .ifPresent(sheet -> {
                    values.put(Field.LATITUDE, sheet.text(Field.LATITUDE));
                    values.put(Field.LONGITUDE, sheet.text(Field.LONGITUDE));
                });
    }

    /// Returns the names of the columns that are empty although the national file requires them.
    static List<String> missing(PlaceSheet sheet) {
        return Field.NATIONAL.stream()
                .filter(field -> field.required() && sheet.get(field).isEmpty())
                .map(Field::column)
                .toList();
    }
}
