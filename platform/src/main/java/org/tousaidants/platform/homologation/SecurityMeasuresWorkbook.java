package org.tousaidants.platform.homologation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/// A workbook in the format that MonServiceSécurisé imports: exactly one sheet, the header in its sixth row, text
/// cells.
final class SecurityMeasuresWorkbook {
    private static final int HEADER = 5;

    private SecurityMeasuresWorkbook() {}

    static byte[] of(String sheet, List<String> head, List<List<String>> rows) {
        try (var book = new XSSFWorkbook();
                var bytes = new ByteArrayOutputStream()) {
            var page = book.createSheet(sheet);
            page.createRow(0)
                    .createCell(0)
                    .setCellValue("Écrit par tous-aidants homologation : relire avant d’importer");
            for (var n = -1; n < rows.size(); n++) {
                var line = page.createRow(HEADER + 1 + n);
                var cells = n < 0 ? head : rows.get(n);
                for (var column = 0; column < cells.size(); column++)
                    line.createCell(column).setCellValue(cells.get(column));
            }
            book.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
