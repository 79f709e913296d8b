package org.tousaidants.platform.settings;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.platform.db.NetworkDataFolder;
import org.tousaidants.platform.db.TenantRows;
import org.tousaidants.platform.modules.ModuleManifest;
import org.tousaidants.platform.modules.Modules;

/// « Données d’un module » — service: counts, exports and deletes what the network recorded in a module that
/// it does not use.
@Service
class ModuleData {
    /// « Suppression des données d’un module » — the rows that were deleted, or why none was.
    sealed interface DeleteResult {
        record Deleted(long rows) implements DeleteResult {}

        /// Refused: the module is in use.
        record InUse() implements DeleteResult {}

        /// Refused: the law forbids to delete its accounting data.
        record Accounts() implements DeleteResult {}

        /// Refused: rows of these modules refer to its rows.
        record ReferencedBy(Set<String> by) implements DeleteResult {}
    }

    private final Modules modules;
    private final TenantRows rows;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ModuleData(Modules modules, TenantRows rows, ApplicationEventPublisher events, Clock clock) {
        this.modules = modules;
        this.rows = rows;
        this.events = events;
        this.clock = clock;
    }

    /// The number of rows by table; empty if the module recorded nothing.
    @Transactional(readOnly = true)
    public SequencedMap<String, Long> counts(String module) {
        return rows.counts(modules.tables(module));
    }

    /// The number of rows of each module that is off and has data.
    @Transactional(readOnly = true)
    public Map<String, Long> left() {
        return modules.choices().stream()
                .map(ModuleManifest::name)
                .filter(module -> !modules.isOn(module))
                .collect(Collectors.toMap(module -> module, module -> sum(counts(module))));
    }

    /// The reason against a deletion, or how many rows it would delete.
    ///
    /// @param counts of [#counts]
    @Transactional(readOnly = true)
    public DeleteResult preview(String module, Map<String, Long> counts) {
        if (modules.isOn(module)) return new DeleteResult.InUse();
        if (modules.accounts(module).stream().anyMatch(counts::containsKey)) return new DeleteResult.Accounts();
        var holders = rows.holders(modules.tables(module));
        if (!holders.isEmpty()) return new DeleteResult.ReferencedBy(owners(holders));
        return new DeleteResult.Deleted(sum(counts));
    }

    @Transactional
    public DeleteResult delete(String module, UUID by) {
        var result = preview(module, counts(module));
        if (result instanceof DeleteResult.Deleted(var many) && many > 0) {
            rows.delete(modules.tables(module));
            modules.forget();
            events.publishEvent(new ModuleDataExportedOrDeleted(by, module, many, true));
        }
        return result;
    }

    /// Writes all rows of the module as a zip file of CSV tables.
    @Transactional(isolation = Isolation.REPEATABLE_READ)
    public void export(String module, UUID by, OutputStream out) throws IOException {
        events.publishEvent(new ModuleDataExportedOrDeleted(by, module, sum(counts(module)), false));
        new NetworkDataFolder(rows).zip(modules.tables(module), clock.instant(), out);
    }

    private Set<String> owners(Set<String> tables) {
        var owners = new TreeSet<String>();
        for (var choice : modules.choices())
            if (tables.stream().anyMatch(modules.tables(choice.name()))) owners.add(choice.name());
        return owners;
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
