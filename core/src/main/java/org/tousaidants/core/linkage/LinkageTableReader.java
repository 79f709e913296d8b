package org.tousaidants.core.linkage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.tousaidants.core.csv.CsvFormat;
import org.tousaidants.core.linkage.LinkageSpecification.SourceSpecification;

/// Reads a table of the specification from its file.
final class LinkageTableReader {
    private static final String DELIMITERS = ",;\t|";
    private static final int TOLD = 5;
    private static final int NAMED = 30;

    private LinkageTableReader() {}

    sealed interface TableParseResult permits ParsedTable, InvalidTable {}

    /// The file of the table was read.
    ///
    /// @param lines keys and values of the rows; their rank among all rows is assigned later
    record ParsedTable(List<LinkageTableRow> lines) implements TableParseResult {}

    record LinkageTableRow(RecordKey key, String[] values) {}

    record InvalidTable(List<String> mistakes) implements TableParseResult {}

    static TableParseResult read(Path file, SourceSpecification source, List<String> columns) throws IOException {
        if (Files.isDirectory(file)) return new InvalidTable(List.of(file + " : c’est un dossier, pas un fichier"));
        if (!Files.isRegularFile(file)) return new InvalidTable(List.of(file + " : ce fichier n’existe pas"));
        if (Files.size(file) == 0) return new InvalidTable(List.of(file + " : ce fichier est vide"));
        var decoder = source.encoding()
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try (var reader = new BufferedReader(new InputStreamReader(Files.newInputStream(file), decoder), 1 << 16)) {
            return table(file, source, columns, reader);
        } catch (CharacterCodingException e) {
            return new InvalidTable(List.of(wrongEncoding(file, source)));
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException)
                return new InvalidTable(List.of(wrongEncoding(file, source)));
            return new InvalidTable(List.of(illFormed(file)));
        } catch (CSVException e) {
            return new InvalidTable(List.of(illFormed(file)));
        }
    }

    private static String illFormed(Path file) {
        return file + " : le CSV est mal formé, un guillemet ouvert n’y est pas refermé";
    }

    private static String wrongEncoding(Path file, SourceSpecification source) {
        return file + " : le texte n’est pas en " + source.encoding().name().toLowerCase(java.util.Locale.ROOT)
                + " ; écrivez « encoding: latin-1 » ou « encoding: windows-1252 » pour la table « " + source.name()
                + " »";
    }

    private static TableParseResult table(
            Path file, SourceSpecification source, List<String> columns, BufferedReader reader) throws IOException {
        var delimiter = source.delimiter() == '\0' ? delimiter(reader) : source.delimiter();
        var format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter)
                .setIgnoreSurroundingSpaces(true)
                .setIgnoreEmptyLines(true)
                .setHeader()
                .setSkipHeaderRecord(true)
                .setAllowMissingColumnNames(true)
                .setDuplicateHeaderMode(DuplicateHeaderMode.ALLOW_ALL)
                .get();
        try (var csv = CSVParser.parse(reader, format)) {
            var header = header(csv);
            var mistakes = new ArrayList<String>();
            var id = rank(header, source.id(), "id", file, source, mistakes);
            var ranks = new int[columns.size()];
            for (var i = 0; i < ranks.length; i++)
                ranks[i] = rank(header, source.column(columns.get(i)), columns.get(i), file, source, mistakes);
            if (!mistakes.isEmpty()) return new InvalidTable(mistakes);
            return lines(file, source, csv, id, ranks);
        }
    }

    private static Map<String, Integer> header(CSVParser csv) {
        var header = new HashMap<String, Integer>();
        var names = csv.getHeaderNames();
        for (var i = 0; i < names.size(); i++) header.putIfAbsent(name(names.get(i)), i);
        return header;
    }

    private static String name(String written) {
        return written.replace("\ufeff", "").replace("\"", "").strip();
    }

    private static int rank(
            Map<String, Integer> header,
            String wanted,
            String asked,
            Path file,
            SourceSpecification source,
            List<String> mistakes) {
        var rank = header.get(wanted);
        if (rank != null) return rank;
        mistakes.add(file + " : la colonne « " + wanted + " » manque ; il y a "
                + header.keySet().stream().sorted().limit(NAMED).collect(Collectors.joining(", "))
                + (header.size() > NAMED ? " et " + (header.size() - NAMED) + " autres" : "")
                + (asked.equals("id")
                        ? ". Écrivez « id: … » pour la table « " + source.name() + " »"
                        : ". Écrivez « columns: {" + asked + ": … } » pour la table « " + source.name() + " »"));
        return 0;
    }

    private static TableParseResult lines(Path file, SourceSpecification source, CSVParser csv, int id, int[] ranks) {
        var lines = new ArrayList<LinkageTableRow>();
        var firstLines = new HashMap<String, Long>();
        var mistakes = new ArrayList<String>();
        var width = csv.getHeaderNames().size();
        for (var record : csv) {
            if (mistakes.size() == TOLD) break;
            var own = id < record.size() ? CsvFormat.plain(record.get(id)) : "";
            if (own.isBlank()) {
                mistakes.add(file + ", ligne " + csv.getCurrentLineNumber() + " : l’identifiant est vide");
                continue;
            }
            var before = firstLines.putIfAbsent(own, csv.getCurrentLineNumber());
            if (before != null) {
                mistakes.add(file + ", ligne " + csv.getCurrentLineNumber() + " : l’identifiant « " + own
                        + " » est déjà celui de la ligne " + before);
                continue;
            }
            if (record.size() > width) {
                mistakes.add(file + ", ligne " + csv.getCurrentLineNumber() + " : la ligne a " + record.size()
                        + " cellules, l’en-tête en annonce " + width);
                continue;
            }
            if (record.stream().anyMatch(cell -> cell.indexOf('\0') >= 0)) {
                mistakes.add(file + ", ligne " + csv.getCurrentLineNumber()
                        + " : un octet nul s’y trouve, le fichier est abîmé");
                continue;
            }
            var values = new String[ranks.length];
            for (var i = 0; i < ranks.length; i++)
                values[i] = ranks[i] < record.size() ? CsvFormat.plain(record.get(ranks[i])) : "";
            lines.add(new LinkageTableRow(new RecordKey(source.name(), own), values));
        }
        if (mistakes.isEmpty() && lines.isEmpty()) mistakes.add(file + " : ce fichier n’a que son en-tête");
        return mistakes.isEmpty() ? new ParsedTable(lines) : new InvalidTable(mistakes);
    }

    /// Returns the delimiter: the candidate character that is most frequent in the first line.
    private static char delimiter(BufferedReader reader) throws IOException {
        reader.mark(1 << 15);
        var counts = new int[DELIMITERS.length()];
        for (int c = reader.read(), read = 0; c >= 0 && c != '\n' && read < 1 << 14; c = reader.read(), read++)
            if (DELIMITERS.indexOf(c) >= 0) counts[DELIMITERS.indexOf(c)]++;
        reader.reset();
        var best = 0;
        for (var i = 1; i < counts.length; i++) if (counts[i] > counts[best]) best = i;
        return DELIMITERS.charAt(best);
    }
}
