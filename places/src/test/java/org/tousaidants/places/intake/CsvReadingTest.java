package org.tousaidants.places.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class CsvReadingTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void theSeparatorIsFound(String separator) throws IOException {
        Reading reading = Reading.of(
                folder, "nom,services,adresse\nMairie,\"aide; écrans | wifi\t,\",\"1, rue\"\n".replace(",", separator));
        assertThat(reading.format()).isEqualTo(SourceFormat.CSV);
        assertThat(reading.columns()).containsExactly("nom", "services", "adresse");
        assertThat(reading.records()).hasSize(1);
    }

    @Test
    void listsInsideCellsDoNotPassForSeparators() throws IOException {
        Reading reading = Reading.of(folder, "nom,services\nA,x;y;z\nB,x;y;z\nC,\"a,b\";c\n");
        assertThat(reading.columns()).containsExactly("nom", "services");
        assertThat(reading.texts("services").subList(0, 2)).containsExactly("x;y;z", "x;y;z");
    }

    @Test
    void aLineOfExcelNamesItsSeparator() throws IOException {
        Reading reading = Reading.of(folder, "sep=|\r\nnom|ville\r\nA|Saintes\r\n");
        assertThat(reading.texts("ville")).containsExactly("Saintes");
    }

    @Test
    void aCellMayHoldQuotesSeparatorsAndLines() throws IOException {
        Reading reading = Reading.of(
                folder,
                "nom;horaires;note\r\n\"Le \"\"Phare\"\"\";\"lundi\r\nmardi; jeudi\";  bien \r\nB;\"il dit \"oui\" ici\";x\r\n"
                        + "C; \"entouré\" ;y\n");
        assertThat(reading.texts("nom")).containsExactly("Le \"Phare\"", "B", "C");
        assertThat(reading.texts("horaires")).containsExactly("lundi\r\nmardi; jeudi", "il dit \"oui\" ici", "entouré");
        assertThat(reading.records()).extracting(RawSourceRecord::line).containsExactly(2L, 4L, 5L);
        assertThat(reading.records().getFirst().raw())
                .isEqualTo("\"Le \"\"Phare\"\"\";\"lundi\r\nmardi; jeudi\";  bien ");
        assertThat(reading.records().getFirst().text("note")).contains("bien");
    }

    @Test
    void aMissingOrBlankCellIsAbsent() throws IOException {
        RawSourceRecord record =
                Reading.of(folder, "nom,tel,x\nA,\u00A0 ,\"\"\n").records().getFirst();
        assertThat(record.text("tel")).isEmpty();
        assertThat(record.text("x")).isEmpty();
        assertThat(record.text("inconnue")).isEmpty();
    }

    @Test
    void aColumnWithoutNameOrWithTheNameOfAnotherStaysReachable() throws IOException {
        Reading reading = Reading.of(folder, "nom,,nom,nom (2),nom\n1,2,3,4,5\n");
        assertThat(reading.columns()).containsExactly("nom", "field2", "nom (3)", "nom (2)", "nom (4)");
        assertThat(reading.texts("field2")).containsExactly("2");
        assertThat(reading.texts("nom")).containsExactly("1");
        assertThat(reading.texts("nom (3)")).containsExactly("3");
    }

    @Test
    void emptyLinesAndEmptyTrailingCellsAreWhatASpreadsheetLeaves() throws IOException {
        Reading reading = Reading.of(folder, "\n\nnom;ville;;\n\nA;Saintes;;\n;;;\n  \nB;Royan\nC;Cozes;;;;\n");
        assertThat(reading.columns()).containsExactly("nom", "ville");
        assertThat(reading.texts("nom")).containsExactly("A", "B", "C");
        assertThat(reading.records()).extracting(RawSourceRecord::line).containsExactly(5L, 8L, 9L);
    }

    @Test
    void aLineWithTheWrongNumberOfCellsIsSetAsideAndTheOthersKept() throws IOException {
        Reading reading =
                Reading.of(folder, "nom,ville,cp\nA,Saintes,17100\nB,Royan\nC,1, rue,Cozes,17120\nD,Pons,17800\n");
        assertThat(reading.texts("nom")).containsExactly("A", "D");
        assertThat(reading.complaints())
                .containsExactly(
                        "3: Il manque des cellules\u00A0: 2 sur la ligne, 3 dans l’en-tête.",
                        "4: Il y a trop de cellules\u00A0: 5 sur la ligne, 3 dans l’en-tête. Un séparateur est"
                                + " peut-être resté hors des guillemets.");
        assertThat(reading.broken().getFirst().raw()).isEqualTo("B,Royan");
    }

    @Test
    void aFileCutInsideAQuotedCellKeepsWhatCameBefore() throws IOException {
        Reading reading = Reading.of(folder, "nom,note\nA,\"bien\"\nB,\"ouvert lundi\nmardi\nmer");
        assertThat(reading.texts("nom")).containsExactly("A");
        assertThat(reading.complaints())
                .containsExactly(
                        "3: Un guillemet ouvert sur cette ligne n’est jamais refermé\u00A0: la suite du fichier"
                                + " n’a pas pu être lue.");
        assertThat(reading.broken().getFirst().raw()).isEqualTo("B,\"ouvert lundi\nmardi\nmer");
    }

    @Test
    void aLoneQuoteCostsItsLineAndNotTheRestOfTheFile() throws IOException {
        String rest = IntStream.range(0, 50_000)
                .mapToObj(i -> "P" + i + ",bien,17100")
                .collect(Collectors.joining("\n"));
        Reading reading = Reading.of(folder, "nom,note,cp\nA,\"jamais fermé,17100\n" + rest + "\n");
        assertThat(reading.complaints()).hasSize(1);
        assertThat(reading.records()).hasSize(50_000);
        assertThat(reading.records().getFirst().line()).isEqualTo(3);
        assertThat(reading.records().getLast().line()).isEqualTo(50_002);
    }

    @Test
    void aFileMadeOfLoneQuotesIsReadInReasonableTime() throws IOException {
        Reading reading = Reading.of(folder, "nom,note\n" + "\"x\n".repeat(300_000) + "A,b\n");
        assertThat(reading.texts("nom")).contains("A");
        assertThat(reading.broken()).isNotEmpty();
    }

    @Test
    void aCellBeyondTheLimitCostsItsLine() throws IOException {
        String long1 = "x".repeat(1_000_001);
        String long5 = "y".repeat(5_000_000);
        Reading reading = Reading.of(folder, "nom,note\nA," + long1 + "\nB,\"" + long1 + "\"\nC," + long5 + "\nD,ok\n");
        assertThat(reading.texts("nom")).containsExactly("D");
        assertThat(reading.records().getFirst().line()).isEqualTo(5);
        assertThat(reading.broken()).extracting(UnreadableRecord::line).containsExactly(2L, 3L, 4L);
        assertThat(reading.broken().getFirst().sentence(Locale.FRENCH).replace('\u202F', ' '))
                .isEqualTo("Une cellule dépasse 1 000 000 caractères.");
        assertThat(reading.broken().getLast().sentence(Locale.FRENCH).replace('\u202F', ' '))
                .isEqualTo("L’enregistrement dépasse 4 000 000 caractères.");
        assertThat(reading.broken().getLast().raw()).hasSizeLessThan(21_000);
    }

    @Test
    void anOldMacFileHasLinesToo() throws IOException {
        Reading reading = Reading.of(folder, "nom;ville\rA;Saintes\rB;Royan\r");
        assertThat(reading.records()).extracting(RawSourceRecord::line).containsExactly(2L, 3L);
        assertThat(reading.texts("ville")).containsExactly("Saintes", "Royan");
    }

    @Test
    void aRecordLongerThanTheWindowIsWhole() throws IOException {
        String note = "é, ".repeat(300_000);
        Reading reading = Reading.of(folder, "nom,note\nA,\"" + note + "\"\nB,b\n");
        assertThat(reading.records().getFirst().text("note")).isEqualTo(Optional.of(note.strip()));
        assertThat(reading.texts("nom")).containsExactly("A", "B");
    }

    @Test
    void aFileWithoutHeaderIsRefused() throws IOException {
        String sentence =
                "La première ligne ne donne pas les noms des colonnes. Ajoutez ces noms, ou retirez les lignes au-dessus.";
        assertThat(Reading.refusal(folder, "Mairie,17100,45.74,-0.63\nPoste,17200,45.62,-1.02\n"))
                .isEqualTo(sentence);
        assertThat(Reading.refusal(folder, "Mairie;mairie@saintes.fr\nPoste;p@poste.fr\n"))
                .isEqualTo(sentence);
        assertThat(Reading.refusal(
                        folder, "Liste des lieux au 1er mars\nnom;ville;cp\nA;Saintes;17100\nB;Royan;17200\n"))
                .isEqualTo(sentence);
    }

    @Test
    void tenThousandColumnsAreRefused() throws IOException {
        String header = IntStream.range(0, 10_000).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
        assertThat(Reading.refusal(folder, header + "\n" + header + "\n").replace('\u202F', ' '))
                .isEqualTo("Le fichier a plus de 2 000 colonnes. Gardez seulement les colonnes utiles.");
    }

    @Test
    void aTextThatIsNoTableIsRefused() throws IOException {
        assertThat(Reading.refusal(folder, "Service momentanement indisponible"))
                .isEqualTo(
                        "Le fichier ne contient aucune liste d’enregistrements. Vérifiez que c’est bien le fichier de"
                                + " données.");
    }

    @Test
    void aTableOfOneColumnIsATable() throws IOException {
        Reading reading = Reading.of(folder, "adresse\n1 rue X, Saintes\n2 rue Y\n");
        assertThat(reading.texts("adresse")).containsExactly("1 rue X, Saintes", "2 rue Y");
    }

    @Test
    void aTableWithoutRecordsHasItsColumns() throws IOException {
        Reading reading = Reading.of(folder, "nom,ville");
        assertThat(reading.columns()).containsExactly("nom", "ville");
        assertThat(reading.items()).isEmpty();
    }
}
