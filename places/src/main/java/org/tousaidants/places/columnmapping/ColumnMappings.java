package org.tousaidants.places.columnmapping;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.text.BundledFile;

/// « Correspondances fournies » — the mapping files in `src/main/resources/mappings`: one for the national
/// schema, and one for each national source whose published files lack columns that the national ETL reads.
public final class ColumnMappings {
    public static final String NATIONAL = "schema-national";

    public static final List<String> NAMES =
            List.of(NATIONAL, "aidants-connect-2024", "conseillers-numeriques-2022", "france-services-2022");

    private static final double NATIONAL_SHARE = 0.7;
    private static final double FITTING_SHARE = 0.85;

    private ColumnMappings() {}

    /// Returns the mapping of a source whose columns already are those of the national schema, version 1 or 0.
    public static ColumnMapping identity() {
        return shipped(NATIONAL).orElseThrow();
    }

    public static Optional<ColumnMapping> shipped(String name) {
        return text(name).map(ColumnMappingReader::read).map(reading -> switch (reading) {
            case ColumnMappingReader.ParsedMapping(var mapping) -> mapping;
            case ColumnMappingReader.InvalidMapping(var mistakes) ->
                throw new IllegalStateException(name + ": " + mistakes);
        });
    }

    /// Returns the name of the supplied mapping that fits a table, because the table has its columns; empty if
    /// none fits. A table in the national schema may lack some columns of the schema.
    public static Optional<String> fitting(Collection<String> columns) {
        return NAMES.stream()
                .filter(name -> share(name, columns) >= (name.equals(NATIONAL) ? NATIONAL_SHARE : FITTING_SHARE))
                .max(Comparator.comparingDouble(name -> share(name, columns)));
    }

    private static double share(String name, Collection<String> columns) {
        var mapping = shipped(name).orElseThrow();
        var read = mapping.columns();
        if (mapping.columns(Field.NOM).stream().noneMatch(columns::contains)) return 0;
        if (name.equals(NATIONAL))
            return columns.stream().filter(read::contains).count() / (double) Math.max(1, columns.size());
        return read.stream().filter(columns::contains).count() / (double) Math.max(1, read.size());
    }

    public static Optional<String> text(String name) {
        return NAMES.contains(name)
                ? Optional.of(BundledFile.text(ColumnMappings.class, "/mappings/" + name + ".config.json"))
                : Optional.empty();
    }
}
