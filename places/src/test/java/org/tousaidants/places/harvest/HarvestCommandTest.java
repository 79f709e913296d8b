package org.tousaidants.places.harvest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tousaidants.places.columnmapping.ColumnMappings;

class HarvestCommandTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T09:00:00Z"), ZoneId.of("Europe/Paris"));

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Path source;
    private Path mapping;

    @BeforeEach
    void files() throws Exception {
        source = Files.writeString(folder.resolve("lieux.csv"), """
                Titre;CP;Ville;Rue;Tarif
                Médiathèque;17000;La Rochelle;Avenue Crépeau;Gratuit
                ;17000;La Rochelle;Avenue Crépeau;Gratuit
                """);
        mapping = Files.writeString(folder.resolve("lieux.config.json"), """
                {"nom": {"colonne": "Titre"}, "code_postal": {"colonne": "CP"}, "commune": {"colonne": "Ville"},
                 "adresse": {"colonne": "Rue"},
                 "frais_a_charge": [{"colonnes": ["Tarif"], "termes": ["gratuit"], "cible": "Gratuit"}]}
                """);
    }

    @Test
    void aSourceAndItsMappingGiveThreeFiles() throws Exception {
        var code = run("--source", source, "--mapping", mapping, "--name", "essai", "--out", folder.resolve("sortie"));
        assertThat(err()).isEmpty();
        assertThat(code).isEqualTo(HarvestCommand.OK);
        assertThat(out())
                .contains("essai : 2 lues, 1 gardée, 1 refusée, 0 exclue,")
                .contains("1 × sans nom");
        assertThat(Files.readString(folder.resolve("sortie/places.csv")))
                .contains("Médiathèque,La Rochelle,17000,17300,Avenue Crépeau")
                .contains("2026-11-24");
        assertThat(folder.resolve("sortie/report.json")).isRegularFile();
        try (var left = Files.list(folder.resolve("sortie"))) {
            assertThat(left).hasSize(3);
        }
    }

    /// A person who corrects our file in a spreadsheet and imports it changes only the edited values.
    @Test
    void aFileOfOursHarvestedAgainGivesTheSameFile() throws Exception {
        Files.writeString(source, """
                id,nom,adresse,code_postal,commune,telephone,presentation_resume,presentation_detail,date_maj
                1,=1+1,1 rue Haute,17100,Saintes,+33546001122,@ccueil,"Lundi;=cmd()
                +1",2026-01-02
                2,'@ bientôt,1 rue Haute,17100,Saintes,0546001122,-20 % pour tous,L'été,2026-01-02
                3,''+3,1 rue Haute,17100,Saintes,,+33 kilos,'tête',2026-01-02
                """);
        assertThat(run("--source", source, "--name", "essai", "--out", folder.resolve("une")))
                .isEqualTo(HarvestCommand.OK);
        var once = folder.resolve("une/places.csv");
        assertThat(Files.readString(once))
                .contains("\"'=1+1\"", "+33546001122", "\"'@ccueil\"", "\"'-20 % pour tous\"");
        assertThat(run("--source", once, "--name", "essai", "--out", folder.resolve("deux")))
                .isEqualTo(HarvestCommand.OK);
        assertThat(folder.resolve("deux/places.csv")).hasSameTextualContentAs(once);
    }

    @Test
    void nothingKeptHasACodeOfItsOwn() throws Exception {
        Files.writeString(source, "Titre;CP\n;17000\n");
        assertThat(run("--source", source, "--mapping", mapping, "--name", "essai", "--out", folder.resolve("s")))
                .isEqualTo(HarvestCommand.NOTHING_KEPT);
        assertThat(err()).contains("Aucun lieu gardé").contains("rejects.csv");
    }

    @Test
    void aMappingOfAnotherFileIsSaidByTheColumns() {
        assertThat(run("--source", source, "--name", "essai", "--out", folder.resolve("s")))
                .isEqualTo(HarvestCommand.NOTHING_KEPT);
        assertThat(err())
                .contains("La colonne du nom (nom) n’est pas dans la source")
                .contains("Titre, CP, Ville");
    }

    @Test
    void aSourceThatIsNotThereIsRefusedAndNothingIsWritten() {
        assertThat(run("--source", "absent.csv", "--name", "essai", "--out", folder.resolve("s")))
                .isEqualTo(HarvestCommand.REFUSED);
        assertThat(err()).startsWith("Erreur : ").contains("absent.csv");
        assertThat(folder.resolve("s")).doesNotExist();
    }

    @Test
    void aMappingWithMistakesIsRefusedWithEachOfThem() throws Exception {
        Files.writeString(mapping, "{\"nom\":{\"colonne\":\"Titre\"},\"servics\":[],\"adresse\":{\"colone\":\"Rue\"}}");
        assertThat(run("--source", source, "--mapping", mapping, "--name", "essai", "--out", folder.resolve("s")))
                .isEqualTo(HarvestCommand.REFUSED);
        assertThat(err())
                .contains("2 points à corriger")
                .contains("servics : clé inconnue, vouliez-vous « services » ?")
                .contains("adresse.colone : clé inconnue, vouliez-vous « colonne » ?");
    }

    @Test
    void aMappingThatIsNotThereNamesThoseThatShip() {
        assertThat(run("--source", source, "--mapping", "absente", "--name", "essai", "--out", folder.resolve("s")))
                .isEqualTo(HarvestCommand.REFUSED);
        assertThat(err()).contains("correspondance introuvable").contains("france-services-2022");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--source x",
                "--source x --name n",
                "--source x --name n --out",
                "--surce x",
                "--source x --source y --name n --out o",
                "--source x --name n --out o --geocoder ftp://x",
                "--source= --name n --out o",
                "--source x --network",
                "--source x --name Nom --network",
                "--source x --name n --network= ",
                "--name n --out o"
            })
    void aCommandThatIsNotUnderstoodIsExplained(String line) {
        var args = line.isEmpty() ? List.<String>of() : List.of(line.split(" "));
        assertThat(command().run(args, CLOCK)).isEqualTo(HarvestCommand.MISUSED);
        assertThat(err()).startsWith("Erreur : ").contains("--help");
    }

    @Test
    void helpNamesEveryOptionAndExitCode() {
        assertThat(command().run(List.of("--help"), CLOCK)).isEqualTo(HarvestCommand.OK);
        assertThat(out())
                .contains(
                        "--source",
                        "--mapping",
                        "--name",
                        "--out",
                        "--geocoder",
                        "--network",
                        "Codes de sortie",
                        "schema-national");
    }

    @Test
    void theShippedMappingsAreAllRead() {
        assertThat(ColumnMappings.NAMES)
                .allSatisfy(name -> assertThat(ColumnMappings.shipped(name)).isPresent());
    }

    private int run(Object... args) {
        return command().run(java.util.Arrays.stream(args).map(Object::toString).toList(), CLOCK);
    }

    private HarvestCommand command() {
        return new HarvestCommand(print(out), print(err), false, () -> {
            throw new AssertionError("no database is asked for");
        });
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
