package org.tousaidants.places.columnmapping;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tousaidants.core.schema.Field;

/// « Cible d’une colonne » — the target of a column of a table: a field of a place, or the opening hours of one day.
///
/// @param key the column of the national schema, or the French name of the day
/// @param osm the OSM name of the day, `Mo` to `Su`; empty if the target is a field
public record MappedColumnTarget(String key, String osm) {
    /// The target of a column that contains the opening hours of a whole week.
    public static final MappedColumnTarget WEEK = of(Field.HORAIRES);

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
    public static final List<MappedColumnTarget> ALL = Stream.of(
                    Stream.of(Field.NOM, Field.ADRESSE, Field.CODE_POSTAL, Field.COMMUNE)
                            .map(MappedColumnTarget::of),
                    Stream.of(Field.values())
                            .filter(field -> !MANAGED.contains(field)
                                    && field != Field.NOM
                                    && field != Field.ADRESSE
                                    && field != Field.CODE_POSTAL
                                    && field != Field.COMMUNE)
                            .map(MappedColumnTarget::of),
                    Stream.of(WEEK),
                    Stream.of(
                            new MappedColumnTarget("lundi", "Mo"),
                            new MappedColumnTarget("mardi", "Tu"),
                            new MappedColumnTarget("mercredi", "We"),
                            new MappedColumnTarget("jeudi", "Th"),
                            new MappedColumnTarget("vendredi", "Fr"),
                            new MappedColumnTarget("samedi", "Sa"),
                            new MappedColumnTarget("dimanche", "Su")))
            .flatMap(some -> some)
            .toList();

    static MappedColumnTarget of(Field field) {
        return new MappedColumnTarget(field.column(), "");
    }

    public static Optional<MappedColumnTarget> named(String key) {
        return ALL.stream().filter(one -> one.key().equals(key)).findFirst();
    }

    static Optional<MappedColumnTarget> ofDay(String osm) {
        return ALL.stream().filter(one -> one.osm().equals(osm) && one.ofDay()).findFirst();
    }

    public boolean ofDay() {
        return !osm.isEmpty();
    }

    public Optional<Field> field() {
        return Field.ofColumn(key);
    }

    /// Returns whether the values of this target come from a closed vocabulary.
    boolean chosen() {
        return field().filter(ColumnMappingReader::chosen).isPresent();
    }

    /// Returns whether several columns of a table may have this target. They are then the parts of a list, a
    /// morning and an afternoon, or a house number and a street.
    public boolean several() {
        return ofDay() || chosen() || key.equals(Field.ADRESSE.column());
    }

    /// Returns whether the values of several columns with this target are joined. For other targets only the
    /// first column with a value is used.
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
