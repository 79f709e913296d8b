package org.tousaidants.core.territory;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.tousaidants.core.territory.CommuneImportResult.CommuneFileProblem;
import org.tousaidants.core.territory.CommuneImportResult.InvalidCommuneFile;

/// Reads communes from a CSV file, row by row. The result is empty if the whole file was read; otherwise it is the
/// error.
final class CommuneCsvReader {
    /// Maximum size in bytes, ten times the size of the real file, so that a quote that is never closed does not
    /// fill the memory.
    private static final long LARGEST_BYTES = 64L << 20;

    /// Columns that only a file of places has, never a file of communes.
    private static final Set<String> OF_PLACES =
            Set.of("adresse", "telephone", "courriels", "horaires", "services", "typologie", "frais_a_charge", "pivot");

    private CommuneCsvReader() {}

    static Optional<InvalidCommuneFile> read(InputStream in, Consumer<CommuneRow> rows) {
        var line = 1L;
        try {
            var decoder = StandardCharsets.UTF_8.newDecoder();
            var text = new BufferedReader(new InputStreamReader(new LimitedInputStream(in, LARGEST_BYTES), decoder));
            var header = header(text);
            if (header.isBlank()) return Optional.of(new InvalidCommuneFile(CommuneFileProblem.EMPTY, 1, ""));
            var columns = header.split("[;,]");
            for (var needed : List.of("code_insee", "latitude", "longitude"))
                if (!Arrays.asList(columns).contains(needed))
                    return Optional.of(new InvalidCommuneFile(CommuneFileProblem.MISSING_COLUMN, 1, needed));
            for (var column : columns)
                if (OF_PLACES.contains(column))
                    return Optional.of(new InvalidCommuneFile(CommuneFileProblem.OTHER_SHAPE, 1, column));
            var format = CSVFormat.RFC4180
                    .builder()
                    .setDelimiter(header.indexOf(';') >= 0 ? ';' : ',')
                    .setHeader(columns)
                    .setDuplicateHeaderMode(DuplicateHeaderMode.ALLOW_EMPTY)
                    .get();
            for (var record : format.parse(text)) {
                line = record.getParser().getCurrentLineNumber() + 1;
                rows.accept(row(record, line));
            }
            return Optional.empty();
        } catch (IOException | UncheckedIOException | IllegalArgumentException | IllegalStateException e) {
            return Optional.of(LimitedInputStream.refused(e, line));
        }
    }

    private static String header(BufferedReader text) throws IOException {
        var line = Optional.ofNullable(text.readLine()).orElse("");
        return line.replace("\uFEFF", "").replace("\"", "").strip();
    }

    private static CommuneRow row(CSVRecord record, long line) {
        return new CommuneRow(
                line,
                cell(record, "code_insee"),
                cell(record, "nom"),
                List.of(cell(record, "codes_postaux").split("[|, ]+")),
                cell(record, "population"),
                cell(record, "epci"),
                cell(record, "epci_nom"),
                cell(record, "latitude"),
                cell(record, "longitude"),
                !cell(record, "contour").isEmpty());
    }

    private static String cell(CSVRecord record, String column) {
        return record.isSet(column) ? record.get(column).strip() : "";
    }
}
