package org.tousaidants.platform.homologation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class HomologationCommandTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @Test
    void everyMeasureOfTheCatalogueHasOneAnswer() throws IOException {
        assertThat(run("--out", folder.toString())).isZero();
        var lines = Files.readAllLines(folder.resolve("mesures.csv"));
        assertThat(lines.getFirst()).endsWith("mesure;titre;à qui;réponse du produit;tests");
        var measures = lines.stream().skip(1).map(line -> line.split(";")[0]).toList();
        assertThat(measures).hasSize(134).doesNotHaveDuplicates();
        assertThat(lines.stream().skip(1))
                .allMatch(line -> line.split(";")[2].matches("produit|hébergeur|territoire|ouvert|sans objet"));
        assertThat(folder.resolve("service.xlsx")).doesNotExist();
    }

    /// The import asks for one sheet of that name, with its titles in the sixth row.
    @Test
    void theWorkbooksAreWhatTheImportReads() throws IOException {
        assertThat(run("--out", folder.toString(), "--nom", "Aide 87", "--siret", "21870085900015"))
                .isZero();
        try (var own = new XSSFWorkbook(Files.newInputStream(folder.resolve("mesures-specifiques.xlsx")));
                var service = new XSSFWorkbook(Files.newInputStream(folder.resolve("service.xlsx")))) {
            assertThat(own.getNumberOfSheets()).isEqualTo(1);
            assertThat(row(own, "Template mesures", 5))
                    .containsExactly("Intitulé de la mesure *", "Description de la mesure", "Catégorie *");
            assertThat(row(own, "Template mesures", 6).getLast())
                    .isIn("Gouvernance", "Protection", "Défense", "Résilience");
            assertThat(row(service, "Template services", 5)).hasSize(18).startsWith("Nom du service numérique *");
            assertThat(row(service, "Template services", 6)).hasSize(18).startsWith("Aide 87", "21870085900015");
        }
    }

    @Test
    void theImpactAssessmentAnswersEachQuestionOfTheToolAndEvaluatesNothing() throws IOException {
        assertThat(run("--out", folder.toString())).isZero();
        var file = JsonMapper.shared().readTree(folder.resolve("aipd.json").toFile());
        assertThat(file.propertyNames())
                .containsExactlyInAnyOrder("pia", "answers", "measures", "evaluations", "comments");
        var answers = file.get("answers");
        var questions = new TreeSet<Integer>();
        answers.forEach(one -> questions.add(one.get("reference_to").intValue()));
        assertThat(questions)
                .containsExactly(
                        111, 112, 113, 121, 122, 123, 211, 212, 213, 214, 215, 221, 222, 223, 224, 225, 226, 227, 321,
                        322, 323, 324, 325, 326, 331, 332, 333, 334, 335, 336, 341, 342, 343, 344, 345, 346);
        assertThat(answers).allMatch(one -> one.get("data").get("gauge").isNull());
        assertThat(file.get("measures")).isNotEmpty();
        assertThat(file.get("evaluations")).isEmpty();
    }

    @Test
    void aWrongSiretWritesNothing() throws IOException {
        assertThat(run("--out", folder.toString(), "--nom", "Aide 87", "--siret", "123"))
                .isEqualTo(2);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("un SIRET a quatorze chiffres");
        assertThat(folder).isEmptyDirectory();
    }

    private int run(String... words) throws IOException {
        var told = new PrintStream(said, true, StandardCharsets.UTF_8);
        return new HomologationCommand(told, told).run(List.of(words), Clock.systemUTC());
    }

    private static List<String> row(XSSFWorkbook book, String sheet, int row) {
        return StreamSupport.stream(book.getSheet(sheet).getRow(row).spliterator(), false)
                .map(Cell::getStringCellValue)
                .toList();
    }
}
