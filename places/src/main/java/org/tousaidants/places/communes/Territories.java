package org.tousaidants.places.communes;

import java.io.InputStream;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.tousaidants.core.territory.CommuneImport;
import org.tousaidants.core.territory.CommuneImporter;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.core.territory.Lazy;

/// « Territoires » — the communes as this installation knows them: the table that ships with the product, improved
/// by what was imported. The table is national and the same for all networks.
@Service
public class Territories {
    private final TerritoryStore store;
    private final Clock clock;
    private final AtomicReference<Lazy<Communes>> merged;
    private volatile String version = "";

    Territories(TerritoryStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
        this.merged = new AtomicReference<>(new Lazy<>(this::load));
    }

    /// The present table, kept in memory.
    public Communes communes() {
        return merged.get().get();
    }

    /// Reads a file of better data and keeps what is good in it; a file that breaks off changes nothing. Not closed
    /// here. No transaction spans the reading: what is kept is kept in one statement.
    public CommuneImport importFrom(InputStream file, CommuneImport.Format format) {
        var importer = new CommuneImporter(communes());
        var outcome = importer.read(file, format);
        if (outcome instanceof CommuneImport.Done) {
            store.keep(importer.better(), clock.instant());
            merged.set(new Lazy<>(this::load));
        }
        return outcome;
    }

    /// Another process may import too: the version is looked at every few seconds. Whoever comes first finds the table
    /// read.
    @Scheduled(fixedDelay = 5_000)
    void readWhatOthersImported() {
        if (!version.isEmpty() && !version.equals(store.version())) merged.set(new Lazy<>(this::load));
        communes();
    }

    /// The version is read first: an import that slips in between shows as a newer one at the next look.
    private Communes load() {
        version = store.version();
        return Communes.shipped().with(store.all());
    }
}
