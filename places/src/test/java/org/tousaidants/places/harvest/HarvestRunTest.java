package org.tousaidants.places.harvest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.core.territory.GeoPoint;
import org.tousaidants.places.columnmapping.ColumnMapping;
import org.tousaidants.places.columnmapping.ColumnMappings;
import org.tousaidants.places.columnmapping.PlaceRecordNormaliser;
import org.tousaidants.places.columnmapping.RecordNormalisationResult;
import org.tousaidants.places.columnmapping.TestRecord;
import org.tousaidants.places.intake.RawSourceRecord;
import org.tousaidants.places.intake.RefusalReason;
import org.tousaidants.places.intake.SourceRecordReadResult;
import org.tousaidants.places.intake.UnreadableRecord;
import org.tousaidants.places.intake.UnreadableRecord.RecordFlaw;
import org.tousaidants.platform.db.SeparateProcess;
import tools.jackson.databind.json.JsonMapper;

class HarvestRunTest {
    private static final ColumnMapping MAPPING = ColumnMappings.identity();
    private static final PlaceRecordNormaliser NORMALISER =
            new PlaceRecordNormaliser(MAPPING, Communes.shipped(), "essai", LocalDate.of(2026, 11, 24));

    @TempDir
    Path folder;

    @Test
    void whatIsReadIsKeptRejectedOrExcludedAndNothingElse() {
        var sink = new Remembered();
        var items = new ArrayList<SourceRecordReadResult>();
        items.add(place(2, "1", "Un"));
        items.add(UnreadableRecord.of(3, RecordFlaw.UNCLOSED_QUOTE, "4,\"oups"));
        items.add(place(4, "2", ""));
        items.add(place(5, "1", "Encore un"));
        items.add(place(6, "3", "Trois"));
        var report = run(items.iterator(), Optional.empty(), sink);
        assertThat(report.read()).isEqualTo(5);
        assertThat(report.kept()).isEqualTo(2);
        assertThat(report.rejected()).isEqualTo(3);
        assertThat(sink.kept).containsExactly("Un", "Trois");
        assertThat(sink.rejected.get(0)).startsWith("3 ").contains("guillemet").endsWith("4,\"oups");
        assertThat(sink.rejected.get(1)).startsWith("4 sans nom");
        assertThat(sink.rejected.get(2)).startsWith("5 même identifiant que la ligne 2 (« 1 »)");
    }

    @Test
    void theOrderOfTheSourceIsKeptOnSeveralProcessors() {
        var sink = new Remembered();
        var items =
                IntStream.range(0, 20_000).<SourceRecordReadResult>mapToObj(i -> place(i + 2, "id" + i, "Lieu " + i));
        run(items.iterator(), Optional.empty(), sink);
        assertThat(sink.kept)
                .containsExactlyElementsOf(
                        IntStream.range(0, 20_000).mapToObj(i -> "Lieu " + i).toList());
    }

    /// A run holds few records at once, however long they are.
    @Test
    void longRecordsAreNotReadFarAhead() {
        var ahead = new AtomicInteger();
        var most = new AtomicInteger();
        var items = IntStream.range(0, 300)
                .peek(i -> most.accumulateAndGet(ahead.incrementAndGet(), Math::max))
                .<SourceRecordReadResult>mapToObj(
                        i -> place(i + 2, "id" + i, "Lieu " + i, "autre", "x".repeat(500_000)))
                .iterator();
        run(items, Optional.empty(), new Remembered() {
            @Override
            public void kept(RawSourceRecord record, RecordNormalisationResult.RecordAccepted kept) {
                super.kept(record, kept);
                ahead.decrementAndGet();
            }
        });
        assertThat(most.get()).isLessThan(100);
    }

    @Test
    void aGeocoderIsAskedOnlyForPlacesWithoutCoordinates() {
        var asked = new ArrayList<Geocoder.AddressQuery>();
        Geocoder geocoder = questions -> {
            asked.addAll(questions);
            return questions.stream()
                    .map(question -> question.address().startsWith("12")
                            ? Optional.of(
                                    new Geocoder.GeocodedAddress(new GeoPoint(46.1555, -1.155), 0.9, "12 Quai Valin"))
                            : Optional.<Geocoder.GeocodedAddress>empty())
                    .toList();
        };
        var located = new ArrayList<String>();
        var sink = new Remembered() {
            @Override
            public void kept(RawSourceRecord record, RecordNormalisationResult.RecordAccepted kept) {
                located.add(
                        kept.sheet().text(Field.PRECISION) + " " + kept.sheet().text(Field.LATITUDE));
            }
        };
        var items = Stream.<SourceRecordReadResult>of(
                place(2, "1", "Un", "latitude", "46.16", "longitude", "-1.15"),
                place(3, "2", "Deux", "adresse", "12 quai Valin"),
                place(4, "3", "Trois", "adresse", "99 rue inconnue"),
                place(5, "4", "Quatre", "adresse", ""));
        var report = run(items.iterator(), Optional.of(geocoder), sink);
        assertThat(report.geocoded().asked()).isEqualTo(2);
        assertThat(report.geocoded().found()).isEqualTo(1);
        assertThat(asked)
                .extracting(Geocoder.AddressQuery::address)
                .containsExactly("12 quai Valin", "99 rue inconnue");
        assertThat(located.get(0)).startsWith("exacte");
        assertThat(located.get(1)).isEqualTo("adresse 46.1555");
        assertThat(located.get(2)).startsWith("commune");
    }

    @Test
    void theFilesHaveTheNationalColumnsAndTheCounts() throws Exception {
        var items = Stream.<SourceRecordReadResult>of(
                place(2, "1", "=1+1", "telephone", "05 46 00 11 22", "conditions_inconnues", "x"), place(3, "2", ""));
        try (var files = HarvestOutputFiles.in(folder)) {
            files.finish(run(items.iterator(), Optional.empty(), files), "essai");
        }
        assertThat(names()).containsExactly("places.csv", "rejects.csv", "report.json");
        try (var rows = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .get()
                .parse(Files.newBufferedReader(folder.resolve("places.csv")))) {
            assertThat(rows.getHeaderNames())
                    .isEqualTo(Field.NATIONAL.stream().map(Field::column).toList())
                    .hasSize(32);
        }
        assertThat(Files.readString(folder.resolve("places.csv")))
                .contains("+33546001122")
                .contains("\"'=1+1\"");
        assertThat(Files.readString(folder.resolve("rejects.csv"))).startsWith("line,reason,raw\n3,sans nom,");
        var report = JsonMapper.shared().readTree(folder.resolve("report.json").toFile());
        assertThat(report.get("read").intValue()).isEqualTo(2);
        assertThat(report.get("kept").intValue()).isEqualTo(1);
        assertThat(report.get("rejected").intValue()).isEqualTo(1);
        assertThat(report.get("fields").get("telephone").doubleValue()).isEqualTo(1);
        assertThat(report.get("fields").get("pivot").doubleValue())
                .as("an unknown pivot fills nothing")
                .isZero();
        assertThat(report.get("unused_columns").get(0).stringValue()).isEqualTo("conditions_inconnues");
    }

    @Test
    void aRunThatFailsLeavesThePreviousFiles() throws Exception {
        Files.writeString(folder.resolve("places.csv"), "avant");
        Iterator<SourceRecordReadResult> breaks = Stream.<SourceRecordReadResult>of(place(2, "1", "Un"))
                .map(item -> {
                    if (item.line() == 2) throw new IllegalStateException("le disque est parti");
                    return item;
                })
                .iterator();
        try (var files = HarvestOutputFiles.in(folder)) {
            run(breaks, Optional.empty(), files);
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessageContaining("disque");
        }
        assertThat(names()).containsExactly("places.csv");
        assertThat(Files.readString(folder.resolve("places.csv"))).isEqualTo("avant");
    }

    /// The program of another process: a harvest that is never finished.
    static final class NeverFinished {
        public static void main(String[] args) throws Exception {
            var files = HarvestOutputFiles.in(Path.of(args[0]));
            System.out.println("running " + files);
            Thread.sleep(60_000);
        }
    }

    @Test
    void whatAKilledRunLeftIsRemovedByTheNextAndALivingOneIsLeftAlone() throws Exception {
        var other = SeparateProcess.of(NeverFinished.class, folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertThat(other.inputReader().readLine()).startsWith("running");
            var living = names();
            assertThat(living).singleElement().asString().startsWith(".harvest-");
            try (var _ = HarvestOutputFiles.in(folder)) {
                assertThat(names()).hasSize(2);
                try (var _ = HarvestOutputFiles.in(folder)) {
                    assertThat(names()).hasSize(3);
                }
            }
            assertThat(names()).isEqualTo(living);
        } finally {
            other.destroyForcibly().waitFor();
        }
        assertThat(names()).hasSize(1);
        Files.createDirectory(folder.resolve(".harvest-ancien"));
        Files.writeString(
                Files.createDirectory(folder.resolve(".harvest-autre")).resolve("à moi.txt"), "gardé");
        try (var next = HarvestOutputFiles.in(folder)) {
            next.finish(run(new ArrayList<SourceRecordReadResult>().iterator(), Optional.empty(), next), "essai");
        }
        assertThat(names()).containsExactly(".harvest-autre", "places.csv", "rejects.csv", "report.json");
    }

    private List<String> names() throws Exception {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static HarvestReport run(
            Iterator<SourceRecordReadResult> items, Optional<Geocoder> geocoder, HarvestRecordReceiver sink) {
        return new HarvestRun(NORMALISER, MAPPING, geocoder, sink).over(items, System::nanoTime);
    }

    private static TestRecord place(long line, String id, String name, String... more) {
        var cells = new ArrayList<>(
                List.of("id", id, "nom", name, "adresse", "1 rue X", "code_postal", "17000", "commune", "La Rochelle"));
        cells.addAll(List.of(more));
        return TestRecord.at(line, cells.toArray(String[]::new));
    }

    private static class Remembered implements HarvestRecordReceiver {
        final List<String> kept = new ArrayList<>();
        final List<String> rejected = new ArrayList<>();

        @Override
        public void kept(RawSourceRecord record, RecordNormalisationResult.RecordAccepted found) {
            kept.add(found.sheet().text(Field.NOM));
        }

        @Override
        public void rejected(long line, RefusalReason why, String raw) {
            rejected.add(line + " " + RefusalReasonTexts.french(why).replace('\u00a0', ' ') + " " + raw);
        }

        @Override
        public void excluded(RawSourceRecord record, RefusalReason why) {}
    }
}
