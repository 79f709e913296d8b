package org.tousaidants.find.api;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.tousaidants.core.csv.CsvFormat;
import org.tousaidants.core.schema.Field;

/// Writes the national file: 32 columns in their order, commas, UTF-8, lists joined by `|` (RFC 4180). Writes row by
/// row, so that the whole file is never in memory.
final class OpenDataCsvFile {
    private static final int PIECE = 32 * 1024;

    private final OutputStream out;
    private final StringBuilder text = new StringBuilder(PIECE + 8 * 1024);

    private OpenDataCsvFile(OutputStream out) {
        this.out = out;
    }

    static void write(List<NationalOpenDataPlace> places, OutputStream out) throws IOException {
        var file = new OpenDataCsvFile(out);
        file.header();
        for (var place : places) file.row(place);
        file.flush();
    }

    private void header() {
        for (var field : Field.NATIONAL) cell(field, field.column());
    }

    private void row(NationalOpenDataPlace place) throws IOException {
        for (var field : Field.NATIONAL) cell(field, CsvFormat.harmless(place.text(field), field::accepts));
        if (text.length() >= PIECE) flush();
    }

    private void cell(Field field, String value) {
        if (field != Field.ID) text.append(',');
        CsvFormat.cell(text, value);
        if (field == Field.PRISE_RDV) text.append("\r\n");
    }

    private void flush() throws IOException {
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        text.setLength(0);
    }
}
