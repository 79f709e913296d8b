package org.tousaidants.core.territory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tousaidants.SharedData;
import org.tousaidants.core.territory.CommuneImportResult.CommuneFileFormat;
import org.tousaidants.core.territory.CommuneImportResult.CommuneFileProblem;
import org.tousaidants.core.territory.CommuneImportResult.CommunesImported;
import org.tousaidants.core.territory.CommuneImportResult.InvalidCommuneFile;
import org.tousaidants.core.territory.CommuneImportResult.RowRefusalReason;

class CommuneImporterTest {
    private static final Communes FRANCE = Communes.shipped();

    /// Île-d'Aix (17004) is known by an estimate only, La Rochelle by GeoNames.
    private static final String OFFICIAL = """
            [{"nom":"Île-d'Aix","code":"17004","codesPostaux":["17123"],"population":246,"codeEpci":"200041762",
              "epci":{"code":"200041762","nom":"CA Rochefort Océan"},"codeDepartement":"17",
              "departement":{"code":"17","nom":"Charente-Maritime"},"_score":1,
              "centre":{"type":"Point","coordinates":[-1.1748,46.0146]},
              "contour":{"type":"Polygon","coordinates":[[[-1.18,46.01],[-1.17,46.02],[-1.18,46.01]]]}},
             {"nom":"La Rochelle","code":"17300","population":80000,"centre":{"type":"Point","coordinates":[-1.1773,46.1592]}}]
            """;

    @Test
    void theOfficialFormReplacesCentresAndEstimates() {
        var france = FRANCE.with(List.of(estimated("17004")));
        var importer = new CommuneImporter(france);
        assertThat(importer.read(bytes(OFFICIAL), CommuneFileFormat.GEO_API_JSON))
                .isEqualTo(new CommunesImported(2, 2, 1, List.of(), 1, 0, List.of()));
        var better = france.with(importer.better());
        assertThat(better.byCode("17004")).hasValueSatisfying(c -> {
            assertThat(c.estimated()).isFalse();
            assertThat(c.centre()).isEqualTo(new GeoPoint(46.0146, -1.1748));
            assertThat(c.population()).isEqualTo(246);
            assertThat(c.postcodes()).containsExactly("17123");
        });
        assertThat(better.byCode("17300")).hasValueSatisfying(c -> {
            assertThat(c.population()).isEqualTo(80_000);
            assertThat(c.postcodes()).as("absent columns keep their value").containsExactly("17000");
            assertThat(c.epciName()).isEqualTo("CA de La Rochelle");
        });
        assertThat(better.all()).hasSameSizeAs(france.all());
        assertThat(better.nearest(new GeoPoint(46.0140, -1.1740)))
                .map(Commune::code)
                .hasValue("17004");
        assertThat(france.byCode("17004")).map(Commune::estimated).hasValue(true);
    }

    /// The commune before its real centre was known.
    private static Commune estimated(String code) {
        var known = FRANCE.byCode(code).orElseThrow();
        return new Commune(
                known.code(),
                known.name(),
                known.postcodes(),
                known.population(),
                known.epci(),
                known.epciName(),
                known.departement(),
                known.centre(),
                true);
    }

    @Test
    void theEnrichedFileReplacesNearlyAllEstimates() throws IOException {
        var importer = new CommuneImporter(FRANCE);
        try (var in = Files.newInputStream(SharedData.of("territory/communes_enrichies.csv"))) {
            var start = System.nanoTime();
            var outcome = importer.read(in, CommuneFileFormat.CSV);
            System.out.println("import of communes_enrichies.csv in " + (System.nanoTime() - start) / 1_000_000
                    + " ms: " + outcome);
            assertThat(outcome).isInstanceOfSatisfying(CommunesImported.class, done -> {
                assertThat(done.read()).isEqualTo(35_014);
                assertThat(done.replaced()).isGreaterThan(34_950);
                assertThat(done.added()).isEmpty();
                assertThat(done.refusedRows()).isEqualTo(done.read() - done.replaced());
            });
        }
        var better = FRANCE.with(importer.better());
        assertThat(better.everywhere().stream().filter(Commune::estimated).count())
                .isLessThan(50);
        assertThat(better.all()).allMatch(c -> better.ashore(c.centre()));
        assertThat(better.search("la rochelle", 1)).extracting(Commune::code).containsExactly("17300");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            17300,46.1592,-1.1773         |
            17300,46.1592,-1.1773,\u0020  |
            17300,"46,1592","-1,1773"     |
            17300,-1.1773,46.1592         |
            ,46.1,-1.1                    | NO_INSEE_CODE
            1730,46.1,-1.1                | NO_INSEE_CODE
            99101,46.1,-1.1               | NO_INSEE_CODE
            00000,46.1,-1.1               | NO_INSEE_CODE
            <b>,46.1,-1.1                 | NO_INSEE_CODE
            17189,46.1,-1.1               | FORMER_COMMUNE
            17300,,                       | NO_CENTRE
            17300                         | NO_CENTRE
            17300,46.1,                   | CENTRE_UNREADABLE
            17300,abc,-1.1                | CENTRE_UNREADABLE
            17300,0,0                     | CENTRE_UNREADABLE
            17300,52.52,13.40             | CENTRE_OUTSIDE_FRANCE
            17300,48.85,2.35              | CENTRE_TOO_FAR
            17999,46.1,-1.1               | NO_NAME
            """)
    void everyRowIsJudged(String row, RowRefusalReason reason) {
        var importer = new CommuneImporter(FRANCE);
        var outcome = importer.read(bytes("code_insee,latitude,longitude\n" + row + "\n"), CommuneFileFormat.CSV);
        assertThat(outcome).isInstanceOfSatisfying(CommunesImported.class, done -> {
            if (reason == null) {
                assertThat(done.refused()).isEmpty();
                assertThat(importer.better()).extracting(Commune::name).containsExactly("La Rochelle");
            } else {
                assertThat(done.refused()).singleElement().satisfies(r -> {
                    assertThat(r.reason()).isEqualTo(reason);
                    assertThat(r.line()).isEqualTo(2);
                });
                assertThat(importer.better()).isEmpty();
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<b>La Rochelle</b>",
                "La\u0000Rochelle",
                "La\u0007Rochelle",
                "La\u200bRochelle",
                "La\u202eRochelle",
                "La Rochelle\u00ad",
                "La\tRochelle",
                "=1+1",
                "La Rochelle; drop table",
                "Ла Рошель",
                "La Rochelle 🎉"
            })
    void aNameThatNoCommuneBearsIsRefusedWithoutTouchingTheCommune(String name) {
        for (var column : List.of("nom", "epci_nom")) {
            var importer = new CommuneImporter(FRANCE);
            var outcome = importer.read(
                    bytes("code_insee,latitude,longitude," + column + "\n17300,46.1592,-1.1773,\"" + name + "\"\n"),
                    CommuneFileFormat.CSV);
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            CommunesImported.class,
                            done -> assertThat(done.refused())
                                    .singleElement()
                                    .satisfies(r -> assertThat(r.reason()).isEqualTo(RowRefusalReason.ODD_NAME)));
            assertThat(importer.better()).isEmpty();
        }
    }

    @Test
    void aNameOfTwoThousandLettersIsRefused() {
        assertThat(csv("code_insee,nom,latitude,longitude\n17300," + "a".repeat(2_000) + ",46.1592,-1.1773\n"))
                .isInstanceOfSatisfying(
                        CommunesImported.class,
                        done -> assertThat(done.refused())
                                .singleElement()
                                .satisfies(r -> assertThat(r.reason()).isEqualTo(RowRefusalReason.ODD_NAME)));
    }

    @Test
    void everyNameThatShipsCouldBeImported() {
        var rows = new StringBuilder("code_insee;nom;epci_nom;latitude;longitude\n");
        for (var one : FRANCE.everywhere())
            rows.append(one.code())
                    .append(';')
                    .append(one.name())
                    .append(';')
                    .append(one.epciName())
                    .append(';')
                    .append(one.centre().latitude())
                    .append(';')
                    .append(one.centre().longitude())
                    .append('\n');
        assertThat(csv(rows.toString()))
                .isInstanceOfSatisfying(
                        CommunesImported.class,
                        done -> assertThat(done.refused()).isEmpty());
    }

    @Test
    void aSecondRowOfTheSameCommuneIsRefused() {
        var importer = new CommuneImporter(FRANCE);
        var outcome = importer.read(
                bytes("code_insee;latitude;longitude\r\n17300;46.16;-1.15\r\n17300;46.15;-1.16\r\n"),
                CommuneFileFormat.CSV);
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        CommunesImported.class,
                        done -> assertThat(done.refused())
                                .singleElement()
                                .satisfies(r -> assertThat(r.reason()).isEqualTo(RowRefusalReason.TWICE)));
        assertThat(importer.better()).first().extracting(Commune::centre).isEqualTo(new GeoPoint(46.16, -1.15));
    }

    @Test
    void aCommuneThatTheTableDoesNotKnowIsAdded() {
        var importer = new CommuneImporter(FRANCE);
        var outcome = importer.read(bytes("""
                \uFEFF"code_insee","nom","codes_postaux","population","epci","latitude","longitude"
                "17999","Saint-Nouveau-de-Ré","17410|17580|x","1200.0","241700459",46.2,-1.4
                """), CommuneFileFormat.CSV);
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        CommunesImported.class, done -> assertThat(done.added()).containsExactly("17999"));
        var better = FRANCE.with(importer.better());
        assertThat(better.find("ST NOUVEAU DE RE", "17410")).hasValueSatisfying(c -> {
            assertThat(c.departement()).isEqualTo("17");
            assertThat(c.postcodes()).containsExactly("17410", "17580");
            assertThat(c.population()).isEqualTo(1_200);
            assertThat(c.epciName()).isEqualTo("CC de l'Ile de Ré");
        });
        assertThat(better.all()).hasSize(FRANCE.all().size() + 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"code\":\"17300\"",
                "[{\"code\":",
                "[{\"code\":\"17300\"}",
                "[{\"code\":\"17300\"},",
                "[{]",
                "[\u0000]",
                "[{\"contour\":[[[[[",
                "[{\"code\":\"17300\",}]"
            })
    void truncatedJsonIsRefusedWhole(String json) {
        assertThat(new CommuneImporter(FRANCE).read(bytes(json), CommuneFileFormat.GEO_API_JSON))
                .isInstanceOfSatisfying(
                        InvalidCommuneFile.class, r -> assertThat(r.problem()).isEqualTo(CommuneFileProblem.BROKEN));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}       | NOT_A_LIST
            "x"      | NOT_A_LIST
            [1]      | NOT_A_LIST
            [[]]     | NOT_A_LIST
            [null]   | NOT_A_LIST
            ''       | EMPTY
            []       | EMPTY
            """)
    void jsonThatIsNoListIsRefused(String json, CommuneFileProblem problem) {
        assertThat(new CommuneImporter(FRANCE).read(bytes(json), CommuneFileFormat.GEO_API_JSON))
                .isInstanceOfSatisfying(
                        InvalidCommuneFile.class, r -> assertThat(r.problem()).isEqualTo(problem));
    }

    @Test
    void jsonWithOtherShapesInsideIsJudgedRowByRow() {
        var json = """
                [{}, {"code":null}, {"code":["17300"]}, {"code":17300,"centre":{"coordinates":[-1.15,46.16]}},
                 {"code":"17004","centre":{"coordinates":[[-1.15,46.16]]}}, {"code":"17004","centre":"x"}]
                """;
        assertThat(new CommuneImporter(FRANCE).read(bytes(json), CommuneFileFormat.GEO_API_JSON))
                .isInstanceOfSatisfying(CommunesImported.class, done -> {
                    assertThat(done.replaced()).isEqualTo(1);
                    assertThat(done.refused())
                            .extracting(CommuneImportResult.RefusedCommuneRow::reason)
                            .containsExactly(
                                    RowRefusalReason.NO_INSEE_CODE,
                                    RowRefusalReason.NO_INSEE_CODE,
                                    RowRefusalReason.NO_INSEE_CODE,
                                    RowRefusalReason.NO_CENTRE,
                                    RowRefusalReason.NO_CENTRE);
                });
    }

    @Test
    void aCsvThatIsNoneIsRefusedWithWhatIsWrong() {
        assertThat(csv("")).isEqualTo(new InvalidCommuneFile(CommuneFileProblem.EMPTY, 1, ""));
        assertThat(csv("code_insee,latitude\n17300,46\n"))
                .isEqualTo(new InvalidCommuneFile(CommuneFileProblem.MISSING_COLUMN, 1, "longitude"));
        assertThat(csv("code_insee,latitude,longitude\n17300,\"46.1,-1.1\n"))
                .isInstanceOfSatisfying(
                        InvalidCommuneFile.class, r -> assertThat(r.problem()).isEqualTo(CommuneFileProblem.BROKEN));
        assertThat(csv("code_insee,latitude,longitude\n"))
                .isEqualTo(new InvalidCommuneFile(CommuneFileProblem.EMPTY, 1, ""));
        assertThat(csv("code_insee,code_insee,latitude,longitude\n17300,17300,46,-1\n"))
                .isInstanceOfSatisfying(
                        InvalidCommuneFile.class, r -> assertThat(r.problem()).isEqualTo(CommuneFileProblem.BROKEN));
        var latin = "code_insee,nom,latitude,longitude\n17004,Île-d'Aix,46,-1\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(new CommuneImporter(FRANCE).read(new ByteArrayInputStream(latin), CommuneFileFormat.CSV))
                .isInstanceOfSatisfying(
                        InvalidCommuneFile.class, r -> assertThat(r.problem()).isEqualTo(CommuneFileProblem.NOT_UTF8));
    }

    @Test
    void aFileWithoutEndIsRefused() {
        var endless = new InputStream() {
            @Override
            public int read() {
                return 'a';
            }
        };
        assertThat(new CommuneImporter(FRANCE).read(endless, CommuneFileFormat.CSV))
                .isInstanceOfSatisfying(
                        InvalidCommuneFile.class, r -> assertThat(r.problem()).isEqualTo(CommuneFileProblem.TOO_LARGE));
    }

    @Test
    void refusalsAreCountedAndOnlyTheFirstListed() {
        var rows = new StringBuilder("code_insee,latitude,longitude\n");
        var codes = new ArrayList<String>();
        for (int i = 0; i < 5_000; i++) codes.add("x" + i);
        rows.append(String.join(",,\n", codes)).append('\n');
        assertThat(csv(rows.toString())).isInstanceOfSatisfying(CommunesImported.class, done -> {
            assertThat(done.refusedRows()).isEqualTo(5_000);
            assertThat(done.refused()).hasSize(1_000);
        });
    }

    @Test
    void theFormatIsToldByTheFirstLetter() throws IOException {
        assertThat(sniffed("\uFEFF  \n[{}]")).isEqualTo(CommuneFileFormat.GEO_API_JSON);
        assertThat(sniffed("{}")).isEqualTo(CommuneFileFormat.GEO_API_JSON);
        assertThat(sniffed("\uFEFFcode_insee;latitude")).isEqualTo(CommuneFileFormat.CSV);
        assertThat(sniffed("")).isEqualTo(CommuneFileFormat.CSV);
    }

    private static CommuneFileFormat sniffed(String text) throws IOException {
        try (var in = new BufferedInputStream(bytes(text))) {
            var format = CommuneFileFormat.sniff(in);
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(text);
            return format;
        }
    }

    private static CommuneImportResult csv(String text) {
        return new CommuneImporter(FRANCE).read(bytes(text), CommuneFileFormat.CSV);
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
