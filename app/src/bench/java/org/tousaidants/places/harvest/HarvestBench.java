package org.tousaidants.places.harvest;

import java.io.IOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.tousaidants.core.csv.CsvFormat;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.places.columnmapping.ColumnMappings;
import org.tousaidants.places.columnmapping.PlaceRecordNormaliser;
import org.tousaidants.places.intake.OpenedRecordSource;
import org.tousaidants.places.intake.RawSourceRecord;
import org.tousaidants.places.intake.SourceDownload;
import org.tousaidants.places.intake.SourceLimits;
import org.tousaidants.places.intake.SourceLocation;
import org.tousaidants.places.intake.SourceRecordReader;

/// Records per second of a harvest from file to files, and the time relative to a bare copy of the same CSV (cell
/// by cell). Prints one line per figure; exits 1 when one misses its budget.
public final class HarvestBench {
    private static final int RECORDS = 200_000;
    private static final long BUDGET = 20_000;
    private static final List<String> COLUMNS =
            Field.NATIONAL.stream().map(Field::column).toList();

    private HarvestBench() {}

    public static void main(String[] args) throws IOException {
        var folder = Files.createTempDirectory("harvest-bench-");
        try {
            var source = folder.resolve("source.csv");
            write(source);
            harvest(source, folder.resolve("out")); // warms up
            var cpu = cpuNanos();
            var report = harvest(source, folder.resolve("out"));
            cpu = cpuNanos() - cpu;
            var copy = copy(source, folder.resolve("copy.csv"));
            var ok = report.recordsPerSecond() >= BUDGET;
            System.out.printf(
                    Locale.ROOT,
                    "harvest %d records/s (budget >= %d) %s%n",
                    report.recordsPerSecond(),
                    BUDGET,
                    ok ? "ok" : "short");
            System.out.printf(
                    Locale.ROOT,
                    "harvest-against-copy %.1f times a bare CSV copy (%d records/s)%n",
                    (double) copy / report.recordsPerSecond(),
                    copy);
            // Independent of other load: on two free cores, 100 us is 20,000 records a second.
            System.out.printf(Locale.ROOT, "harvest-cpu %.1f us/record%n", cpu / 1e3 / RECORDS);
            if (!ok) System.exit(1);
        } finally {
            delete(folder);
        }
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static HarvestReport harvest(Path source, Path out) throws IOException {
        var mapping = ColumnMappings.identity();
        var normaliser = new PlaceRecordNormaliser(mapping, Communes.shipped(), "bench", LocalDate.of(2026, 11, 24));
        try (var reader = open(source);
                var files = HarvestOutputFiles.in(out)) {
            var report = new HarvestRun(normaliser, mapping, Optional.empty(), files).over(reader, System::nanoTime);
            files.finish(report, "bench");
            return report;
        }
    }

    private static long copy(Path source, Path target) throws IOException {
        var start = System.nanoTime();
        var cells = new ArrayList<String>();
        var line = new StringBuilder();
        var read = 0L;
        try (var reader = open(source);
                Writer writer = Files.newBufferedWriter(target)) {
            while (reader.hasNext()) {
                if (!(reader.next() instanceof RawSourceRecord record)) continue;
                cells.clear();
                for (var column : COLUMNS) cells.add(record.text(column).orElse(""));
                line.setLength(0);
                CsvFormat.row(line, ',', cells);
                writer.append(line);
                read++;
            }
        }
        return Math.round(read * 1e9 / (System.nanoTime() - start));
    }

    private static SourceRecordReader open(Path source) throws IOException {
        var location = new SourceLocation.FileSource(source, List.of());
        return switch (OpenedRecordSource.open(location, SourceDownload.allowing(""), SourceLimits.usual())) {
            case OpenedRecordSource.IntakeOpened opened -> opened.reader();
            case OpenedRecordSource.IntakeNotOpened(var no) -> throw new IOException(no.sentence(Locale.FRENCH));
        };
    }

    /// Places like in the sources: all communes in turn, old and new words, hours of all kinds, a few mistakes.
    private static void write(Path source) throws IOException {
        var random = new Random(17);
        var communes = Communes.shipped().all();
        var line = new StringBuilder();
        try (Writer writer = Files.newBufferedWriter(source)) {
            CsvFormat.row(line, ',', COLUMNS);
            writer.append(line);
            for (var i = 0; i < RECORDS; i++) {
                var commune = communes.get(random.nextInt(communes.size()));
                var cells = new ArrayList<String>(COLUMNS.size());
                for (var field : Field.NATIONAL) cells.add(cell(field, i, random, commune));
                line.setLength(0);
                CsvFormat.row(line, ',', cells);
                writer.append(line);
            }
        }
    }

    private static String cell(Field field, int i, Random random, org.tousaidants.core.territory.Commune commune) {
        return switch (field) {
            case ID -> "place-" + i;
            case PIVOT -> random.nextInt(4) == 0 ? "" : "2117030010001" + random.nextInt(10);
            case NOM -> "Médiathèque de " + commune.name() + " n°" + random.nextInt(9);
            case COMMUNE -> random.nextInt(3) == 0 ? commune.name().toUpperCase(Locale.FRENCH) : commune.name();
            case CODE_POSTAL ->
                commune.postcodes().isEmpty() ? "" : commune.postcodes().getFirst();
            case CODE_INSEE -> random.nextInt(3) == 0 ? "" : commune.code();
            case ADRESSE -> random.nextInt(200) + ", rue de l’Église";
            case LATITUDE ->
                random.nextInt(5) == 0 ? "" : String.valueOf(commune.centre().latitude());
            case LONGITUDE ->
                random.nextInt(5) == 0 ? "" : String.valueOf(commune.centre().longitude());
            case TYPOLOGIE -> List.of("BIB", "Bibliothèque", "MUNI|CCAS", "").get(random.nextInt(4));
            case TELEPHONE ->
                "0%d %02d %02d %02d %02d"
                        .formatted(
                                1 + random.nextInt(5),
                                random.nextInt(100),
                                random.nextInt(100),
                                random.nextInt(100),
                                12);
            case COURRIELS -> "accueil" + i + "@mairie-" + random.nextInt(99) + ".fr";
            case SITE_WEB -> random.nextBoolean() ? "www.ville-" + random.nextInt(999) + ".fr" : "";
            case HORAIRES ->
                "Mo-Fr %02d:00-12:%02d,13:30-17:%02d; Sa 09:00-12:00"
                        .formatted(7 + random.nextInt(4), random.nextInt(60), random.nextInt(60));
            case PRESENTATION_RESUME -> "Un accueil pour toutes les démarches en ligne, avec ou sans rendez-vous.";
            case PRESENTATION_DETAIL -> "Des ateliers chaque semaine.<br>On vous aide, étape par étape. ".repeat(3);
            case DATE_MAJ -> "2024-%02d-%02d".formatted(1 + random.nextInt(12), 1 + random.nextInt(28));
            case SERVICES ->
                random.nextBoolean()
                        ? "Aide aux démarches administratives|Maîtrise des outils numériques du quotidien"
                        : "Prendre en main un ordinateur;Accéder à du matériel";
            case FRAIS -> "Gratuit";
            case ACCOMPAGNEMENT -> "En autonomie|Accompagnement individuel";
            case ACCES -> "Se présenter|Téléphoner";
            default -> "";
        };
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}
