package org.tousaidants.find.translations;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tousaidants.core.commands.Command;
import org.tousaidants.find.answers.LocalLanguage;

class TranslationCommandTest {
    private static final Path LANGUAGES = Path.of("find/src/main/resources/first");
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-12-10T09:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private final ByteArrayOutputStream refused = new ByteArrayOutputStream();

    private int run(String... words) throws IOException {
        told.reset();
        refused.reset();
        return new TranslationCommand(
                        new PrintStream(told, true, StandardCharsets.UTF_8),
                        new PrintStream(refused, true, StandardCharsets.UTF_8))
                .run(List.of(words), NOW);
    }

    private Path exported(String code) throws IOException {
        var sheet = folder.resolve(code + ".docx");
        assertThat(run("export", code, sheet.toString())).isEqualTo(Command.OK);
        return sheet;
    }

    private Path copy(String code) throws IOException {
        return Files.copy(LANGUAGES.resolve(code + ".properties"), folder.resolve(code + ".properties"));
    }

    /// Changes the document as a reader does in Word.
    private static void corrected(Path sheet, Consumer<XWPFDocument> by) throws IOException {
        try (var document = new XWPFDocument(new ByteArrayInputStream(Files.readAllBytes(sheet)));
                var out = new ByteArrayOutputStream()) {
            by.accept(document);
            document.write(out);
            Files.write(sheet, out.toByteArray());
        }
    }

    private static XWPFTableRow row(XWPFDocument document, String key) {
        return document.getTables().get(1).getRows().stream()
                .filter(each -> each.getCell(0).getText().startsWith(key + " #"))
                .findFirst()
                .orElseThrow();
    }

    private static void write(XWPFTableCell cell, String words) {
        while (!cell.getParagraphs().isEmpty()) cell.removeParagraph(0);
        cell.addParagraph().createRun().setText(words);
    }

    private static void signed(XWPFTable facts, String reader, String day) {
        write(facts.getRow(1).getCell(1), reader);
        write(facts.getRow(2).getCell(1), day);
    }

    @Test
    void theSheetOfEachLanguageComesBackAsItWent() throws IOException {
        for (var language : LocalLanguage.all()) {
            var sheet = exported(language.code());
            assertThat(run(
                            "import",
                            sheet.toString(),
                            "--dans",
                            copy(language.code()).toString()))
                    .as(language.code() + refused)
                    .isEqualTo(Command.OK);
            assertThat(told.toString(StandardCharsets.UTF_8)).contains("0 changés, ", ", 0 refusés");
        }
    }

    @Test
    void aCorrectionIsShownFirstThenWrittenWithTheReaderAndTheDay() throws IOException {
        var sheet = exported("es");
        var file = copy("es");
        var before = Files.readString(file);
        corrected(sheet, document -> {
            write(row(document, "until").getCell(2), "hasta las {0}, horas");
            signed(document.getTables().getFirst(), "Ana Gómez", "2026-12-09");
        });
        assertThat(run("import", sheet.toString(), "--dans", file.toString())).isEqualTo(Command.OK);
        assertThat(told.toString(StandardCharsets.UTF_8))
                .contains("changé : until", "hasta las {0}, horas", "Rien n’est écrit");
        assertThat(file).hasContent(before);
        assertThat(run("import", sheet.toString(), "--dans", file.toString(), "--appliquer"))
                .isEqualTo(Command.OK);
        assertThat(Files.readString(file))
                .contains("\nuntil=hasta las {0}, horas\n", "\nchecked=Ana Gómez, 2026-12-09\n")
                .hasSizeGreaterThan(before.length());
        assertThat(Files.readAllLines(file).getFirst()).startsWith("# Written for this project");
    }

    @Test
    void eachRefusedLineIsNamedAndTheOthersAreTaken() throws IOException {
        var sheet = exported("tr");
        var file = copy("tr");
        corrected(sheet, document -> {
            write(row(document, "until").getCell(2), "saat kaçta");
            write(row(document, "km").getCell(2), "{0} km, {1}");
            write(row(document, "title").getCell(2), "");
            write(row(document, "free").getCell(0), "free #00000000");
            write(row(document, "paid").getCell(0), "checked #00000000");
            write(row(document, "call").getCell(2), "Bu numarayı arayın!");
            signed(document.getTables().getFirst(), "Ayşe", "2026-12-09");
        });
        assertThat(run("import", sheet.toString(), "--dans", file.toString(), "--appliquer"))
                .isEqualTo(Command.REFUSED);
        assertThat(refused.toString(StandardCharsets.UTF_8).lines())
                .containsExactlyInAnyOrder(
                        "refusé : until : il faut exactement ces repères : {0} ; la feuille a aucun repère",
                        "refusé : km : il faut exactement ces repères : {0} ; la feuille a {0}, {1}",
                        "refusé : title : la traduction est vide",
                        "refusé : free : le texte français a changé depuis l’export",
                        "refusé : checked : aucun texte n’a ce nom",
                        "refusé : paid : la ligne manque dans la feuille");
        assertThat(Files.readString(file))
                .contains("\ncall=Bu numarayı arayın!\n", "\nchecked=\n")
                .as("a review is not noted while rows are refused")
                .doesNotContain("Ayşe");
    }

    @Test
    void aSourceThatChangedSinceTheExportIsTold() throws IOException {
        var sources = new LinkedHashMap<>(Map.of("lead", "Une personne peut vous aider."));
        var line =
                new ReviewedTranslation.ReviewedLine("lead", ReviewedTranslation.print("Une personne vous aide."), "x");
        var language = new ReviewedTranslation("es", "Español", sources, TranslationFile.of("lead=y\n"));
        assertThat(language.compare(List.of(line)).refused())
                .containsExactly(
                        new ReviewedTranslation.RefusedLine("lead", "le texte français a changé depuis l’export"));
        assertThat(language.compare(List.of(line, line)).refused())
                .extracting(ReviewedTranslation.RefusedLine::why)
                .contains("la ligne est deux fois dans la feuille");
    }

    @Test
    void aReaderOfNoNameOrOfTomorrowIsNotNoted() throws IOException {
        var file = copy("pt");
        for (var facts : List.of(List.of("", "2026-12-09"), List.of("Rui", "demain"), List.of("Rui", "2026-12-11"))) {
            var sheet = exported("pt");
            corrected(sheet, document -> signed(document.getTables().getFirst(), facts.get(0), facts.get(1)));
            run("import", sheet.toString(), "--dans", file.toString(), "--appliquer");
            assertThat(told.toString(StandardCharsets.UTF_8)).contains("Relecture non notée");
            assertThat(Files.readString(file)).contains("\nchecked=\n");
            Files.delete(sheet);
        }
    }

    @Test
    void whatIsNoReviewSheetIsRefusedAndWritesNothing() throws IOException {
        var file = copy("uk");
        var before = Files.readString(file);
        var text = Files.writeString(folder.resolve("texte.docx"), "bonjour");
        assertThat(run("import", text.toString(), "--dans", file.toString(), "--appliquer"))
                .isEqualTo(Command.REFUSED);
        var empty = folder.resolve("vide.docx");
        try (var document = new XWPFDocument();
                var out = Files.newOutputStream(empty)) {
            document.createParagraph().createRun().setText("Bonjour");
            document.write(out);
        }
        assertThat(run("import", empty.toString(), "--dans", file.toString(), "--appliquer"))
                .isEqualTo(Command.REFUSED);
        assertThat(refused.toString(StandardCharsets.UTF_8)).contains("n’est pas une feuille de relecture");
        var elsewhere = exported("uk");
        corrected(
                elsewhere,
                document -> write(document.getTables().getFirst().getRow(0).getCell(1), "../../../etc/passwd"));
        assertThat(run("import", elsewhere.toString(), "--appliquer")).isEqualTo(Command.REFUSED);
        assertThat(refused.toString(StandardCharsets.UTF_8)).contains("langue inconnue dans la feuille");
        assertThat(file).hasContent(before);
        assertThat(run("export", "tlh", folder.resolve("x.docx").toString())).isEqualTo(Command.MISUSED);
        assertThat(run("export", "uk", elsewhere.toString()))
                .as("no file is overwritten")
                .isEqualTo(Command.REFUSED);
        assertThat(run("export", "uk")).isEqualTo(Command.MISUSED);
        assertThat(run()).isEqualTo(Command.MISUSED);
    }

    @Test
    void aPictureStandsBesideItsText() throws IOException {
        var picture = new BufferedImage(20, 10, BufferedImage.TYPE_INT_RGB);
        ImageIO.write(picture, "png", folder.resolve("impots.png").toFile());
        var sheet = folder.resolve("images.docx");
        assertThat(run("export", "ar", sheet.toString(), "--images", folder.toString()))
                .isEqualTo(Command.OK);
        assertThat(told.toString(StandardCharsets.UTF_8)).contains("images : 1");
        try (var document = new XWPFDocument(new ByteArrayInputStream(Files.readAllBytes(sheet)))) {
            assertThat(document.getAllPictures()).hasSize(1);
            assertThat(row(document, "impots").getTableCells()).hasSize(4);
        }
        assertThat(run("import", sheet.toString(), "--dans", copy("ar").toString()))
                .isEqualTo(Command.OK);
    }

    @Test
    void aFileKeepsItsCommentsOrderAndLineBreaks() {
        var file = TranslationFile.of("# one\nb=x\\ny\n\na = z\n");
        assertThat(file.texts()).containsEntry("b", "x\ny").containsEntry("a", "z");
        assertThat(file.with(Map.of("a", "1\n2", "new", "3")).text()).isEqualTo("# one\nb=x\\ny\n\na=1\\n2\n");
        assertThat(Stream.of("b", "a")).containsExactlyElementsOf(file.texts().keySet());
    }
}
