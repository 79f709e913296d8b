package org.tousaidants.places.intake;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import javax.xml.stream.XMLStreamConstants;
import org.jspecify.annotations.Nullable;
import org.tousaidants.core.text.CharacterEncoding;
import org.tousaidants.places.intake.SourceRefusal.SourceProblem;
import org.tousaidants.places.intake.UnreadableRecord.RecordFlaw;

/// Reads the first visible sheet of a workbook row by row; only the shared strings of the workbook stay in memory.
final class XlsxSourceReader extends ReadAheadRecordReader {
    private static final String BOOK = "xl/workbook.xml";
    private static final int STRING_COST = 40;
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private final LimitedZipFile zip;
    private final XlsxXmlReader sheet;
    private final List<String> shared;
    private final XlsxCellStyles styles;
    private final SourceLimits limits;
    private final ByteCountingStream bytes;
    private CsvHeader header = CsvHeader.of(List.of());
    private long row;
    private boolean cellTooLarge;

    private XlsxSourceReader(LimitedZipFile zip, XlsxWorkbook book, SourceLimits limits) throws IOException {
        super(zip.size(book.sheet()));
        this.zip = zip;
        this.limits = limits;
        this.shared = book.shared();
        this.styles = book.styles();
        this.bytes =
                new ByteCountingStream(zip.part(book.sheet()).orElseThrow(XlsxXmlReader.DamagedXlsxException::new));
        this.sheet = new XlsxXmlReader(bytes);
    }

    private record XlsxWorkbook(String sheet, List<String> shared, XlsxCellStyles styles) {}

    static SourceFile.SourceFileOpening open(Path file, SourceLimits limits) throws IOException {
        try {
            var zip = LimitedZipFile.open(file, limits);
            var opened = false;
            try {
                var opening = open(zip, limits);
                opened = opening instanceof SourceFile.SourceFileOpened;
                return opening;
            } finally {
                if (!opened) zip.close();
            }
        } catch (LimitedZipFile.ZipTooLargeException bomb) {
            return SourceRefusal.because(SourceProblem.ZIP_BOMB, SourceLimits.megabytes(limits.unpackedBytes()));
        } catch (XlsxTextTooLongException text) {
            return SourceRefusal.because(SourceProblem.TOO_MUCH_TEXT, limits.sharedChars());
        } catch (ZipException | EOFException | XlsxXmlReader.DamagedXlsxException damaged) {
            return SourceRefusal.because(SourceProblem.DAMAGED_WORKBOOK);
        }
    }

    private static SourceFile.SourceFileOpening open(LimitedZipFile zip, SourceLimits limits) throws IOException {
        if (!zip.has(BOOK)) return SourceRefusal.because(SourceProblem.OTHER_ZIP);
        var reader = new XlsxSourceReader(zip, book(zip, limits), limits);
        List<String> names = List.of();
        while (names.isEmpty()) {
            var cells = reader.row();
            if (cells.isEmpty()) return SourceRefusal.because(SourceProblem.EMPTY);
            names = trimmed(cells.get());
        }
        if (names.size() > limits.columns())
            return SourceRefusal.because(SourceProblem.TOO_MANY_COLUMNS, limits.columns());
        if (CsvHeader.looksLikeValues(names)) return SourceRefusal.because(SourceProblem.NO_HEADER);
        reader.header = CsvHeader.of(names);
        Optional<List<String>> second = names.size() == 1 ? reader.row() : Optional.empty();
        if (second.isPresent() && trimmed(second.get()).size() > 1) {
            // The first row is only a title above the table, so the workbook has no usable header.
            return SourceRefusal.because(SourceProblem.NO_HEADER);
        }
        reader.next(second.filter(cells -> !trimmed(cells).isEmpty()).map(reader::record));
        return new SourceFile.SourceFileOpened(reader, CharacterEncoding.UTF_8, Optional.empty());
    }

    private static XlsxWorkbook book(LimitedZipFile zip, SourceLimits limits) throws IOException {
        var relation = "";
        var from1904 = false;
        try (XlsxXmlReader xml = xml(zip, BOOK)) {
            for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
                if (xml.opens(event, "workbookPr")) {
                    from1904 = xml.attribute("date1904").matches("1|true|on");
                } else if (xml.opens(event, "sheet")
                        && relation.isEmpty()
                        && !xml.attribute("state").toLowerCase(Locale.ROOT).contains("hidden")) {
                    relation = xml.relationId();
                }
            }
        }
        var byId = new HashMap<String, String>();
        var byType = new HashMap<String, String>();
        try (XlsxXmlReader xml = xml(zip, "xl/_rels/workbook.xml.rels")) {
            for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
                if (xml.opens(event, "Relationship")) {
                    var target = xml.attribute("Target");
                    String part = target.startsWith("/") ? target.substring(1) : "xl/" + target;
                    var type = xml.attribute("Type");
                    byId.put(xml.attribute("Id"), part);
                    byType.put(type.substring(type.lastIndexOf('/') + 1), part);
                }
            }
        }
        var sheet = byId.get(relation);
        if (sheet == null || !zip.has(sheet)) throw new XlsxXmlReader.DamagedXlsxException();
        return new XlsxWorkbook(
                sheet, shared(zip, byType.get("sharedStrings"), limits), styles(zip, byType.get("styles"), from1904));
    }

    private static List<String> shared(LimitedZipFile zip, @Nullable String part, SourceLimits limits)
            throws IOException {
        var strings = new ArrayList<String>();
        if (part == null || !zip.has(part)) return strings;
        long cost = 0;
        try (XlsxXmlReader xml = xml(zip, part)) {
            for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
                if (xml.opens(event, "si")) {
                    var text = unescaped(xml.text(limits.cellChars()));
                    cost += text.length() + STRING_COST;
                    if (cost > limits.sharedChars()) throw new XlsxTextTooLongException();
                    strings.add(text);
                }
            }
        }
        return strings;
    }

    private static XlsxCellStyles styles(LimitedZipFile zip, @Nullable String part, boolean from1904)
            throws IOException {
        if (part == null || !zip.has(part)) return XlsxCellStyles.none(from1904);
        try (XlsxXmlReader xml = xml(zip, part)) {
            return XlsxCellStyles.of(xml, from1904);
        }
    }

    private static XlsxXmlReader xml(LimitedZipFile zip, String part) throws IOException {
        return new XlsxXmlReader(zip.part(part).orElseThrow(XlsxXmlReader.DamagedXlsxException::new));
    }

    @Override
    Optional<SourceRecordReadResult> read() throws IOException {
        try {
            for (var cells = row(); cells.isPresent(); cells = row())
                if (!trimmed(cells.get()).isEmpty()) return Optional.of(record(cells.get()));
            return Optional.empty();
        } catch (LimitedZipFile.ZipTooLargeException bomb) {
            return last(UnreadableRecord.of(
                    row + 1, RecordFlaw.SHEET_TOO_LARGE, "", SourceLimits.megabytes(limits.unpackedBytes())));
        } catch (ZipException | EOFException | XlsxXmlReader.DamagedXlsxException damaged) {
            return last(UnreadableRecord.of(row + 1, RecordFlaw.DAMAGED_SHEET, ""));
        }
    }

    /// Assigns the cells to columns by their cell addresses and returns the record. A cell beyond the header
    /// does not shift the others; it only has no column name.
    private SourceRecordReadResult record(List<String> cells) {
        var record = new XlsxRecord(row, cells, header);
        return cellTooLarge
                ? UnreadableRecord.of(row, RecordFlaw.CELL_TOO_LARGE, record.raw(), limits.cellChars())
                : record;
    }

    /// Returns the cells of the next row, at most one more than the permitted number of columns; empty at the
    /// end of the sheet.
    private Optional<List<String>> row() throws IOException {
        for (int event = sheet.next(); ; event = sheet.next()) {
            if (event == XMLStreamConstants.END_DOCUMENT || sheet.closes(event, "sheetData")) return Optional.empty();
            if (sheet.opens(event, "row")) {
                row = number(sheet.attribute("r"), row + 1);
                return Optional.of(cells());
            }
        }
    }

    private List<String> cells() throws IOException {
        var cells = new ArrayList<String>();
        cellTooLarge = false;
        var column = 0;
        for (int event = sheet.next(); !sheet.closes(event, "row"); event = sheet.next()) {
            if (event == XMLStreamConstants.END_DOCUMENT) throw new XlsxXmlReader.DamagedXlsxException();
            if (sheet.opens(event, "c")) {
                column = column(sheet.attribute("r"), column);
                var value = BlankTrimmer.trim(value(sheet.attribute("t"), sheet.attribute("s")));
                if (!value.isEmpty() && column <= limits.columns()) {
                    while (cells.size() < column) cells.add("");
                    if (cells.size() == column) cells.add(value);
                }
                column++;
            }
        }
        return cells;
    }

    private String value(String type, String style) throws IOException {
        var text = "";
        for (int event = sheet.next(); !sheet.closes(event, "c"); event = sheet.next()) {
            if (event == XMLStreamConstants.END_DOCUMENT) throw new XlsxXmlReader.DamagedXlsxException();
            if (sheet.opens(event, "v") || sheet.opens(event, "is")) {
                text = sheet.text(limits.cellChars());
                cellTooLarge |= text.length() > limits.cellChars();
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                sheet.text(0);
            }
        }
        return switch (type) {
            case "s" -> {
                long rank = number(text, -1);
                yield rank >= 0 && rank < shared.size() ? shared.get((int) rank) : "";
            }
            case "b" -> text.equals("1") ? "true" : text.equals("0") ? "false" : text;
            case "e" -> "";
            case "str", "inlineStr" -> unescaped(text);
            case "d" -> text;
            default -> text.isEmpty() ? "" : styles.written(text, style);
        };
    }

    private static long number(String digits, long otherwise) {
        boolean whole =
                !digits.isEmpty() && digits.length() < 10 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return whole ? Long.parseLong(digits) : otherwise;
    }

    /// Returns the index of the column, counted from 0: `C7` is column 2.
    ///
    /// @param address address of the cell
    /// @param otherwise index for a cell without an address, which follows the previous cell
    private static int column(String address, int otherwise) {
        var column = 0;
        var letters = 0;
        while (letters < address.length() && address.charAt(letters) >= 'A' && address.charAt(letters) <= 'Z') {
            if (letters == 3) return otherwise;
            column = column * 26 + address.charAt(letters) - 'A' + 1;
            letters++;
        }
        return letters == 0 ? otherwise : column - 1;
    }

    private static String unescaped(String text) {
        if (!text.contains("_x")) return text;
        return ESCAPED.matcher(text)
                .replaceAll(match ->
                        Matcher.quoteReplacement(Character.toString((char) Integer.parseInt(match.group(1), 16))));
    }

    private static List<String> trimmed(List<String> cells) {
        var width = cells.size();
        while (width > 0 && cells.get(width - 1).isEmpty()) width--;
        return cells.subList(0, width);
    }

    @Override
    public SourceFormat format() {
        return SourceFormat.XLSX;
    }

    @Override
    public List<String> columns() {
        return header.names();
    }

    @Override
    public long bytesRead() {
        return Math.min(bytes.read, totalBytes());
    }

    @Override
    void shut() throws IOException {
        try (zip) {
            sheet.close();
        }
    }

    private static final class ByteCountingStream extends FilterInputStream {
        private volatile long read;

        ByteCountingStream(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int n = in.read(target, offset, length);
            read = read + Math.max(0, n);
            return n;
        }
    }

    private static final class XlsxTextTooLongException extends IOException {}
}
