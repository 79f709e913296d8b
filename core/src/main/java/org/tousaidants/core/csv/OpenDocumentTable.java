package org.tousaidants.core.csv;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// « Tableau OpenDocument » — writes one table of texts as an `.ods` file (OpenDocument 1.3, spreadsheet).
public final class OpenDocumentTable {
    public static final String TYPE = "application/vnd.oasis.opendocument.spreadsheet";
    private static final String MANIFEST = """
            <?xml version="1.0" encoding="UTF-8"?>
            <manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">
            <manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="%s"/>
            <manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
            </manifest:manifest>
            """.formatted(TYPE);

    private OpenDocumentTable() {}

    /// Returns an `.ods` file with one sheet.
    ///
    /// @param name name of the sheet
    /// @param rows rows; the first one is the header
    public static byte[] of(String name, List<List<String>> rows) {
        var table = new StringBuilder("""
                <?xml version="1.0" encoding="UTF-8"?>
                <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
                xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" \
                xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.3">\
                <office:body><office:spreadsheet><table:table table:name="%s">""".formatted(escaped(name)));
        for (var row : rows) {
            table.append("<table:table-row>");
            for (var cell : row)
                table.append("<table:table-cell office:value-type=\"string\"><text:p>")
                        .append(escaped(cell))
                        .append("</text:p></table:table-cell>");
            table.append("</table:table-row>");
        }
        table.append("</table:table></office:spreadsheet></office:body></office:document-content>");
        return zip(table.toString());
    }

    /// Returns the zip file of the document. Its first entry is `mimetype`, uncompressed, as the format
    /// requires.
    ///
    /// @param content XML of the sheet
    private static byte[] zip(String content) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            var type = TYPE.getBytes(StandardCharsets.US_ASCII);
            var sum = new CRC32();
            sum.update(type);
            var first = new ZipEntry("mimetype");
            first.setMethod(ZipEntry.STORED);
            first.setSize(type.length);
            first.setCrc(sum.getValue());
            zip.putNextEntry(first);
            zip.write(type);
            zip.putNextEntry(new ZipEntry("content.xml"));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("META-INF/manifest.xml"));
            zip.write(MANIFEST.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
