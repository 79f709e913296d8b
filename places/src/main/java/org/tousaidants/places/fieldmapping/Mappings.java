package org.tousaidants.places.fieldmapping;

import java.util.List;
import java.util.Optional;
import org.tousaidants.core.text.ShippedFile;

/// « Correspondances fournies » — the shipped mapping files, in `src/main/resources/mappings`: the national
/// schema itself, and national sources whose published files lack the columns that the national ETL reads.
public final class Mappings {
    public static final String NATIONAL = "schema-national";

    public static final List<String> NAMES =
            List.of(NATIONAL, "aidants-connect-2024", "conseillers-numeriques-2022", "france-services-2022");

    private Mappings() {}

    /// A source that is already in the national schema, version 1 or 0.
    public static Mapping identity() {
        return shipped(NATIONAL).orElseThrow();
    }

    public static Optional<Mapping> shipped(String name) {
        return text(name).map(MappingReader::read).map(reading -> switch (reading) {
            case MappingReader.Parsed(var mapping) -> mapping;
            case MappingReader.Invalid(var mistakes) -> throw new IllegalStateException(name + ": " + mistakes);
        });
    }

    public static Optional<String> text(String name) {
        return NAMES.contains(name)
                ? Optional.of(ShippedFile.text(Mappings.class, "/mappings/" + name + ".config.json"))
                : Optional.empty();
    }
}
