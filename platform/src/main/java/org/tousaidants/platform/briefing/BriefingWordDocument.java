package org.tousaidants.platform.briefing;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.apache.poi.common.usermodel.PictureType;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.util.Units;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.tousaidants.platform.web.Page;

/// « Note pour Word » — writes a briefing as a `.docx` file with the same text as the PDF, so that an office can
/// edit it before a meeting.
public final class BriefingWordDocument {
    public static final String TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private static final String FONT = "Arial";
    private static final String QUIET = "4D5A64";
    private static final String SEA = "0A5A70";
    private static final int LOGO_POINTS = 42;
    private static final int MAP_POINTS = 250;
    /// Width, height and margin (2 cm) of an A4 page, in twentieths of a point.
    private static final long WIDE = 11_906;
    private static final long HIGH = 16_838;
    private static final long MARGIN = 1_134;

    private BriefingWordDocument() {}

    public static byte[] docx(Page page, BriefingSheet briefing) {
        try (var document = new XWPFDocument();
                var out = new ByteArrayOutputStream()) {
            sheet(document);
            var properties = document.getProperties().getCoreProperties();
            properties.setTitle(briefing.title());
            properties.setCreator(page.siteName() + " " + page.network());
            properties.setSubjectProperty(briefing.when());
            head(document, page, briefing);
            for (var sentence : briefing.sentences()) {
                var paragraph = document.createParagraph();
                paragraph.setSpacingAfter(120);
                run(paragraph, sentence, 12);
            }
            figures(document, briefing);
            if (briefing.map().isPresent()) map(document, briefing.map().get());
            for (var note : briefing.notes()) small(document, note);
            small(document, briefing.source());
            document.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InvalidFormatException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void sheet(XWPFDocument document) {
        var section = document.getDocument().getBody().addNewSectPr();
        var size = section.addNewPgSz();
        size.setW(BigInteger.valueOf(WIDE));
        size.setH(BigInteger.valueOf(HIGH));
        var margins = section.addNewPgMar();
        margins.setTop(BigInteger.valueOf(MARGIN));
        margins.setBottom(BigInteger.valueOf(MARGIN));
        margins.setLeft(BigInteger.valueOf(MARGIN));
        margins.setRight(BigInteger.valueOf(MARGIN));
    }

    private static void head(XWPFDocument document, Page page, BriefingSheet briefing)
            throws IOException, InvalidFormatException {
        var logo = document.createParagraph();
        var uri = BriefingSheet.logo(page);
        picture(
                logo.createRun(),
                Base64.getDecoder().decode(uri.substring(uri.indexOf(',') + 1)),
                LOGO_POINTS,
                page.network());
        var title = document.createParagraph();
        title.setStyle("Title");
        title.setSpacingAfter(40);
        var words = run(title, briefing.title(), 22);
        words.setBold(true);
        var when = document.createParagraph();
        when.setSpacingAfter(200);
        run(when, briefing.when(), 11).setColor(QUIET);
    }

    private static void figures(XWPFDocument document, BriefingSheet briefing) {
        if (briefing.figures().isEmpty()) return;
        XWPFTable table = document.createTable(1, briefing.figures().size());
        table.setWidth("100%");
        for (var i = 0; i < briefing.figures().size(); i++) {
            var figure = briefing.figures().get(i);
            var cell = table.getRow(0).getCell(i);
            var value = cell.getParagraphs().getFirst();
            var big = run(value, figure.value(), 20);
            big.setBold(true);
            big.setColor(SEA);
            run(cell.addParagraph(), figure.label(), 10);
            run(cell.addParagraph(), figure.when(), 8).setColor(QUIET);
        }
    }

    private static void map(XWPFDocument document, BriefingSheet.BriefingPicture map)
            throws IOException, InvalidFormatException {
        var paragraph = document.createParagraph();
        paragraph.setAlignment(ParagraphAlignment.CENTER);
        paragraph.setSpacingBefore(160);
        picture(paragraph.createRun(), map.png(), MAP_POINTS, map.words());
        var caption = document.createParagraph();
        caption.setAlignment(ParagraphAlignment.CENTER);
        run(caption, map.words(), 9).setColor(QUIET);
    }

    /// Adds a picture to a paragraph of the Word document.
    ///
    /// @param high height in points; the width follows from the proportions of the picture
    private static void picture(XWPFRun run, byte[] png, int high, String words)
            throws IOException, InvalidFormatException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        var wide = (double) high * image.getWidth() / image.getHeight();
        var drawn = run.addPicture(
                new ByteArrayInputStream(png), PictureType.PNG, "image.png", Units.toEMU(wide), Units.toEMU(high));
        drawn.getCTPicture().getNvPicPr().getCNvPr().setDescr(words);
    }

    private static void small(XWPFDocument document, String words) {
        var paragraph = document.createParagraph();
        paragraph.setSpacingAfter(40);
        run(paragraph, words, 8).setColor(QUIET);
    }

    private static XWPFRun run(XWPFParagraph paragraph, String words, int points) {
        var run = paragraph.createRun();
        run.setFontFamily(FONT);
        run.setFontSize(points);
        run.setText(words);
        return run;
    }
}
