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
import org.tousaidants.platform.db.TenantTableRows;
import org.tousaidants.platform.modules.ModuleManifest;
import org.tousaidants.platform.modules.NetworkModules;

/// « Données d’un module » — counts, exports and deletes the data that the network recorded in a module that is now
/// off.
@Service
class ModuleDataDeletion {
    /// « Suppression des données d’un module » — the number of deleted rows, or the reason why nothing was
    /// deleted.
    sealed interface ModuleDataDeletionResult {
        record ModuleDataDeleted(long rows) implements ModuleDataDeletionResult {}

        /// The deletion is refused, because the module is switched on.
        record ModuleStillInUse() implements ModuleDataDeletionResult {}

        /// The deletion is refused, because the law forbids to delete the accounting data of the module.
        record AccountingDataProtected() implements ModuleDataDeletionResult {}

        /// The deletion is refused, because rows of other modules refer to rows of this module.
        ///
        /// @param by names of these other modules
        record ReferencedByModules(Set<String> by) implements ModuleDataDeletionResult {}
    }

    private final NetworkModules modules;
    private final TenantTableRows rows;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ModuleDataDeletion(NetworkModules modules, TenantTableRows rows, ApplicationEventPublisher events, Clock clock) {
        this.modules = modules;
        this.rows = rows;
        this.events = events;
        this.clock = clock;
    }

    /// Returns the number of rows that a module has in each of its tables; empty if the module recorded nothing.
    @Transactional(readOnly = true)
    public SequencedMap<String, Long> counts(String module) {
        return rows.counts(modules.tables(module));
    }

    /// Returns the number of rows of each module that is off and still has data.
    @Transactional(readOnly = true)
    public Map<String, Long> left() {
        return modules.choices().stream()
                .map(ModuleManifest::name)
                .filter(module -> !modules.isOn(module))
                .collect(Collectors.toMap(module -> module, module -> sum(counts(module))));
    }

    /// Returns the reason for which the data of a module cannot be deleted, or the number of rows that a
    /// deletion would delete.
    ///
    /// @param counts result of [#counts] for this module
    @Transactional(readOnly = true)
    public ModuleDataDeletionResult preview(String module, Map<String, Long> counts) {
        if (modules.isOn(module)) return new ModuleDataDeletionResult.ModuleStillInUse();
        if (modules.accounts(module).stream().anyMatch(counts::containsKey))
            return new ModuleDataDeletionResult.AccountingDataProtected();
        var holders = rows.holders(modules.tables(module));
        if (!holders.isEmpty()) return new ModuleDataDeletionResult.ReferencedByModules(owners(holders));
        return new ModuleDataDeletionResult.ModuleDataDeleted(sum(counts));
    }

    @Transactional
    public ModuleDataDeletionResult delete(String module, UUID by) {
        var result = preview(module, counts(module));
        if (result instanceof ModuleDataDeletionResult.ModuleDataDeleted(var many) && many > 0) {
            rows.delete(modules.tables(module));
            modules.forget();
            events.publishEvent(new ModuleDataExportedOrDeleted(by, module, many, true));
        }
        return result;
    }

    /// Writes all rows of a module as a zip file with one CSV file per table.
    ///
    /// @param by account of the coordinator who exports
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
