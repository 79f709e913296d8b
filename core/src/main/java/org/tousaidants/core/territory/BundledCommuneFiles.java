package org.tousaidants.core.territory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/// Reads the files of communes that are shipped with the product (`src/main/resources/territory/SOURCE.md`) and
/// written by `bin/build-communes`: a header, `;` between cells, no quotes.
final class BundledCommuneFiles {
    private BundledCommuneFiles() {}

    static Communes communes() {
        var epci = names("epci.csv");
        var lists = new HashMap<String, List<String>>(10_000);
        var shared = new HashMap<String, String>(2_000);
        var communes = new ArrayList<Commune>(36_000);
        lines("communes.csv.gz", 8, cells -> {
            var code = cells[0];
            communes.add(new Commune(
                    code,
                    cells[1],
                    lists.computeIfAbsent(cells[2], BundledCommuneFiles::postcodes),
                    Integer.parseInt(cells[3]),
                    shared.computeIfAbsent(cells[4], k -> k),
                    epci.getOrDefault(cells[4], ""),
                    shared.computeIfAbsent(Commune.departementOf(code), k -> k),
                    new GeoPoint(Double.parseDouble(cells[5]), Double.parseDouble(cells[6])),
                    cells[7].equals("1")));
        });
        var formers = new ArrayList<FormerCommune>(5_000);
        lines("former.csv.gz", 3, cells -> formers.add(new FormerCommune(cells[0], cells[1], cells[2])));
        return new Communes(communes, formers);
    }

    /// Returns a small file of codes and names as a map, in the order of the file.
    static Map<String, String> names(String file) {
        var names = new LinkedHashMap<String, String>();
        lines(file, 2, cells -> names.put(cells[0], cells[1]));
        return names;
    }

    private static List<String> postcodes(String cell) {
        return List.of(cell.split("\\|"));
    }

    /// Calls the action with the cells of each row of a file. The text of the file is parsed at once, because
    /// the table of communes must be ready in a fraction of a second when a command starts.
    ///
    /// @param columns number of cells of a row
    private static void lines(String file, int columns, Consumer<String[]> row) {
        var text = text(file);
        var cells = new String[columns];
        for (int at = text.indexOf('\n') + 1; at < text.length(); ) {
            for (int i = 0; i < columns; i++) {
                var end = text.indexOf(i == columns - 1 ? '\n' : ';', at);
                cells[i] = text.substring(at, end);
                at = end + 1;
            }
            row.accept(cells);
        }
    }

    private static String text(String file) {
        try (var in = Objects.requireNonNull(
                        BundledCommuneFiles.class.getResourceAsStream("/territory/" + file), file);
                var plain = file.endsWith(".gz") ? new GZIPInputStream(in, 1 << 16) : in) {
            return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
