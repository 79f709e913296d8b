package org.tousaidants.find.translations;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.apache.poi.common.usermodel.PictureType;
import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.util.Units;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;

/// « Feuille de relecture » — writes the texts of a language as a Word document, and reads the document back. The first
/// table names the language, the reader and the day. The second table has a row for each text: key with the
/// fingerprint of the source, source, translation, picture.
final class TranslationReviewDocument {
    /// The sheet that a reader gave back.
    ///
    /// @param reader name of the reader; empty if the cell is empty
    /// @param day day of the review; empty if the cell is empty or holds no day
    record ReturnedReviewSheet(
            String code, String reader, Optional<LocalDate> day, List<ReviewedTranslation.ReviewedLine> lines) {}

    private static final String FONT = "Arial";
    private static final String QUIET = "4D5A64";
    private static final String SHADE = "E8EEF1";
    private static final String LANGUAGE = "Langue";
    private static final String READER = "Relu par";
    private static final String DAY = "Jour (2026-12-31)";
    private static final List<String> HEAD =
            List.of("Nom du texte", "Texte de départ", "Traduction à corriger", "Image");
    /// Width, height and margin (1.5 cm) of an A4 page on its side, in twentieths of a point.
    private static final long WIDE = 16_838;

    private static final long HIGH = 11_906;
    private static final long MARGIN = 850;
    private static final int PICTURE_POINTS = 110;
    private static final int LONGEST_NAME = 100;

    private TranslationReviewDocument() {}

    /// Returns the sheet of a language.
    ///
    /// @param pictures PNG files by key
    static byte[] docx(ReviewedTranslation language, Map<String, byte[]> pictures) throws IOException {
        try (var document = new XWPFDocument();
                var out = new ByteArrayOutputStream()) {
            page(document);
            document.getProperties().getCoreProperties().setTitle("Relecture : " + language.name());
            paragraph(document, "Relecture : " + language.name(), 20, true);
            paragraph(
                    document,
                    "Corrigez la troisième colonne. Gardez les repères comme {0} : le site y met un nom ou un nombre."
                            + " Ne changez pas la première colonne. Écrivez votre nom et le jour.",
                    11,
                    false);
            var facts = document.createTable(3, 2);
            facts.setWidth("60%");
            var values = List.of(language.code(), "", "");
            for (var i = 0; i < values.size(); i++) {
                write(facts.getRow(i).getCell(0), List.of(LANGUAGE, READER, DAY).get(i), 11, true);
                write(facts.getRow(i).getCell(1), values.get(i), 11, false);
            }
            paragraph(document, "", 6, false);
            texts(document, language, pictures);
            document.write(out);
            return out.toByteArray();
        } catch (InvalidFormatException e) {
            throw new IOException(e);
        }
    }

    private static void page(XWPFDocument document) {
        var section = document.getDocument().getBody().addNewSectPr();
        var size = section.addNewPgSz();
        size.setW(BigInteger.valueOf(WIDE));
        size.setH(BigInteger.valueOf(HIGH));
        size.setOrient(STPageOrientation.LANDSCAPE);
        var margins = section.addNewPgMar();
        margins.setTop(BigInteger.valueOf(MARGIN));
        margins.setBottom(BigInteger.valueOf(MARGIN));
        margins.setLeft(BigInteger.valueOf(MARGIN));
        margins.setRight(BigInteger.valueOf(MARGIN));
    }

    private static void texts(XWPFDocument document, ReviewedTranslation language, Map<String, byte[]> pictures)
            throws IOException, InvalidFormatException {
        var columns = pictures.isEmpty() ? HEAD.size() - 1 : HEAD.size();
        var table = document.createTable(1 + language.sources().size(), columns);
        table.setWidth("100%");
        var head = table.getRow(0);
        head.setRepeatHeader(true);
        for (var i = 0; i < columns; i++) {
            write(head.getCell(i), HEAD.get(i), 10, true);
            head.getCell(i).setColor(SHADE);
        }
        var written = language.file().texts();
        var at = 1;
        for (var one : language.sources().entrySet()) {
            var row = table.getRow(at++);
            row.setCantSplitRow(true);
            write(row.getCell(0), one.getKey() + " #" + ReviewedTranslation.print(one.getValue()), 8, false);
            write(row.getCell(1), one.getValue(), 11, false);
            write(row.getCell(2), written.getOrDefault(one.getKey(), ""), 11, false);
            if (pictures.containsKey(one.getKey())) picture(row.getCell(3), one.getKey(), pictures);
        }
    }

    private static void picture(XWPFTableCell cell, String key, Map<String, byte[]> pictures)
            throws IOException, InvalidFormatException {
        var png = pictures.getOrDefault(key, new byte[0]);
        var image = ImageIO.read(new ByteArrayInputStream(png));
        if (image == null) throw new IOException("image illisible : " + key + ".png");
        var high = (double) PICTURE_POINTS * image.getHeight() / image.getWidth();
        cell.getParagraphs()
                .getFirst()
                .createRun()
                .addPicture(
                        new ByteArrayInputStream(png),
                        PictureType.PNG,
                        key + ".png",
                        Units.toEMU(PICTURE_POINTS),
                        Units.toEMU(high));
    }

    private static void paragraph(XWPFDocument document, String words, int points, boolean bold) {
        var run = document.createParagraph().createRun();
        run.setFontFamily(FONT);
        run.setFontSize(points);
        run.setBold(bold);
        run.setText(words);
    }

    private static void write(XWPFTableCell cell, String words, int points, boolean bold) {
        var run = cell.getParagraphs().getFirst().createRun();
        run.setFontFamily(FONT);
        run.setFontSize(points);
        run.setBold(bold);
        if (points < 10) run.setColor(QUIET);
        var lines = words.split("\n", -1);
        for (var i = 0; i < lines.length; i++) {
            if (i > 0) run.addBreak();
            run.setText(lines[i], i);
        }
    }

    /// Reads a sheet that a reader gave back.
    ///
    /// @throws IOException if the file is no Word document, or no review sheet
    static ReturnedReviewSheet read(byte[] docx) throws IOException {
        try (var document = new XWPFDocument(new ByteArrayInputStream(docx))) {
            var tables = document.getTables();
            if (tables.size() < 2) throw new IOException("ce document n’est pas une feuille de relecture");
            var facts = tables.get(0);
            var code = fact(facts, LANGUAGE);
            var reader = fact(facts, READER).replaceAll("\\s+", " ");
            if (reader.length() > LONGEST_NAME) throw new IOException("le nom du relecteur est trop long");
            return new ReturnedReviewSheet(code, reader, day(fact(facts, DAY)), lines(tables.get(1)));
        } catch (POIXMLException | OpenXML4JRuntimeException | IllegalArgumentException | IllegalStateException e) {
            throw new IOException("ce fichier n’est pas un document Word (.docx)", e);
        }
    }

    private static List<ReviewedTranslation.ReviewedLine> lines(XWPFTable table) {
        var lines = new ArrayList<ReviewedTranslation.ReviewedLine>();
        for (var row : table.getRows().stream().skip(1).toList()) {
            var name = cell(row, 0).split("\\s*#", 2);
            if (name[0].isEmpty()) continue;
            lines.add(new ReviewedTranslation.ReviewedLine(
                    name[0], name.length > 1 ? name[1].strip() : "", cell(row, 2)));
        }
        return lines;
    }

    private static String fact(XWPFTable table, String name) {
        return table.getRows().stream()
                .filter(row -> cell(row, 0).equals(name))
                .map(row -> cell(row, 1))
                .findFirst()
                .orElse("");
    }

    private static String cell(XWPFTableRow row, int column) {
        var cell = row.getCell(column);
        return cell == null ? "" : cell.getText().strip();
    }

    private static Optional<LocalDate> day(String written) {
        try {
            return written.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(written));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
