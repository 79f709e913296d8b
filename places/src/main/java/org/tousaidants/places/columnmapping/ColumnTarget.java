package org.tousaidants.places.columnmapping;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tousaidants.core.schema.Field;

/// « Cible d’une colonne » — the target of a column of a table: a field of a place, or the hours of one day.
///
/// @param key the column of the national schema, or the French name of the day
/// @param osm `Mo` to `Su`; empty for a field
public record ColumnTarget(String key, String osm) {
    /// The target for the hours of a whole week.
    public static final ColumnTarget WEEK = of(Field.HORAIRES);

    private static final Set<Field> MANAGED = EnumSet.of(
            Field.SOURCE,
            Field.PRECISION,
            Field.HORAIRES_TEXTE,
            Field.PASS_NUMERIQUE,
            Field.A_MA_PLACE,
            Field.REPARATION,
            Field.LIEU_CALME,
            Field.HORAIRES);

    private static final Set<Field> BY_VALUES =
            EnumSet.of(Field.COURRIELS, Field.TELEPHONE, Field.PIVOT, Field.SERVICES, Field.TYPOLOGIE);

    private static final Set<Field> JOINED = EnumSet.of(Field.ADRESSE, Field.PRESENTATION_DETAIL);

    /// All targets, in the order of the form.
    public static final List<ColumnTarget> ALL = Stream.of(
                    Stream.of(Field.NOM, Field.ADRESSE, Field.CODE_POSTAL, Field.COMMUNE)
                            .map(ColumnTarget::of),
                    Stream.of(Field.values())
                            .filter(field -> !MANAGED.contains(field)
                                    && field != Field.NOM
                                    && field != Field.ADRESSE
                                    && field != Field.CODE_POSTAL
                                    && field != Field.COMMUNE)
                            .map(ColumnTarget::of),
                    Stream.of(WEEK),
                    Stream.of(
                            new ColumnTarget("lundi", "Mo"),
                            new ColumnTarget("mardi", "Tu"),
                            new ColumnTarget("mercredi", "We"),
                            new ColumnTarget("jeudi", "Th"),
                            new ColumnTarget("vendredi", "Fr"),
                            new ColumnTarget("samedi", "Sa"),
                            new ColumnTarget("dimanche", "Su")))
            .flatMap(some -> some)
            .toList();

    static ColumnTarget of(Field field) {
        return new ColumnTarget(field.column(), "");
    }

    public static Optional<ColumnTarget> named(String key) {
        return ALL.stream().filter(one -> one.key().equals(key)).findFirst();
    }

    static Optional<ColumnTarget> ofDay(String osm) {
        return ALL.stream().filter(one -> one.osm().equals(osm) && one.ofDay()).findFirst();
    }

    public boolean ofDay() {
        return !osm.isEmpty();
    }

    public Optional<Field> field() {
        return Field.ofColumn(key);
    }

    /// Whether its values come from a vocabulary.
    boolean chosen() {
        return field().filter(MappingReader::chosen).isPresent();
    }

    /// Whether several columns may be guessed for it: a list, a morning and an afternoon, a number and a
    /// street.
    public boolean several() {
        return ofDay() || chosen() || key.equals(Field.ADRESSE.column());
    }

    /// Whether the values of its columns are joined; for other targets the first column with a value is used.
    boolean joined() {
        return field().filter(JOINED::contains).isPresent();
    }

    boolean located() {
        return key.equals(Field.LATITUDE.column()) || key.equals(Field.LONGITUDE.column());
    }

    boolean tellsByItsValues() {
        return field().filter(BY_VALUES::contains).isPresent();
    }
}
