package org.tousaidants.places.communes;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.CommuneImportResult;
import org.tousaidants.places.intake.SourceDownload;
import org.tousaidants.places.intake.SourceRefusal;

/// « Les imports de communes » — service for importing files with official data of communes. It reads a file or a
/// web address, shows the changes of the file, and applies, discards or undoes these changes.
@Service
class CommuneImports {
    private static final int PIECE = 1_000;
    private static final int ALL = Integer.MAX_VALUE;

    /// Maximum size in bytes of a file imported from the command line: the file of all communes of France with
    /// contours has hundreds of megabytes.
    static final long LARGEST_BYTES = 1L << 30;

    /// Maximum duration of a download while a page waits for the result.
    static final Duration PATIENCE_OF_A_PAGE = Duration.ofSeconds(50);

    static final Duration PATIENCE_OF_A_COMMAND = Duration.ofMinutes(10);

    private static final Path DOWNLOADS = Path.of(System.getProperty("java.io.tmpdir", "/tmp"));

    /// The result of reading a file of communes.
    sealed interface CommuneImportOutcome {
        record CommuneFileImported(ImportedCommuneFile file) implements CommuneImportOutcome {}

        /// The file has no usable line; nothing was stored.
        record CommuneFileUnreadable(CommuneImportResult.InvalidCommuneFile why) implements CommuneImportOutcome {}

        /// The file could not be downloaded from the web address.
        record CommuneFileNotFetched(SourceRefusal why) implements CommuneImportOutcome {}
    }

    /// The author of an import: an account, or the command line (then without account and with an empty name).
    record CommuneImportAuthor(Optional<UUID> account, String name) {
        static final CommuneImportAuthor COMMAND = new CommuneImportAuthor(Optional.empty(), "");
    }

    /// Numbers of communes, in the whole table and in one département.
    ///
    /// @param communes number of communes of the table
    /// @param districts number of arrondissements of Paris, Lyon and Marseille
    /// @param estimated number of communes of the table whose centre is estimated
    /// @param here number of communes of the département
    /// @param estimatedHere number of communes of the département whose centre is estimated
    record CommuneTableCounts(int communes, int districts, int estimated, int here, int estimatedHere) {}

    private final CommuneImportStore store;
    private final TerritoryCommunes territories;
    private final SourceDownload fetch;
    private final Clock clock;

    CommuneImports(
            CommuneImportStore store,
            TerritoryCommunes territories,
            @Value("${ta.harvest.allow-private:}") String privateHosts,
            Clock clock) {
        this.store = store;
        this.territories = territories;
        this.fetch = SourceDownload.allowing(privateHosts);
        this.clock = clock;
    }

    CommuneTableCounts state(String departement) {
        var communes = territories.communes();
        var here = communes.inDepartement(departement);
        return new CommuneTableCounts(
                communes.all().size(), communes.districts(), estimated(communes.all()), here.size(), estimated(here));
    }

    private static int estimated(List<Commune> communes) {
        return (int) communes.stream().filter(Commune::estimated).count();
    }

    @Transactional(readOnly = true)
    List<ImportedCommuneFile> latest(int limit) {
        return store.latest(limit);
    }

    /// Reads a file and stores its changes without applying them, so that a person can check them first.
    ///
    /// @param name name of the file
    /// @param bearer author of the import
    @Transactional
    public CommuneImportOutcome foresee(Path file, String name, CommuneImportAuthor bearer) throws IOException {
        return read(file, name, bearer, ImportedCommuneFile.CommuneFileState.WAITING);
    }

    /// Imports a file and applies its changes at once, because the operator has already checked the file.
    ///
    /// @param name name of the file
    /// @param bearer author of the import
    @Transactional
    public CommuneImportOutcome bring(Path file, String name, CommuneImportAuthor bearer) throws IOException {
        return read(file, name, bearer, ImportedCommuneFile.CommuneFileState.KEPT);
    }

    private CommuneImportOutcome read(
            Path file, String name, CommuneImportAuthor bearer, ImportedCommuneFile.CommuneFileState state)
            throws IOException {
        try (var in = new BufferedInputStream(Files.newInputStream(file))) {
            var foreseen = territories.foresee(in, CommuneImportResult.CommuneFileFormat.sniff(in));
            return switch (foreseen.outcome()) {
                case CommuneImportResult.InvalidCommuneFile refused ->
                    new CommuneImportOutcome.CommuneFileUnreadable(refused);
                case CommuneImportResult.CommunesImported done -> {
                    var brought = ImportedCommuneFile.of(
                            UUID.randomUUID(), state, clock.instant(), bearer.account(), bearer.name(), name, done);
                    store.add(brought);
                    rows(brought.id(), foreseen.better());
                    if (state == ImportedCommuneFile.CommuneFileState.KEPT) territories.keep(foreseen.better());
                    yield new CommuneImportOutcome.CommuneFileImported(brought);
                }
            };
        }
    }

    private void rows(UUID file, List<Commune> better) {
        var given = territories.given(better.stream().map(Commune::code).collect(Collectors.toSet()));
        var known = territories.communes();
        for (var from = 0; from < better.size(); from += PIECE)
            store.addRows(
                    file,
                    better.subList(from, Math.min(better.size(), from + PIECE)).stream()
                            .map(after -> {
                                var before = known.byCode(after.code());
                                return new CommuneImportStore.ChangedCommune(
                                        after.code(),
                                        before.map(Commune::name).orElse(""),
                                        before.map(one -> (int) one.centre().metresTo(after.centre()))
                                                .orElse(0),
                                        before.filter(one -> !one.name().equals(after.name()))
                                                .isPresent(),
                                        Optional.ofNullable(given.get(after.code())),
                                        after);
                            })
                            .toList());
    }

    /// « Différence » — a file and the main changes that it makes to communes. `last` tells whether it is the
    /// latest applied file, because only that file can be undone.
    record CommuneFileDifference(
            ImportedCommuneFile file, List<CommuneImportStore.ChangedCommune> rows, boolean last) {}

    @Transactional(readOnly = true)
    public Optional<CommuneFileDifference> difference(UUID id, int limit) {
        return store.file(id)
                .map(file -> new CommuneFileDifference(
                        file,
                        store.rows(id, limit),
                        store.lastKept().filter(id::equals).isPresent()));
    }

    /// Applies the changes of a file that waits for a decision; returns false if the file is no longer waiting.
    @Transactional
    public boolean keep(UUID id) {
        if (!store.turn(id, ImportedCommuneFile.CommuneFileState.WAITING, ImportedCommuneFile.CommuneFileState.KEPT))
            return false;
        territories.keep(store.rows(id, ALL).stream()
                .map(CommuneImportStore.ChangedCommune::after)
                .toList());
        return true;
    }

    @Transactional
    public boolean drop(UUID id) {
        return store.turn(
                id, ImportedCommuneFile.CommuneFileState.WAITING, ImportedCommuneFile.CommuneFileState.DROPPED);
    }

    /// Undoes a file: restores the data of the communes that applied before this file was accepted. Returns
    /// false if a more recent file was accepted.
    @Transactional
    public boolean undo(UUID id) {
        var rows = store.rows(id, ALL);
        if (rows.isEmpty()
                || store.lastKept().filter(id::equals).isEmpty()
                || !store.turn(
                        id, ImportedCommuneFile.CommuneFileState.KEPT, ImportedCommuneFile.CommuneFileState.UNDONE))
            return false;
        territories.keep(rows.stream().flatMap(row -> row.before().stream()).toList());
        territories.forget(rows.stream()
                .filter(row -> row.before().isEmpty())
                .map(CommuneImportStore.ChangedCommune::code)
                .toList());
        return true;
    }

    CommuneImportOutcome foresee(URI address, Duration patience, CommuneImportAuthor bearer) throws IOException {
        return fetched(address, patience, file -> foresee(file, address.toString(), bearer));
    }

    CommuneImportOutcome bring(URI address, Duration patience, CommuneImportAuthor bearer) throws IOException {
        return fetched(address, patience, file -> bring(file, address.toString(), bearer));
    }

    private interface CommuneFileParseResult {
        CommuneImportOutcome of(Path file) throws IOException;
    }

    private CommuneImportOutcome fetched(URI address, Duration patience, CommuneFileParseResult reading)
            throws IOException {
        return switch (fetch.upTo(LARGEST_BYTES, patience).get(address, DOWNLOADS)) {
            case SourceRefusal refused -> new CommuneImportOutcome.CommuneFileNotFetched(refused);
            case SourceDownload.SourceNotModified() ->
                throw new IllegalStateException("nothing was known of " + address);
            case SourceDownload.DownloadedSource file -> {
                try (file) {
                    yield reading.of(file.file());
                }
            }
        };
    }
}
