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
import org.tousaidants.places.intake.Fetch;
import org.tousaidants.places.intake.SourceRefusal;

/// « Les imports de communes » — service for files of better data: reads a file or an address, shows its
/// changes, applies, drops or undoes them.
@Service
class CommuneImports {
    private static final int PIECE = 1_000;
    private static final int ALL = Integer.MAX_VALUE;

    /// Maximum size of a file on the command line, in bytes: the file of all of France with contours has
    /// hundreds of megabytes.
    static final long LARGEST_BYTES = 1L << 30;

    /// Maximum duration of a download that a page waits for.
    static final Duration PATIENCE_OF_A_PAGE = Duration.ofSeconds(50);

    static final Duration PATIENCE_OF_A_COMMAND = Duration.ofMinutes(10);

    private static final Path DOWNLOADS = Path.of(System.getProperty("java.io.tmpdir", "/tmp"));

    /// The result of reading a file.
    sealed interface Outcome {
        record Imported(CommuneFile file) implements Outcome {}

        /// The file has no usable line: nothing was stored.
        record Unreadable(CommuneImportResult.Invalid why) implements Outcome {}

        /// The download failed.
        record NotFetched(SourceRefusal why) implements Outcome {}
    }

    /// The author of an import: an account, or the command line (no account, no name).
    record Bearer(Optional<UUID> account, String name) {
        static final Bearer COMMAND = new Bearer(Optional.empty(), "");
    }

    /// Numbers of communes, in the whole table and in one département.
    ///
    /// @param districts arrondissements of Paris, Lyon and Marseille
    /// @param estimated communes of the table whose centre is estimated
    /// @param here communes of the département
    /// @param estimatedHere those of the département whose centre is estimated
    record State(int communes, int districts, int estimated, int here, int estimatedHere) {}

    private final CommuneImportStore store;
    private final Territories territories;
    private final Fetch fetch;
    private final Clock clock;

    CommuneImports(
            CommuneImportStore store,
            Territories territories,
            @Value("${ta.harvest.allow-private:}") String privateHosts,
            Clock clock) {
        this.store = store;
        this.territories = territories;
        this.fetch = Fetch.allowing(privateHosts);
        this.clock = clock;
    }

    State state(String departement) {
        var communes = territories.communes();
        var here = communes.inDepartement(departement);
        return new State(
                communes.all().size(), communes.districts(), estimated(communes.all()), here.size(), estimated(here));
    }

    private static int estimated(List<Commune> communes) {
        return (int) communes.stream().filter(Commune::estimated).count();
    }

    @Transactional(readOnly = true)
    List<CommuneFile> latest(int limit) {
        return store.latest(limit);
    }

    /// Reads a file and keeps its changes until a person has seen them.
    ///
    /// @param name of the file
    @Transactional
    public Outcome foresee(Path file, String name, Bearer bearer) throws IOException {
        return read(file, name, bearer, CommuneFile.State.WAITING);
    }

    /// Imports a file without a waiting step, because the operator has already seen it.
    @Transactional
    public Outcome bring(Path file, String name, Bearer bearer) throws IOException {
        return read(file, name, bearer, CommuneFile.State.KEPT);
    }

    private Outcome read(Path file, String name, Bearer bearer, CommuneFile.State state) throws IOException {
        try (var in = new BufferedInputStream(Files.newInputStream(file))) {
            var foreseen = territories.foresee(in, CommuneImportResult.Format.sniff(in));
            return switch (foreseen.outcome()) {
                case CommuneImportResult.Invalid refused -> new Outcome.Unreadable(refused);
                case CommuneImportResult.Imported done -> {
                    var brought = CommuneFile.of(
                            UUID.randomUUID(), state, clock.instant(), bearer.account(), bearer.name(), name, done);
                    store.add(brought);
                    rows(brought.id(), foreseen.better());
                    if (state == CommuneFile.State.KEPT) territories.keep(foreseen.better());
                    yield new Outcome.Imported(brought);
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
                                return new CommuneImportStore.Changed(
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

    /// « Différence » — a file and its main changes; `last`: it is the latest file that applies, so it can be
    /// undone.
    record Difference(CommuneFile file, List<CommuneImportStore.Changed> rows, boolean last) {}

    @Transactional(readOnly = true)
    public Optional<Difference> difference(UUID id, int limit) {
        return store.file(id)
                .map(file -> new Difference(
                        file,
                        store.rows(id, limit),
                        store.lastKept().filter(id::equals).isPresent()));
    }

    /// False when the file does not wait any more.
    @Transactional
    public boolean keep(UUID id) {
        if (!store.turn(id, CommuneFile.State.WAITING, CommuneFile.State.KEPT)) return false;
        territories.keep(store.rows(id, ALL).stream()
                .map(CommuneImportStore.Changed::after)
                .toList());
        return true;
    }

    @Transactional
    public boolean drop(UUID id) {
        return store.turn(id, CommuneFile.State.WAITING, CommuneFile.State.DROPPED);
    }

    /// Restores the values before the last kept file. False when another one came after it.
    @Transactional
    public boolean undo(UUID id) {
        var rows = store.rows(id, ALL);
        if (rows.isEmpty()
                || store.lastKept().filter(id::equals).isEmpty()
                || !store.turn(id, CommuneFile.State.KEPT, CommuneFile.State.UNDONE)) return false;
        territories.keep(rows.stream().flatMap(row -> row.before().stream()).toList());
        territories.forget(rows.stream()
                .filter(row -> row.before().isEmpty())
                .map(CommuneImportStore.Changed::code)
                .toList());
        return true;
    }

    Outcome foresee(URI address, Duration patience, Bearer bearer) throws IOException {
        return fetched(address, patience, file -> foresee(file, address.toString(), bearer));
    }

    Outcome bring(URI address, Duration patience, Bearer bearer) throws IOException {
        return fetched(address, patience, file -> bring(file, address.toString(), bearer));
    }

    private interface ParseResult {
        Outcome of(Path file) throws IOException;
    }

    private Outcome fetched(URI address, Duration patience, ParseResult reading) throws IOException {
        return switch (fetch.upTo(LARGEST_BYTES, patience).get(address, DOWNLOADS)) {
            case SourceRefusal refused -> new Outcome.NotFetched(refused);
            case Fetch.Same() -> throw new IllegalStateException("nothing was known of " + address);
            case Fetch.Fetched file -> {
                try (file) {
                    yield reading.of(file.file());
                }
            }
        };
    }
}
