package org.tousaidants.find.api;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.tousaidants.core.csv.Csv;
import org.tousaidants.core.schema.Field;

/// Writes the national file: 32 columns in its order, commas, UTF-8, lists joined by `|` (RFC 4180). It writes
/// row by row, so that the file is never in memory.
final class CsvFile {
    private static final int PIECE = 32 * 1024;

    private final OutputStream out;
    private final StringBuilder text = new StringBuilder(PIECE + 8 * 1024);

    private CsvFile(OutputStream out) {
        this.out = out;
    }

    static void write(List<NationalPlace> places, OutputStream out) throws IOException {
        var file = new CsvFile(out);
        file.header();
        for (var place : places) file.row(place);
        file.flush();
    }

    private void header() {
        for (var field : Field.NATIONAL) cell(field, field.column());
    }

    private void row(NationalPlace place) throws IOException {
        for (var field : Field.NATIONAL) cell(field, Csv.harmless(place.text(field), field::accepts));
        if (text.length() >= PIECE) flush();
    }

    private void cell(Field field, String value) {
        if (field != Field.ID) text.append(',');
        Csv.cell(text, value);
        if (field == Field.PRISE_RDV) text.append("\r\n");
    }

    private void flush() throws IOException {
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        text.setLength(0);
    }
}
