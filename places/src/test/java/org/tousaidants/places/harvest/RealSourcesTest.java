package org.tousaidants.places.harvest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tousaidants.SharedData;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.PlaceSheet;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.places.columnmapping.ColumnMapping;
import org.tousaidants.places.columnmapping.ColumnMappingReader;
import org.tousaidants.places.columnmapping.ColumnMappings;
import org.tousaidants.places.columnmapping.PlaceRecordNormaliser;
import org.tousaidants.places.columnmapping.RecordNormalisationResult.RecordAccepted;
import org.tousaidants.places.intake.OpenedRecordSource;
import org.tousaidants.places.intake.RawSourceRecord;
import org.tousaidants.places.intake.RefusalReason;
import org.tousaidants.places.intake.SourceDownload;
import org.tousaidants.places.intake.SourceLimits;
import org.tousaidants.places.intake.SourceLocation;

/// The sources of the first territories, with the mapping files of the national ETL where they
/// fit the published file.
class RealSourcesTest {
    private static final String ETL = "places/mednum-cli/";

    @ParameterizedTest
    @CsvSource({
        "bus-france-services-charente, 12, 12, 0",
        "gironde, 347, 347, 0",
        "corse, 161, 159, 2",
        "la-creuse, 91, 91, 0",
        "maine-et-loire, 243, 240, 3",
        "angers, 63, 63, 0",
        "aix-en-provence, 38, 38, 0",
        "epernay, 39, 39, 0",
        "fibre-64, 61, 56, 5",
        "etapes-numerique, 95, 95, 0",
        "nouvelle-caledonie, 92, 92, 0"
    })
    void aSourceOfTheNationalEtlIsHarvestedWithItsOwnMapping(String name, int read, int kept, int rejected)
            throws IOException {
        var harvest = harvest(name, etl(name), SharedData.of(ETL + name + "/" + name + ".json"));
        check(harvest, read, kept, rejected, 0);
    }

    @Test
    void franceServices2024() throws IOException {
        var harvest =
                harvest("fs", etl("france-services"), SharedData.of("places/france-services/liste-fs-20240801.csv"));
        check(harvest, 2845, 2845, 0, 0);
        assertThat(harvest.report.completeness(Field.HORAIRES)).isGreaterThan(0.9);
    }

    @Test
    void franceServices2022() throws IOException {
        var harvest = harvest(
                "fs",
                ColumnMappings.shipped("france-services-2022").orElseThrow(),
                SharedData.of("places/france-services/liste-fs-20221201.csv"));
        // 26 branches of the Vosges have a name and nothing else.
        check(harvest, 2683, 2657, 26, 0);
    }

    /// The supplied mapping is named after both lists: the list of 2024 renamed or added four columns.
    @Test
    void theMappingOf2022ReadsTheListOf2024AsTheNationalEtlDoes() throws IOException {
        var list = SharedData.of("places/france-services/liste-fs-20240801.csv");
        var ours = harvest("fs", ColumnMappings.shipped("france-services-2022").orElseThrow(), list);
        check(ours, 2845, 2845, 0, 0);
        var etl = harvest("fs", etl("france-services"), list);
        for (var field : List.of(Field.ITINERANCE, Field.DATE_MAJ, Field.ACCES, Field.HORAIRES))
            assertThat(ours.report.completeness(field))
                    .as(field.column())
                    .isEqualTo(etl.report.completeness(field))
                    .isGreaterThan(0.9);
        assertThat(ours.of("3").text(Field.ITINERANCE)).isEqualTo("Itinérant");
    }

    @Test
    void aidantsConnect2024() throws IOException {
        var harvest = harvest(
                "ac",
                ColumnMappings.shipped("aidants-connect-2024").orElseThrow(),
                SharedData.of("places/inclusion-numerique/aidants-connect_structures_20240212.csv"));
        check(harvest, 5227, 5181, 0, 46);
    }

    @Test
    void conseillersNumeriques2022() throws IOException {
        var harvest = harvest(
                "cnfs",
                ColumnMappings.shipped("conseillers-numeriques-2022").orElseThrow(),
                SharedData.of("places/conseillers-numeriques/cnfs_structures_2022-06.json"));
        // Seven structures are named « 0 ».
        check(harvest, 1450, 1443, 7, 0);
    }

    @Test
    void whatAPersonWouldCheck() throws IOException {
        var bus = harvest(
                "bus",
                etl("bus-france-services-charente"),
                SharedData.of(ETL + "bus-france-services-charente/bus-france-services-charente.json"));
        var tusson = bus.of("2");
        assertThat(tusson.text(Field.HORAIRES)).contains("week 1-53/2 Tu 09:00-12:30,13:30-15:30");
        assertThat(tusson.text(Field.TELEPHONE)).isEqualTo("+33630392518");
        assertThat(tusson.text(Field.PIVOT)).isEqualTo("40109226700020");
        assertThat(tusson.text(Field.COMMUNE)).isEqualTo("Tusson");
        var gironde = harvest("gironde", etl("gironde"), SharedData.of(ETL + "gironde/gironde.json"));
        var acifop = gironde.named("ACIFOP");
        assertThat(acifop.text(Field.ADRESSE)).isEqualTo("7 Bis rue Max Linder");
        assertThat(acifop.text(Field.CODE_POSTAL)).isEqualTo("33500");
        assertThat(acifop.text(Field.LATITUDE)).isEqualTo("44.93815");
        assertThat(acifop.text(Field.DATE_MAJ)).isEqualTo("2019-11-18");
        var allonnes = harvest("49", etl("maine-et-loire"), SharedData.of(ETL + "maine-et-loire/maine-et-loire.json"))
                .of("LMN266");
        assertThat(allonnes.text(Field.ADRESSE)).isEqualTo("31 rue Jean Gallart");
        assertThat(allonnes.text(Field.LATITUDE)).startsWith("47.29");
        assertThat(allonnes.text(Field.LONGITUDE)).startsWith("0.02");
    }

    private static void check(Harvest harvest, int read, int kept, int rejected, int excluded) {
        assertThat(List.of(
                        harvest.report.read(),
                        harvest.report.kept(),
                        harvest.report.rejected(),
                        harvest.report.excluded()))
                .containsExactly((long) read, (long) kept, (long) rejected, (long) excluded);
        assertThat(harvest.sheets).allSatisfy(sheet -> {
            for (var field : Field.values())
                if (field.required()) assertThat(sheet.get(field)).isPresent();
            assertThat(sheet.text(Field.LATITUDE).isEmpty())
                    .isEqualTo(sheet.text(Field.LONGITUDE).isEmpty());
        });
        // Nearly all are located, in a commune of the official list.
        assertThat(harvest.report.completeness(Field.CODE_INSEE)).isGreaterThan(0.99);
        assertThat(harvest.report.completeness(Field.LATITUDE)).isGreaterThan(0.99);
    }

    private record Harvest(HarvestReport report, List<PlaceSheet> sheets) {
        PlaceSheet of(String id) {
            return sheets.stream()
                    .filter(sheet -> sheet.text(Field.ID).equals(id))
                    .findFirst()
                    .orElseThrow();
        }

        PlaceSheet named(String name) {
            return sheets.stream()
                    .filter(sheet -> sheet.text(Field.NOM).equals(name))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static ColumnMapping etl(String name) throws IOException {
        var json = Files.readString(SharedData.of(ETL + name + "/" + name + ".config.json"));
        return ((ColumnMappingReader.ParsedMapping) ColumnMappingReader.read(json)).mapping();
    }

    private static Harvest harvest(String name, ColumnMapping mapping, Path file) throws IOException {
        var sheets = new ArrayList<PlaceSheet>();
        var sink = new HarvestRecordReceiver() {
            @Override
            public void kept(RawSourceRecord record, RecordAccepted kept) {
                sheets.add(kept.sheet());
            }

            @Override
            public void rejected(long line, RefusalReason why, String raw) {}

            @Override
            public void excluded(RawSourceRecord record, RefusalReason why) {}
        };
        var normaliser = new PlaceRecordNormaliser(mapping, Communes.shipped(), name, LocalDate.of(2026, 11, 24));
        return switch (OpenedRecordSource.open(
                new SourceLocation.FileSource(file, List.of()), SourceDownload.allowing(""), SourceLimits.usual())) {
            case OpenedRecordSource.IntakeNotOpened(var no) -> throw new IOException(no.sentence(Locale.FRENCH));
            case OpenedRecordSource.IntakeOpened opened -> {
                try (var reader = opened.reader()) {
                    var run = new HarvestRun(normaliser, mapping, Optional.empty(), sink);
                    yield new Harvest(run.over(reader, System::nanoTime), sheets);
                }
            }
        };
    }
}
