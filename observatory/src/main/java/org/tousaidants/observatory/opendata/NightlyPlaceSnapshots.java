package org.tousaidants.observatory.opendata;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.commons.csv.CSVRecord;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Service;
import org.tousaidants.core.csv.CsvFormat;
import org.tousaidants.core.text.BundledFile;
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.core.text.Sha256;
import org.tousaidants.observatory.figures.FigureFileExport;
import org.tousaidants.platform.db.PersistentDataFolder;
import org.tousaidants.platform.identity.TerritoryNetwork;
import org.tousaidants.platform.identity.TerritoryNetworks;
import org.tousaidants.platform.jobs.Job;
import org.tousaidants.platform.web.SitePublicAddress;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// « Instantanés » — stores all public files each night with a manifest (rows, SHA-256, definitions of the figures).
/// Each manifest names the manifest of the previous night, so that a missing night is noticed. The folder of an
/// interrupted night is ignored, and deleted the next night.
@Service
class NightlyPlaceSnapshots {
    static final String MANIFEST = "manifest.json";
    static final String PLACES = "lieux.csv";
    private static final String AGAIN = "recompter.sql";
    private static final String PART = ".part";
    private static final List<PublicFileExports.PublicExportFormat> FORMATS = List.of(
            PublicFileExports.PublicExportFormat.NATIONAL,
            PublicFileExports.PublicExportFormat.DATA_INCLUSION,
            PublicFileExports.PublicExportFormat.HSDS,
            PublicFileExports.PublicExportFormat.DCAT,
            PublicFileExports.PublicExportFormat.PARQUET,
            PublicFileExports.PublicExportFormat.GEOPARQUET);

    /// A stored night: the public files of one day.
    ///
    /// @param whole whether the files match the manifest and the manifest references the previous night
    record StoredPlaceSnapshot(LocalDate day, List<SnapshotFile> files, boolean whole) {
        Optional<SnapshotFile> file(String name) {
            return files.stream().filter(one -> one.name().equals(name)).findFirst();
        }
    }

    record SnapshotFile(String name, long rows, long bytes, String sha256) {}

    /// The differences between the places of two days.
    record SnapshotDifference(
            LocalDate from,
            LocalDate to,
            List<SnapshotPlaceRow> came,
            List<SnapshotPlaceRow> left,
            List<SnapshotPlaceChange> changed) {}

    record SnapshotPlaceRow(String id, String name, String commune) {}

    record SnapshotPlaceChange(SnapshotPlaceRow place, List<String> columns) {}

    private final PublicFileExports exports;
    private final FigureFileExport figures;
    private final TerritoryNetworks networks;
    private final Clock clock;
    private final Path folder;
    /// Supplies the web address of the site, which the catalogue of the files contains.
    private final Supplier<String> site;

    @Autowired
    NightlyPlaceSnapshots(
            PublicFileExports exports,
            FigureFileExport figures,
            TerritoryNetworks networks,
            Clock clock,
            SitePublicAddress address) {
        this(
                exports,
                figures,
                networks,
                clock,
                PersistentDataFolder.chosen().resolve("snapshots"),
                () -> address.of(""));
    }

    NightlyPlaceSnapshots(
            PublicFileExports exports,
            FigureFileExport figures,
            TerritoryNetworks networks,
            Clock clock,
            Path folder,
            Supplier<String> site) {
        this.exports = exports;
        this.figures = figures;
        this.networks = networks;
        this.clock = clock;
        this.folder = folder;
        this.site = site;
    }

    @Bean("publication.snapshot")
    static Job snapshotOfTheNight(NightlyPlaceSnapshots snapshots) {
        return Job.dailyAt(LocalTime.of(4, 40)).run(snapshots::tonight);
    }

    private void tonight() {
        try {
            take();
        } catch (IOException cut) {
            throw new UncheckedIOException(cut);
        }
    }

    /// Stores the public files of the current day and returns them. If they are already stored, they are
    /// returned unchanged.
    StoredPlaceSnapshot take() throws IOException {
        var network = networks.here();
        var folder = here(network);
        Files.createDirectories(folder);
        sweep(folder);
        var day = ParisTime.today(clock);
        var done = kept(day);
        if (done.isPresent()) return done.get();
        var part = Files.createDirectory(folder.resolve(day + PART));
        var listed = new ArrayList<Map<String, Object>>();
        for (var file : files(network, site.get())) {
            Files.write(part.resolve(file.name()), file.bytes());
            var line = new LinkedHashMap<String, Object>();
            line.put("file", file.name());
            line.put("rows", file.rows());
            line.put("bytes", file.bytes().length);
            line.put("sha256", Sha256.hex(file.bytes()));
            listed.add(line);
        }
        var manifest = new LinkedHashMap<String, Object>();
        manifest.put("network", network.id());
        manifest.put("day", day.toString());
        manifest.put("made", clock.instant().toString());
        manifest.put("licence", "etalab-2.0");
        var before = days().stream().filter(one -> one.isBefore(day)).max(Comparator.naturalOrder());
        if (before.isPresent()) {
            var previous = new LinkedHashMap<String, Object>();
            previous.put("day", before.get().toString());
            previous.put("sha256", Sha256.hex(Files.readAllBytes(folder.resolve(before.get() + "/" + MANIFEST))));
            manifest.put("previous", previous);
        }
        manifest.put("files", listed);
        Files.writeString(
                part.resolve(MANIFEST),
                JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(manifest));
        Files.move(part, folder.resolve(day.toString()), StandardCopyOption.ATOMIC_MOVE);
        return kept(day).orElseThrow();
    }

    private List<PublicFileExports.GeneratedExportFile> files(TerritoryNetwork network, String site) {
        var files = new ArrayList<PublicFileExports.GeneratedExportFile>();
        for (var format : FORMATS)
            if (format.parts().isEmpty()) files.addAll(exports.made(network, format, site));
            else
                for (var made : exports.parts(network, format))
                    files.add(new PublicFileExports.GeneratedExportFile(
                            format.path() + "-" + made.name(), made.type(), made.rows(), made.bytes()));
        figures.countNow();
        var values = figures.values();
        files.add(new PublicFileExports.GeneratedExportFile("chiffres.csv", "text/csv", values.rows(), values.bytes()));
        var rows = figures.rows();
        files.add(new PublicFileExports.GeneratedExportFile(
                "chiffres.parquet",
                "application/vnd.apache.parquet",
                rows.size(),
                ParquetPlaceWriter.figures(network.id(), rows)));
        var definitions = figures.definitions();
        var communes = figures.communes();
        files.add(new PublicFileExports.GeneratedExportFile(
                "communes.csv", "text/csv", communes.rows(), communes.bytes()));
        files.add(new PublicFileExports.GeneratedExportFile(
                "definitions.json", "application/json", definitions.rows(), definitions.bytes()));
        files.add(new PublicFileExports.GeneratedExportFile(AGAIN, "application/sql", 1, again()));
        return files;
    }

    /// Returns the text of an SQL query with which anybody can recompute three figures from the files of the
    /// snapshot.
    private static byte[] again() {
        return BundledFile.bytes(NightlyPlaceSnapshots.class, "/" + AGAIN);
    }

    /// Deletes the folders that an interrupted process has left in the given folder.
    private static void sweep(Path here) throws IOException {
        try (var all = Files.list(here)) {
            for (var one : all.filter(path -> path.getFileName().toString().endsWith(PART))
                    .toList())
                try (var inside = Files.walk(one)) {
                    for (var path : inside.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
                }
        }
    }

    private Path here(TerritoryNetwork network) {
        return folder.resolve(network.id());
    }

    List<LocalDate> days() {
        var here = here(networks.here());
        if (!Files.isDirectory(here)) return List.of();
        try (var all = Files.list(here)) {
            return all.flatMap(path -> FormValueParser.day(path.getFileName().toString()).stream())
                    .sorted(Comparator.reverseOrder())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<StoredPlaceSnapshot> kept(LocalDate day) {
        var folder = here(networks.here());
        var manifest = folder.resolve(day + "/" + MANIFEST);
        if (!Files.isRegularFile(manifest)) return Optional.empty();
        try {
            var json = JsonMapper.shared().readTree(Files.readAllBytes(manifest));
            var files = new ArrayList<SnapshotFile>();
            for (var line : json.get("files"))
                files.add(new SnapshotFile(
                        line.get("file").asString(),
                        line.get("rows").asLong(),
                        line.get("bytes").asLong(),
                        line.get("sha256").asString()));
            var whole = chained(folder, json);
            for (var file : files) {
                var path = folder.resolve(day + "/" + file.name());
                whole &= Files.isRegularFile(path) && Files.size(path) == file.bytes();
            }
            return Optional.of(new StoredPlaceSnapshot(day, files, whole));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean chained(Path here, JsonNode manifest) throws IOException {
        var previous = manifest.get("previous");
        if (previous == null) return true;
        var before = here.resolve(previous.get("day").asString() + "/" + MANIFEST);
        return Files.isRegularFile(before)
                && Sha256.hex(Files.readAllBytes(before))
                        .equals(previous.get("sha256").asString());
    }

    /// Returns the content of a public file as stored on that day; empty if the manifest does not name such a
    /// file.
    Optional<byte[]> bytes(LocalDate day, String name) {
        var kept = kept(day);
        if (kept.isEmpty() || !name.equals(MANIFEST) && kept.get().file(name).isEmpty()) return Optional.empty();
        try {
            return Optional.of(Files.readAllBytes(here(networks.here()).resolve(day + "/" + name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<SnapshotDifference> difference(LocalDate from, LocalDate to) {
        var old = bytes(from, PLACES);
        var now = bytes(to, PLACES);
        if (old.isEmpty() || now.isEmpty()) return Optional.empty();
        return Optional.of(difference(from, old.get(), to, now.get()));
    }

    static SnapshotDifference difference(LocalDate from, byte[] old, LocalDate to, byte[] now) {
        var before = rows(old);
        var after = rows(now);
        var came = new ArrayList<SnapshotPlaceRow>();
        var left = new ArrayList<SnapshotPlaceRow>();
        var changed = new ArrayList<SnapshotPlaceChange>();
        after.forEach((id, row) -> {
            var was = before.get(id);
            if (was == null) came.add(line(row));
            else {
                var columns = row.toMap().entrySet().stream()
                        .filter(cell -> !was.isMapped(cell.getKey())
                                || !was.get(cell.getKey()).equals(cell.getValue()))
                        .map(Map.Entry::getKey)
                        .sorted()
                        .toList();
                if (!columns.isEmpty()) changed.add(new SnapshotPlaceChange(line(row), columns));
            }
        });
        before.forEach((id, row) -> {
            if (!after.containsKey(id)) left.add(line(row));
        });
        return new SnapshotDifference(from, to, came, left, changed);
    }

    private static SnapshotPlaceRow line(CSVRecord row) {
        return new SnapshotPlaceRow(row.get("id"), row.get("nom"), row.get("commune"));
    }

    private static Map<String, CSVRecord> rows(byte[] csv) {
        try (var records = CsvFormat.HEADED.parse(new StringReader(new String(csv, StandardCharsets.UTF_8)))) {
            var rows = new TreeMap<String, CSVRecord>();
            for (var record : records) rows.put(record.get("id"), record);
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
