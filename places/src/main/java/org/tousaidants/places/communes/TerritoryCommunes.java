package org.tousaidants.places.communes;

import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Service;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.CommuneImportResult;
import org.tousaidants.core.territory.CommuneImporter;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.core.territory.LazyValue;
import org.tousaidants.platform.jobs.PeriodicRefresh;

/// « Territoires » — the communes known to this installation: the shipped table, improved by imports. The table
/// is national and the same for all networks.
@Service
public class TerritoryCommunes {
    private final CommuneStore store;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final AtomicReference<LazyValue<Communes>> merged;
    private volatile String version = "";

    TerritoryCommunes(CommuneStore store, Clock clock, ApplicationEventPublisher events) {
        this.store = store;
        this.clock = clock;
        this.events = events;
        this.merged = new AtomicReference<>(new LazyValue<>(this::load));
    }

    /// Returns the current table of communes, held in memory.
    public Communes communes() {
        return merged.get().get();
    }

    /// « Lecture d'un fichier de communes » — the changes that a file of official data would make. Nothing has
    /// been stored.
    record ForeseenCommuneChanges(CommuneImportResult outcome, List<Commune> better) {}

    /// Parses a file of communes and returns the changes that it would make, without storing them. The stream is
    /// read to its end and not closed. A truncated file is refused as a whole.
    ForeseenCommuneChanges foresee(InputStream file, CommuneImportResult.CommuneFileFormat format) {
        var importer = new CommuneImporter(communes());
        var outcome = importer.read(file, format);
        return new ForeseenCommuneChanges(
                outcome, outcome instanceof CommuneImportResult.CommunesImported ? importer.better() : List.of());
    }

    /// Stores the valid lines of a file of communes without a check by a person. This is intended for a new
    /// installation.
    public CommuneImportResult importFrom(InputStream file, CommuneImportResult.CommuneFileFormat format) {
        var foreseen = foresee(file, format);
        if (!foreseen.better().isEmpty()) keep(foreseen.better());
        return foreseen.outcome();
    }

    /// Returns, by code, the data of the given communes that came from an imported file. Communes that exist
    /// only in the shipped table are absent.
    Map<String, Commune> given(Collection<String> codes) {
        return store.all().stream()
                .filter(one -> codes.contains(one.code()))
                .collect(Collectors.toMap(Commune::code, Function.identity()));
    }

    void keep(List<Commune> better) {
        store.keep(better, clock.instant());
        readAgain();
    }

    /// Deletes the imported data of these communes, so that the data of the shipped table applies to them again.
    void forget(Collection<String> codes) {
        store.forget(codes);
        readAgain();
    }

    /// Declares a job that checks the version of the table every few seconds and reloads the table if another
    /// process has imported a file. The table is loaded before the first request.
    @Bean("communes.refresh")
    static PeriodicRefresh communesRefresh(TerritoryCommunes territories) {
        return new PeriodicRefresh(Duration.ofSeconds(5), territories::readWhatOthersImported);
    }

    void readWhatOthersImported() {
        if (!version.isEmpty() && !version.equals(store.version())) readAgain();
        communes();
    }

    private void readAgain() {
        merged.set(new LazyValue<>(this::load));
        events.publishEvent(new CommuneTableChanged());
    }

    /// Loads the table of communes. The version is read before the communes, so that an import that happens in
    /// between is seen as a newer version at the next check.
    private Communes load() {
        version = store.version();
        return Communes.shipped().with(store.all());
    }
}
