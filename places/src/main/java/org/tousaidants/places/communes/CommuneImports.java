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
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.CommuneImport;
import org.tousaidants.places.intake.Fetch;
import org.tousaidants.places.intake.Refused;

/// « Les imports de communes » — the door of the room.
@Service
class CommuneImports {
    /// What the command line takes: with contours, all of France weighs hundreds of megabytes.
    static final long LARGEST_BYTES = 1L << 30;

    /// A page waits for its answer.
    static final Duration PATIENCE_OF_A_PAGE = Duration.ofSeconds(50);

    static final Duration PATIENCE_OF_A_COMMAND = Duration.ofMinutes(10);

    private static final Path DOWNLOADS = Path.of(System.getProperty("java.io.tmpdir", "/tmp"));

    /// What became of a file.
    sealed interface Outcome {
        record Done(Brought file) implements Outcome {}

        /// Nothing was kept.
        record Unreadable(CommuneImport.Refused why) implements Outcome {}

        /// The address gave nothing.
        record NotFetched(Refused why) implements Outcome {}
    }

    /// Who brings a file: an account, or the command line (no account, no name).
    record Bearer(Optional<UUID> account, String name) {
        static final Bearer COMMAND = new Bearer(Optional.empty(), "");
    }

    /// @param estimated communes whose centre is only estimated; `here` those of one département
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
    List<Brought> latest(int limit) {
        return store.latest(limit);
    }

    /// @param name what people call the file
    Outcome bring(Path file, String name, Bearer bearer) throws IOException {
        try (var in = new BufferedInputStream(Files.newInputStream(file))) {
            var format = CommuneImport.Format.sniff(in);
            return switch (territories.importFrom(in, format)) {
                case CommuneImport.Refused refused -> new Outcome.Unreadable(refused);
                case CommuneImport.Done done -> {
                    var brought = Brought.of(clock.instant(), bearer.account(), bearer.name(), name, done);
                    store.add(UUID.randomUUID(), brought);
                    yield new Outcome.Done(brought);
                }
            };
        }
    }

    Outcome bring(URI address, Duration patience, Bearer bearer) throws IOException {
        return switch (fetch.upTo(LARGEST_BYTES, patience).get(address, DOWNLOADS)) {
            case Refused refused -> new Outcome.NotFetched(refused);
            case Fetch.Same() -> throw new IllegalStateException("nothing was known of " + address);
            case Fetch.Fetched file -> {
                try (file) {
                    yield bring(file.file(), address.toString(), bearer);
                }
            }
        };
    }
}
