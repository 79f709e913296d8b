package org.tousaidants.core.territory;

import java.io.InputStream;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.tousaidants.core.territory.CommuneImportResult.CommuneFileProblem;
import org.tousaidants.core.territory.CommuneImportResult.CommunesImported;
import org.tousaidants.core.territory.CommuneImportResult.InvalidCommuneFile;
import org.tousaidants.core.territory.CommuneImportResult.RefusedCommuneRow;
import org.tousaidants.core.territory.CommuneImportResult.RowRefusalReason;

/// « Juge des communes importées » — validates the rows of a file with better data against the current table. The
/// valid rows are in [#better]. It has no side effects.
public final class CommuneImporter {
    private static final int MOST_REFUSALS_LISTED = 1_000;
    private static final Pattern INSEE = Pattern.compile("(\\d\\d|2[AB])\\d{3}");
    private static final Pattern POSTCODE = Pattern.compile("\\d{5}");

    /// The characters of existing names: letters, the digits and brackets of arrondissements and groups, no
    /// control characters.
    private static final Pattern NAME = Pattern.compile("[\\p{IsLatin}0-9 '’\"(),./&–-]*");

    /// Maximum length of a name in characters. The longest name of a commune has 45 characters, the longest name
    /// of a group of communes 59.
    private static final int LONGEST_NAME = 100;

    private static final Pattern SIREN = Pattern.compile("\\d{9}");

    /// Maximum distance in metres between the new and the known centre. Arles, the widest commune of mainland
    /// France, extends 40 km from its centre; the estimate of one island was 85 km wrong.
    private static final double FARTHEST_METRES = 50_000;

    private static final double FARTHEST_FROM_ESTIMATE_METRES = 150_000;

    /// Number of rows with a repeated code or an unknown name at which the import stops, because such a file is
    /// probably not a file of communes.
    private static final int ENOUGH = 5;

    private static final int MOST_STRANGE = 4;

    private final Communes base;
    private final Map<String, String> epciNames = new HashMap<>();
    private final Map<String, Commune> better = new LinkedHashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final List<String> added = new ArrayList<>();
    private final List<RefusedCommuneRow> refused = new ArrayList<>();
    private int read;
    private int replaced;
    private int estimatesReplaced;
    private int contours;
    private int refusedRows;
    private int strange;

    public CommuneImporter(Communes base) {
        this.base = base;
        for (var c : base.all()) epciNames.put(c.epci(), c.epciName());
    }

    public CommuneImportResult read(InputStream in, CommuneImportResult.CommuneFileFormat format) {
        var problem = switch (format) {
            case CSV -> CommuneCsvReader.read(in, this::take);
            case GEO_API_JSON -> CommuneJsonReader.read(in, this::take);
        };
        if (problem.isPresent()) return problem.get();
        if (read == 0) return new InvalidCommuneFile(CommuneFileProblem.EMPTY, 1, "");
        if (read >= ENOUGH && strange * MOST_STRANGE > read) {
            better.clear();
            return new InvalidCommuneFile(CommuneFileProblem.OTHER_SHAPE, 1, "");
        }
        return new CommunesImported(
                read, replaced, estimatesReplaced, List.copyOf(added), contours, refusedRows, List.copyOf(refused));
    }

    public List<Commune> better() {
        return List.copyOf(better.values());
    }

    private void take(CommuneRow row) {
        read++;
        if (row.contour()) contours++;
        var known = base.byCode(row.code()).filter(c -> c.code().equals(row.code()));
        var flaw = flaw(row, known);
        if (flaw.filter(RowRefusalReason.TWICE::equals).isPresent()
                || known.filter(c -> otherName(c, row)).isPresent()) strange++;
        if (flaw.isPresent()) {
            refusedRows++;
            if (refused.size() < MOST_REFUSALS_LISTED)
                refused.add(new RefusedCommuneRow(row.line(), excerpt(row.code()), flaw.get()));
            return;
        }
        seen.add(row.code());
        if (known.isEmpty()) added.add(row.code());
        else replaced++;
        if (known.filter(Commune::estimated).isPresent()) estimatesReplaced++;
        better.put(row.code(), merge(row, known));
    }

    private static boolean otherName(Commune known, CommuneRow row) {
        return !row.name().isEmpty() && !bare(row.name()).equals(bare(known.name()));
    }

    private static String bare(String name) {
        var bare = new StringBuilder();
        for (var i = 0; i < name.length(); i++)
            if (Character.isLetter(name.charAt(i))) AccentRemoval.append(bare, name.charAt(i));
        return bare.toString();
    }

    private Optional<RowRefusalReason> flaw(CommuneRow row, Optional<Commune> known) {
        if (!INSEE.matcher(row.code()).matches()) return Optional.of(RowRefusalReason.NO_INSEE_CODE);
        if (known.isEmpty()
                && Departements.name(Commune.departementOf(row.code())).isEmpty())
            return Optional.of(RowRefusalReason.NO_INSEE_CODE);
        if (base.isFormer(row.code())) return Optional.of(RowRefusalReason.FORMER_COMMUNE);
        if (seen.contains(row.code())) return Optional.of(RowRefusalReason.TWICE);
        if (known.isEmpty() && row.name().isEmpty()) return Optional.of(RowRefusalReason.NO_NAME);
        if (odd(row.name()) || odd(row.epciName())) return Optional.of(RowRefusalReason.ODD_NAME);
        return switch (ParsedCoordinates.read(row.latitude(), row.longitude())) {
            case ParsedCoordinates.NoCoordinates absent -> Optional.of(RowRefusalReason.NO_CENTRE);
            case ParsedCoordinates.UnreadableCoordinates unreadable -> Optional.of(RowRefusalReason.CENTRE_UNREADABLE);
            case ParsedCoordinates.CoordinatesOutsideFrance elsewhere ->
                Optional.of(RowRefusalReason.CENTRE_OUTSIDE_FRANCE);
            case ParsedCoordinates.ValidCoordinates centre ->
                known.filter(c -> c.centre().metresTo(centre.point()) > farthestMetres(c))
                        .map(c -> RowRefusalReason.CENTRE_TOO_FAR);
        };
    }

    private Commune merge(CommuneRow row, Optional<Commune> known) {
        var old = known.orElseGet(() -> new Commune(
                row.code(),
                row.name(),
                List.of(),
                0,
                "",
                "",
                Commune.departementOf(row.code()),
                new GeoPoint(0, 0),
                true));
        var postcodes = row.postcodes().stream()
                .map(String::strip)
                .filter(p -> POSTCODE.matcher(p).matches())
                .distinct()
                .sorted()
                .toList();
        var epci = SIREN.matcher(row.epci()).matches() ? row.epci() : old.epci();
        var epciName = row.epciName().isEmpty() ? epciNames.getOrDefault(epci, "") : row.epciName();
        return new Commune(
                old.code(),
                row.name().isEmpty() ? old.name() : row.name(),
                postcodes.isEmpty() ? old.postcodes() : postcodes,
                population(row.population(), old.population()),
                epci,
                epciName,
                old.departement(),
                centre(row).orElse(old.centre()),
                false);
    }

    private static Optional<GeoPoint> centre(CommuneRow row) {
        return ParsedCoordinates.read(row.latitude(), row.longitude())
                        instanceof ParsedCoordinates.ValidCoordinates read
                ? Optional.of(read.point())
                : Optional.empty();
    }

    private static boolean odd(String name) {
        return name.length() > LONGEST_NAME
                || !NAME.matcher(Normalizer.normalize(name, Normalizer.Form.NFC))
                        .matches();
    }

    /// Returns the largest plausible distance from the known centre, in metres; unlimited overseas, where
    /// communes are archipelagos and forests.
    ///
    /// @param known the commune as the current table contains it
    private static double farthestMetres(Commune known) {
        if (known.departement().length() == 3) return Double.MAX_VALUE;
        return known.estimated() ? FARTHEST_FROM_ESTIMATE_METRES : FARTHEST_METRES;
    }

    private static int population(String written, int otherwise) {
        var digits = written.replaceFirst("\\.0*$", "");
        return CommuneNameNormaliser.isNumber(digits) && digits.length() < 9 ? Integer.parseInt(digits) : otherwise;
    }

    private static String excerpt(String text) {
        return text.length() > 200 ? text.substring(0, 200) : text;
    }
}
