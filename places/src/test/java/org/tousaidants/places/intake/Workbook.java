package org.tousaidants.places.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Builds an xlsx file part by part for a test. The parts may be invalid.
final class Workbook {
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private final Map<String, byte[]> parts = new LinkedHashMap<>();

    /// `rows` is the inside of `sheetData`.
    static Workbook of(String rows) {
        Workbook book = new Workbook();
        book.part(
                "xl/workbook.xml",
                "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + RELATIONS + "\"><sheets>"
                        + "<sheet name=\"Notes\" sheetId=\"2\" state=\"hidden\" r:id=\"rId2\"/>"
                        + "<sheet name=\"Lieux\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
        book.part(
                "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                        + "<Relationship Id=\"rId1\" Type=\"" + RELATIONS + "/worksheet\" Target=\"worksheets/a.xml\"/>"
                        + "<Relationship Id=\"rId2\" Type=\"" + RELATIONS + "/worksheet\" Target=\"worksheets/b.xml\"/>"
                        + "<Relationship Id=\"rId3\" Type=\"" + RELATIONS
                        + "/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/>"
                        + "<Relationship Id=\"rId4\" Type=\"" + RELATIONS + "/styles\" Target=\"styles.xml\"/>"
                        + "</Relationships>");
        return book.sheet(rows);
    }

    Workbook sheet(String rows) {
        return part(
                "xl/worksheets/a.xml",
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><worksheet xmlns=\"" + MAIN
                        + "\"><cols><col min=\"1\"/></cols>" + "<sheetData>" + rows
                        + "</sheetData><mergeCells/></worksheet>");
    }

    Workbook shared(String... items) {
        return part(
                "xl/sharedStrings.xml",
                "<sst xmlns=\"" + MAIN + "\"><si>" + String.join("</si><si>", items) + "</si></sst>");
    }

    Workbook styles(String formats, int... ids) {
        StringBuilder cells = new StringBuilder();
        for (int id : ids) {
            cells.append("<xf numFmtId=\"").append(id).append("\"/>");
        }
        return part(
                "xl/styles.xml",
                "<styleSheet xmlns=\"" + MAIN + "\"><numFmts>" + formats
                        + "</numFmts><cellStyleXfs><xf numFmtId=\"14\"/>" + "</cellStyleXfs><cellXfs>" + cells
                        + "</cellXfs></styleSheet>");
    }

    Workbook part(String name, String content) {
        return part(name, content.getBytes(StandardCharsets.UTF_8));
    }

    Workbook part(String name, byte[] content) {
        parts.put(name, content);
        return this;
    }

    byte[] bytes() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        }
        return out.toByteArray();
    }
}
