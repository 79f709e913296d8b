package org.tousaidants.label.pix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tousaidants.SharedData;
import org.tousaidants.places.intake.SourceRefusal.SourceProblem;

class PixFileReaderTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);

    @TempDir
    Path folder;

    @Test
    void aCollectionOfProfilesGivesTheLevelsOfThoseWhoSentThem() throws IOException {
        var read = taken(PixFiles.profiles(
                "Léa;Martin;08/05/2026 10:00;4", "Thị;Nguyễn;NA;", "Anne-Marie;Dubois;09/05/2026 10:00;0"));
        assertThat(read.kind()).isEqualTo(PixResultFile.PixFileKind.PROFILES);
        assertThat(read.campaign()).isEqualTo("Collecte 2026");
        assertThat(read.silent()).isOne();
        assertThat(read.highest()).isEqualTo(4);
        assertThat(read.faults()).isEmpty();
        assertThat(read.rows())
                .extracting(PixResultFile.PixFileRow::name)
                .containsExactly("Léa Martin", "Anne-Marie Dubois");
        assertThat(read.rows().getFirst().on()).isEqualTo(LocalDate.of(2026, 5, 8));
        assertThat(read.rows().getFirst().levels()).hasSize(16).containsEntry("3.2", 4);
        assertThat(read.rows().getFirst().line()).isEqualTo(2);
    }

    @Test
    void theFilesOfOtherYearsAreReadToo() throws IOException {
        var old = PixFiles.profiles("Léa;Martin;2021-05-08;4")
                .replace("\"Code\";", "")
                .replace("\"QWERTY456\";", "")
                .replace("Date et heure de l'envoi (Europe/Paris)", "Date de l'envoi")
                .replace("multimédia", "multimedia")
                .replace("’", "'");
        assertThat(taken(old).rows().getFirst().on()).isEqualTo(LocalDate.of(2021, 5, 8));
        assertThat(taken(old).rows().getFirst().levels()).hasSize(16);
    }

    @Test
    void aColumnOfTheOrganisationMayHoldTheAddress() throws IOException {
        var file = PixFiles.profiles("Léa;Martin;08/05/2026 10:00;4")
                .replace("\"Prénom du Participant\";", "\"Prénom du Participant\";\"Courriel pro\";")
                .replace("\"Léa\";", "\"Léa\";\"Lea.Martin@Example.ORG\";");
        assertThat(taken(file).rows().getFirst().mail()).isEqualTo("lea.martin@example.org");
    }

    @Test
    void formulaEscapesAndQuotesAreTakenAwayAndNoNameIsMissing() throws IOException {
        var read = taken(PixFiles.profiles(
                "'@Jean;'=Bono;08/05/2026 10:00;4",
                "Lucie;Lefèvre \"Lulu\";08/05/2026 10:00;4",
                "Min;NA;08/05/2026 10:00;4"));
        assertThat(read.rows())
                .extracting(PixResultFile.PixFileRow::family)
                .containsExactly("=Bono", "Lefèvre \"Lulu\"", "NA");
        assertThat(read.rows().getFirst().given()).isEqualTo("@Jean");
    }

    @Test
    void aCertificationGivesItsLevelsAndNothingOfTheBirth() throws IOException {
        var read = taken(PixFiles.certification(
                PixFiles.certified("Paul", "Petit", "Validée", "5"),
                PixFiles.certified("Inès", "Moreau", "Rejetée", "2")));
        assertThat(read.kind()).isEqualTo(PixResultFile.PixFileKind.CERTIFICATION);
        assertThat(read.silent()).isOne();
        assertThat(read.rows()).singleElement().satisfies(row -> {
            assertThat(row.name()).isEqualTo("Paul Petit");
            assertThat(row.on()).isEqualTo(LocalDate.of(2026, 2, 3));
            assertThat(row.levels()).hasSize(15).doesNotContainKey("3.4");
            assertThat(row.toString()).doesNotContain("1950").doesNotContain("Saintes");
        });
    }

    @Test
    void percentagesAreNotLevels() throws IOException {
        assertThat(read(PixFiles.assessment()))
                .isEqualTo(new PixResultFile.PixFileWithoutLevels(PixResultFile.MissingLevelsCause.PERCENTAGES));
        var read = taken(PixFiles.profiles("Léa;Martin;08/05/2026 10:00;0,75"));
        assertThat(read.rows()).isEmpty();
        assertThat(read.faults())
                .hasSize(16)
                .first()
                .isEqualTo(PixResultFile.PixFileFault.of(2, "share", "1.1", "0,75"));
    }

    @Test
    void aFileOfAnotherKindIsKnownAsSuch() throws IOException {
        assertThat(read("identifiant CN;Palier obtenu (/3);Production de ressources obtenu (O/N)\n1;2;Oui\n"))
                .isEqualTo(new PixResultFile.PixFileWithoutLevels(PixResultFile.MissingLevelsCause.ENTRY_TEST));
        assertThat(read("nom;adresse\nMairie;1 rue de la Paix\n"))
                .isEqualTo(new PixResultFile.PixFileWithoutLevels(PixResultFile.MissingLevelsCause.OTHER));
        assertThat(read(PixFiles.profiles().replace("Prénom du Participant", "Surnom")))
                .isEqualTo(new PixResultFile.PixColumnMissing("Prénom du Participant"));
    }

    @Test
    void everyFaultIsToldWithItsLineAndTheOtherRowsAreRead() throws IOException {
        var read = taken(PixFiles.profiles(
                        "Léa;Martin;31/02/2026 10:00;4",
                        "Yanis;Bernard;08/05/2027 10:00;4",
                        ";;08/05/2026 10:00;4",
                        "Paul;Petit;08/05/2026 10:00;9",
                        "Inès;Moreau;08/05/2026 10:00;3")
                + "\"Hub\";1\n");
        assertThat(read.rows()).extracting(PixResultFile.PixFileRow::given).containsExactly("Inès");
        assertThat(read.faults())
                .extracting(fault -> fault.line() + " " + fault.key())
                .contains(
                        "2 pix.fault.day",
                        "3 pix.fault.day-ahead",
                        "4 pix.fault.name",
                        "5 pix.fault.level",
                        "7 intake.flaw.too-few-cells");
    }

    @Test
    void fewerPixThanTheLevelAsksIsAFaultAndMoreIsACap() throws IOException {
        var few = PixFiles.profiles("Léa;Martin;08/05/2026 10:00;4").replace(";4;35", ";4;12");
        assertThat(taken(few).faults().getFirst().key()).isEqualTo("pix.fault.pix");
        var capped = PixFiles.profiles("Léa;Martin;08/05/2026 10:00;5").replace(";5;43", ";5;63");
        assertThat(taken(capped).rows()).hasSize(1);
    }

    @Test
    void anUnknownCompetenceIsToldAndTheOthersAreRead() throws IOException {
        var file = PixFiles.profiles("Léa;Martin;08/05/2026 10:00;4")
                .replace("compétence Programmer", "compétence Coudre");
        var read = taken(file);
        assertThat(read.rows().getFirst().levels()).hasSize(15);
        assertThat(read.faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.key()).isEqualTo("pix.fault.competence"));
    }

    @Test
    void brokenFilesAreRefusedInASentence() throws IOException {
        var good = PixFiles.profiles("Léa;Martin;08/05/2026 10:00;4");
        assertThat(trouble(good.replace("Léa", "L\0a").getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(SourceProblem.NUL_BYTES);
        assertThat(trouble(new byte[0])).isEqualTo(SourceProblem.EMPTY);
        assertThat(trouble("<html><body>Connexion</body></html>".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(SourceProblem.HTML_PAGE);
        assertThat(trouble(good.repeat(1 + 9_000_000 / good.length()).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(SourceProblem.TOO_LARGE);
        var latin = good.substring(1).getBytes(Charset.forName("windows-1252"));
        var file = Files.write(folder.resolve("latin.csv"), latin);
        assertThat(PixFileReader.read(file, PixFiles.TITLES, TODAY))
                .asInstanceOf(type(PixResultFile.ParsedPixFile.class))
                .satisfies(read -> assertThat(read.rows().getFirst().name()).isEqualTo("Léa Martin"));
    }

    @Test
    void aFileSavedByAnotherProgramIsReadWholeOrRefused() throws IOException {
        var good = PixFiles.profiles("Léa;Martin;08/05/2026 10:00;4", "Paul;Petit;08/05/2026 10:00;3");
        assertThat(taken(good.replace("\n", "\r\n")).rows())
                .extracting(PixResultFile.PixFileRow::name)
                .containsExactly("Léa Martin", "Paul Petit");
        var plain = good.startsWith("\ufeff") ? good.substring(1) : good;
        for (var encoding : new Charset[] {StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE}) {
            var file = Files.write(folder.resolve("utf16.csv"), ("\ufeff" + plain).getBytes(encoding));
            assertThat(PixFileReader.read(file, PixFiles.TITLES, TODAY))
                    .as(encoding.name())
                    .satisfiesAnyOf(
                            read -> assertThat(read)
                                    .asInstanceOf(type(PixResultFile.ParsedPixFile.class))
                                    .satisfies(one -> assertThat(one.rows())
                                            .extracting(PixResultFile.PixFileRow::name)
                                            .containsExactly("Léa Martin", "Paul Petit")),
                            read -> assertThat(read).isInstanceOf(PixResultFile.UnreadablePixFile.class));
        }
        // A spreadsheet whose name ends in .csv.
        var zip = new java.io.ByteArrayOutputStream();
        try (var sheet = new java.util.zip.ZipOutputStream(zip)) {
            sheet.putNextEntry(new java.util.zip.ZipEntry("xl/workbook.xml"));
            sheet.write("<workbook/>".getBytes(StandardCharsets.UTF_8));
        }
        var renamed = Files.write(folder.resolve("renamed.csv"), zip.toByteArray());
        assertThat(PixFileReader.read(renamed, PixFiles.TITLES, TODAY))
                .isInstanceOf(PixResultFile.UnreadablePixFile.class);
    }

    @Test
    void aFileHoldsNoMorePeopleThanATable() throws IOException {
        var people = new String[PixFileReader.MOST_ROWS + 1];
        java.util.Arrays.fill(people, "Léa;Martin;08/05/2026 10:00;4");
        assertThat(read(PixFiles.profiles(people)))
                .isEqualTo(new PixResultFile.TooManyPixRows(PixFileReader.MOST_ROWS));
    }

    @Test
    void theSampleFilesBesideTheRepositoryAreRead() throws IOException {
        var profiles = PixFileReader.read(
                SharedData.of("pix/Resultats-SYNTHETIQUE-collecte-profils.csv"), PixFiles.TITLES, TODAY);
        assertThat(profiles)
                .asInstanceOf(type(PixResultFile.ParsedPixFile.class))
                .satisfies(read -> {
                    assertThat(read.rows()).hasSize(9);
                    assertThat(read.silent()).isOne();
                    assertThat(read.faults()).isEmpty();
                    assertThat(read.highest()).isEqualTo(7);
                });
        assertThat(PixFileReader.read(
                        SharedData.of("pix/Resultats-SYNTHETIQUE-evaluation.csv"), PixFiles.TITLES, TODAY))
                .isEqualTo(new PixResultFile.PixFileWithoutLevels(PixResultFile.MissingLevelsCause.PERCENTAGES));
    }

    @Test
    void namesAreComparedWithoutAccentsHyphensAndOrder() {
        assertThat(PixPersonNameMatcher.key("Anne-Marie Dubois"))
                .isEqualTo(PixPersonNameMatcher.key("DUBOIS anne marie"));
        assertThat(PixPersonNameMatcher.key("Siobhán O’Connor"))
                .isEqualTo(PixPersonNameMatcher.key("O'CONNOR Siobhan"));
        assertThat(PixPersonNameMatcher.key("Thị Nguyễn"))
                .isEqualTo(PixPersonNameMatcher.key("Nguye\u0302\u0303n Thi\u0323"));
        assertThat(PixPersonNameMatcher.key("Анна Петрова"))
                .isNotEqualTo(PixPersonNameMatcher.key("Ольга Петрова"))
                .isNotEmpty();
        assertThat(PixPersonNameMatcher.key("Paul Petit")).isNotEqualTo(PixPersonNameMatcher.key("Paul-Henri Petit"));
    }

    private SourceProblem trouble(byte[] bytes) throws IOException {
        var file = Files.write(folder.resolve("broken.csv"), bytes);
        return ((PixResultFile.UnreadablePixFile) PixFileReader.read(file, PixFiles.TITLES, TODAY))
                .why()
                .trouble();
    }

    private PixResultFile.ParsedPixFile taken(String text) throws IOException {
        return (PixResultFile.ParsedPixFile) read(text);
    }

    private PixResultFile read(String text) throws IOException {
        var file = Files.write(folder.resolve("file.csv"), PixFiles.utf8(text));
        return PixFileReader.read(file, PixFiles.TITLES, TODAY);
    }
}
