package org.tousaidants.places.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class XlsxReadingTest {
    private static final String HEADER = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>nom</t></is></c>"
            + "<c r=\"B1\" t=\"inlineStr\"><is><t>valeur</t></is></c></row>";
    private static final String DAMAGED =
            "Le classeur est abîmé ou incomplet. Ouvrez-le dans un tableur et enregistrez-le de nouveau.";
    private static final String BOMB = "Le classeur est trop grand (plus de 500 Mo une fois ouvert) : nous le refusons"
            + " par sécurité. Enregistrez-le en CSV.";

    @TempDir
    private Path folder;

    @Test
    void theFirstVisibleSheetIsReadCellByAddress() throws IOException {
        Reading reading = Reading.of(
                folder,
                Workbook.of("<row r=\"2\"><c r=\"B2\" t=\"s\"><v>0</v></c><c r=\"D2\" t=\"s\"><v>1</v></c></row>"
                                + "<row r=\"3\"/><row r=\"5\"><c r=\"D5\"><v>17100</v></c><c r=\"F5\"><v>9</v></c></row>"
                                + "<row><c t=\"s\"><v>7</v></c><c t=\"s\"><v>2</v></c></row>")
                        .shared(
                                "<t>nom</t>",
                                "<r><t>code </t></r><r><t>postal</t></r><rPh><t>x</t></rPh>",
                                "<t xml:space=\"preserve\"> A_x000D_&amp; B </t>")
                        .bytes());
        assertThat(reading.format()).isEqualTo(SourceFormat.XLSX);
        assertThat(reading.columns()).containsExactly("field1", "nom", "field3", "code postal");
        assertThat(reading.texts("code postal")).containsExactly("17100", "∅");
        assertThat(reading.texts("nom")).containsExactly("∅", "A\r& B");
        assertThat(reading.records()).extracting(RawSourceRecord::line).containsExactly(5L, 6L);
        assertThat(reading.records().getFirst().raw()).isEqualTo(",,,17100,,9");
    }

    @Test
    void aCellIsReadAsItIsShown() throws IOException {
        String[][] cells = {
            {"<c s=\"0\"><v>5.4000000000000004</v></c>", "5.4"},
            {"<c s=\"0\"><v>45.300000000000004</v></c>", "45.3"},
            {"<c s=\"0\"><v>1.0E-7</v></c>", "0.0000001"},
            {"<c s=\"0\"><v>35600000063516</v></c>", "35600000063516"},
            {"<c s=\"0\"><v>1.5E3</v></c>", "1500"},
            {"<c s=\"1\"><v>45230</v></c>", "2023-10-31"},
            {"<c s=\"1\"><v>45230.75</v></c>", "2023-10-31"},
            {"<c s=\"2\"><v>45230.75</v></c>", "2023-10-31T18:00"},
            {"<c s=\"3\"><v>0.375</v></c>", "09:00"},
            {"<c s=\"3\"><v>1.5</v></c>", "1.5"},
            {"<c s=\"4\"><v>1000</v></c>", "01000"},
            {"<c s=\"5\"><v>45230</v></c>", "2023-10-31"},
            {"<c s=\"6\"><v>12.5</v></c>", "12.5"},
            {"<c s=\"1\"><v>59</v></c>", "1900-02-28"},
            {"<c s=\"1\"><v>61</v></c>", "1900-03-01"},
            {"<c s=\"1\"><v>-3</v></c>", "-3"},
            {"<c s=\"99\"><v>7</v></c>", "7"},
            {"<c t=\"b\"><v>1</v></c>", "true"},
            {"<c t=\"e\"><v>#N/A</v></c>", "∅"},
            {"<c t=\"str\"><f>A1&amp;B1</f><v>calculé</v></c>", "calculé"},
            {"<c><f>1+1</f><v>2</v></c>", "2"},
            {"<c t=\"d\"><v>2024-02-29</v></c>", "2024-02-29"},
            {"<c t=\"s\"><v>12345</v></c>", "∅"},
            {"<c><v>pas un nombre</v></c>", "pas un nombre"},
            {"<c/>", "∅"},
        };
        StringBuilder rows = new StringBuilder(HEADER);
        for (String[] cell : cells) {
            rows.append("<row><c t=\"inlineStr\"><is><t>x</t></is></c>")
                    .append(cell[0])
                    .append("</row>");
        }
        Reading reading = Reading.of(
                folder,
                Workbook.of(rows.toString())
                        .styles(
                                "<numFmt numFmtId=\"164\" formatCode=\"00000\"/><numFmt numFmtId=\"165\""
                                        + " formatCode=\"[$-40C]dd/mm/yyyy;@\"/><numFmt numFmtId=\"166\""
                                        + " formatCode=\"#,##0.00&quot; days&quot;\"/>",
                                0,
                                14,
                                22,
                                20,
                                164,
                                165,
                                166)
                        .bytes());
        assertThat(reading.texts("valeur"))
                .containsExactly(Arrays.stream(cells).map(cell -> cell[1]).toArray(String[]::new));
    }

    @Test
    void aWorkbookOfAnOldMacCountsItsDaysFrom1904() throws IOException {
        Workbook book = Workbook.of(
                        HEADER + "<row><c t=\"inlineStr\"><is><t>x</t></is></c><c s=\"0\"><v>43768</v></c></row>")
                .styles("", 14)
                .part(
                        "xl/workbook.xml",
                        "<workbook xmlns:r=\"r\"><workbookPr date1904=\"1\"/><sheets><sheet r:id=\"rId1\"/></sheets>"
                                + "</workbook>");
        assertThat(Reading.of(folder, book.bytes()).texts("valeur")).containsExactly("2023-10-31");
    }

    @Test
    void aSheetDamagedInTheMiddleKeepsItsFirstRows() throws IOException {
        byte[] bytes = Workbook.of(HEADER + "<row r=\"2\"><c><v>1</v></c></row><row r=\"3\"><c><v>2</c></row>")
                .bytes();
        Reading reading = Reading.of(folder, bytes);
        assertThat(reading.records()).hasSize(1);
        assertThat(reading.complaints())
                .containsExactly(
                        "4: La feuille du classeur est abîmée à partir d’ici. Ouvrez le classeur dans un tableur et"
                                + " enregistrez-le de nouveau.");
    }

    @Test
    void aTruncatedWorkbookIsRefused() throws IOException {
        byte[] bytes = Workbook.of(HEADER).bytes();
        assertThat(Reading.refusal(folder, Arrays.copyOf(bytes, bytes.length - 40)))
                .isEqualTo(DAMAGED);
        assertThat(Reading.refusal(folder, "PK\3\4 and nothing else that makes sense"))
                .isEqualTo(DAMAGED);
    }

    @Test
    void aZipBombIsRefused() throws IOException {
        assertThat(Reading.refusal(folder, bomb("xl/worksheets/a.xml")).replace('\u00A0', ' '))
                .isEqualTo(BOMB);
        assertThat(Reading.refusal(folder, bomb("xl/sharedStrings.xml")).replace('\u00A0', ' '))
                .isEqualTo(BOMB);
    }

    @Test
    void aZipBombThatLiesAboutItsSizeIsCaughtOnTheWay() throws IOException {
        byte[] bytes = bomb("xl/worksheets/a.xml");
        // The size of the part in the directory: 24 bytes after the signature of its entry, whose name is 46
        // bytes in.
        int entry = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf("xl/worksheets/a.xml") - 46;
        bytes[entry + 24] = 100;
        bytes[entry + 25] = bytes[entry + 26] = bytes[entry + 27] = 0;
        Path file = Reading.written(folder, bytes);
        SourceFile.SourceFileOpened opened = (SourceFile.SourceFileOpened)
                SourceFile.open(file, new SourceLocation.FileSource(file, List.of()), SourceLimits.usual());
        try (SourceRecordReader reader = opened.reader()) {
            SourceRecordReadResult last = reader.next();
            while (reader.hasNext()) {
                last = reader.next();
            }
            assertThat(((UnreadableRecord) last).sentence(Locale.FRENCH).replace('\u00A0', ' '))
                    .isEqualTo(
                            "La feuille du classeur est trop grande (plus de 500 Mo une fois ouverte) : la suite n’a pas été"
                                    + " lue.");
        }
    }

    private static byte[] bomb(String part) throws IOException {
        byte[] book = Workbook.of(HEADER).shared("<t>x</t>").bytes();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] million = ("<row><c><v>1</v></c></row>".repeat(40_000)).getBytes(StandardCharsets.UTF_8);
        try (ZipOutputStream zip = new ZipOutputStream(out);
                var in = new ZipInputStream(new ByteArrayInputStream(book))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (!entry.getName().equals(part)) {
                    zip.putNextEntry(new ZipEntry(entry.getName()));
                    in.transferTo(zip);
                }
            }
            zip.putNextEntry(new ZipEntry(part));
            zip.write(("<worksheet><sheetData>" + HEADER).getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 30; i++) {
                zip.write(million);
            }
        }
        return out.toByteArray();
    }

    @Test
    void aWorkbookWithTooManyDifferentTextsIsRefused() throws IOException {
        Path file = Reading.written(
                folder,
                Workbook.of(HEADER).shared("<t>" + "x".repeat(500) + "</t>").bytes());
        SourceLimits few = new SourceLimits(1_000_000, 10, 1_000, 1_000, 10, 1_000_000, 100, 500);
        assertThat(Reading.refusal(file, "", few))
                .isEqualTo("Le classeur contient plus de 500 caractères de textes différents. Enregistrez-le en CSV.");
    }

    @Test
    void anEntityOfTheOutsideIsNeverRead() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "le secret");
        String doctype =
                "<!DOCTYPE w [<!ENTITY x SYSTEM \"" + secret.toUri() + "\"><!ENTITY y \"" + "z".repeat(1_000) + "\">]>";
        Workbook book = Workbook.of(HEADER)
                .part(
                        "xl/worksheets/a.xml",
                        doctype + "<worksheet><sheetData>" + HEADER
                                + "<row><c t=\"inlineStr\"><is><t>a&x;b&y;</t></is></c></row>"
                                + "</sheetData></worksheet>");
        Reading reading = Reading.of(folder, book.bytes());
        assertThat(reading.texts("nom").toString()).doesNotContain("secret", "zzz");
    }

    @Test
    void aSingleEnormousEventIsRefusedBeforeItFillsTheMemory() throws IOException {
        Workbook book = Workbook.of(HEADER)
                .part(
                        "xl/worksheets/a.xml",
                        "<worksheet><sheetData>" + HEADER + "<!--" + "x<".repeat(6_000_000)
                                + "--></sheetData></worksheet>");
        Path file = Reading.written(folder, book.bytes());
        SourceLimits generous = new SourceLimits(1_000_000_000, 10, 1_000, 1_000, 10, 1_000_000_000, 100_000, 500);
        assertThat(Reading.of(file, "", generous).broken()).hasSize(1);
    }

    @Test
    void aCellBeyondTheLimitCostsItsRow() throws IOException {
        Reading reading = Reading.of(
                folder,
                Workbook.of(HEADER + "<row><c t=\"inlineStr\"><is><t>" + "x".repeat(1_000_001)
                                + "</t></is></c></row><row><c><v>2</v></c></row>")
                        .bytes());
        assertThat(reading.texts("nom")).containsExactly("2");
        assertThat(reading.complaints().getFirst().replace('\u202F', ' '))
                .isEqualTo("2: Une cellule dépasse 1 000 000 caractères.");
    }

    @Test
    void tenThousandColumnsAreRefused() throws IOException {
        String cells = "<c t=\"inlineStr\"><is><t>c</t></is></c>".repeat(10_000);
        assertThat(Reading.refusal(
                                folder, Workbook.of("<row>" + cells + "</row>").bytes())
                        .replace('\u202F', ' '))
                .isEqualTo("Le fichier a plus de 2 000 colonnes. Gardez seulement les colonnes utiles.");
    }

    @Test
    void aTitleAboveTheTableIsSaid() throws IOException {
        String title = "<row><c t=\"inlineStr\"><is><t>Nos lieux</t></is></c></row>";
        assertThat(Reading.refusal(folder, Workbook.of(title + HEADER).bytes()))
                .startsWith("La première ligne ne donne pas les noms des colonnes.");
    }

    @Test
    void whatIsNotAWorkbookIsSaidInWords() throws IOException {
        assertThat(Reading.refusal(
                        folder, new Workbook().part("word/document.xml", "<x/>").bytes()))
                .isEqualTo(
                        "Le fichier est une archive ZIP, pas un classeur .xlsx. Si l’archive est un classeur d’un autre"
                                + " format, enregistrez-le en .xlsx. Sinon, décompressez l’archive.");
        assertThat(Reading.refusal(folder, Workbook.of("").bytes())).startsWith("Le fichier est vide.");
        assertThat(Reading.refusal(
                        folder,
                        Workbook.of("").part("xl/workbook.xml", "<workbook>").bytes()))
                .isEqualTo(DAMAGED);
        byte[] old = new byte[70_000];
        System.arraycopy(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}, 0, old, 0, 4);
        assertThat(Reading.refusal(folder, old))
                .isEqualTo("Le fichier est un document Office d’un ancien format (.xls). Ouvrez-le dans un tableur et"
                        + " enregistrez-le en .xlsx ou en CSV.");
        byte[] name = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
        System.arraycopy(name, 0, old, 64 * 1024 - 9, name.length);
        assertThat(Reading.refusal(folder, old))
                .isEqualTo("Le classeur est protégé par un mot de passe. Enregistrez-le sans mot de passe.");
    }
}
