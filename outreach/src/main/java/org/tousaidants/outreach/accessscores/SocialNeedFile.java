package org.tousaidants.outreach.accessscores;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;
import org.tousaidants.core.csv.CsvFormat;
import org.tousaidants.core.territory.GeoPoint;
import org.tousaidants.core.text.FrenchNumber;
import org.tousaidants.outreach.traveltimes.CommuneDensity;
import org.tousaidants.outreach.traveltimes.CommuneTravelOrigin;

/// Reads files of communes (`code_insee, nom, population, latitude, longitude, ifn_total`) and files of places
/// (`nom, latitude, longitude`), each with a header. Need is the number of inhabitants times the index of fragility
/// divided by ten, or only the number of inhabitants if the index is missing.
final class SocialNeedFile {

    private SocialNeedFile() {}

    static List<CommunePopulation> people(Path file, Optional<String> departement) throws IOException {
        var people = new ArrayList<CommunePopulation>();
        for (var row : rows(file)) {
            var code = cell(row, "code_insee");
            if (departement.isPresent() && !code.startsWith(departement.get())) continue;
            var at = point(row);
            if (at.isEmpty()) continue;
            var inhabitants = number(row, "population").orElse(0.0).intValue();
            var index = number(row, "ifn_total")
                    .map(value -> Math.max(0, value) / 10)
                    .orElse(1.0);
            people.add(new CommunePopulation(code, cell(row, "nom"), at.get(), inhabitants, inhabitants * index));
        }
        return people;
    }

    /// Returns the points at which the inhabitants are assumed to live, with the density of their commune if the
    /// file contains it.
    static List<CommuneTravelOrigin> origins(Path file, Optional<String> departement) throws IOException {
        var origins = new ArrayList<CommuneTravelOrigin>();
        for (var row : rows(file)) {
            var code = cell(row, "code_insee");
            if (departement.isPresent() && !code.startsWith(departement.get())) continue;
            var grid = row.isMapped("densite7") && row.isSet("densite7") ? row.get("densite7") : "";
            var density = grid.isBlank()
                    ? CommuneDensity.of(number(row, "population").orElse(0.0).intValue())
                    : CommuneDensity.of(grid);
            point(row).ifPresent(at -> origins.add(new CommuneTravelOrigin(code, at, density)));
        }
        return origins;
    }

    static List<HelpSupplyAtPlace> offers(Path file, Optional<String> departement) throws IOException {
        var offers = new ArrayList<HelpSupplyAtPlace>();
        for (var row : rows(file))
            if (departement.isEmpty() || in(row, departement.get()))
                point(row).ifPresent(at -> offers.add(new HelpSupplyAtPlace(cell(row, "nom"), at, 1)));
        return offers;
    }

    private static boolean in(CSVRecord row, String departement) {
        return cell(row, "code_insee").startsWith(departement)
                || row.isMapped("code_postal") && cell(row, "code_postal").startsWith(departement);
    }

    /// Returns the rows of a file. Bytes that are not valid UTF-8 are replaced and cause no error.
    static Iterable<CSVRecord> rows(Path file) throws IOException {
        try (var parser = CsvFormat.headed(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            return parser.getRecords();
        } catch (UncheckedIOException broken) {
            throw broken.getCause();
        }
    }

    private static Optional<GeoPoint> point(CSVRecord row) {
        for (var column : List.of("latitude", "longitude"))
            if (!row.isMapped(column)) throw new IllegalArgumentException("il manque la colonne " + column);
        var latitude = number(row, "latitude");
        var longitude = number(row, "longitude");
        return latitude.isPresent()
                        && longitude.isPresent()
                        && Math.abs(latitude.get()) <= 90
                        && Math.abs(longitude.get()) <= 180
                        && (latitude.get() != 0 || longitude.get() != 0)
                ? Optional.of(new GeoPoint(latitude.get(), longitude.get()))
                : Optional.empty();
    }

    /// Returns the value of a column.
    ///
    /// @throws IllegalArgumentException if the file has no such column, or the line ends before it
    private static String cell(CSVRecord row, String column) {
        if (!row.isMapped(column)) throw new IllegalArgumentException("il manque la colonne " + column);
        if (!row.isSet(column))
            throw new IllegalArgumentException("la ligne " + (row.getRecordNumber() + 1) + " est coupée");
        return row.get(column);
    }

    static Optional<Double> number(CSVRecord row, String column) {
        if (!row.isMapped(column) || !row.isSet(column)) return Optional.empty();
        return FrenchNumber.decimal(row.get(column)).map(BigDecimal::doubleValue);
    }
}
