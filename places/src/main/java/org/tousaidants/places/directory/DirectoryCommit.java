package org.tousaidants.places.directory;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.tousaidants.platform.tenancy.TenantScope;

/// What one transaction changes in the directory. Its version is drawn last, and other commits of changes of the
/// same network wait until this one is visible: a number drawn at the time of the act could be committed after a
/// greater one, and a reader of that one would never look again.
final class DirectoryCommit implements TransactionSynchronization {
    private final PlaceStore store;
    private final Directory directory;

    /// In the order of their names, so that two transactions over several networks never wait for each other.
    private final TreeMap<String, Optional<Set<PlaceId>>> touched = new TreeMap<>();

    private final Map<String, Directory.Next> drawn = new HashMap<>();

    private DirectoryCommit(PlaceStore store, Directory directory) {
        this.store = store;
        this.directory = directory;
    }

    static DirectoryCommit ofThisTransaction(PlaceStore store, Directory directory) {
        for (var one : TransactionSynchronizationManager.getSynchronizations())
            if (one instanceof DirectoryCommit committing && committing.directory == directory) return committing;
        var committing = new DirectoryCommit(store, directory);
        TransactionSynchronizationManager.registerSynchronization(committing);
        return committing;
    }

    void note(PlacesChanged changed) {
        touched.merge(
                TenantScope.here(),
                changed.only(),
                (before, more) -> before.flatMap(few -> more.map(others -> {
                    var all = new HashSet<>(few);
                    all.addAll(others);
                    return all;
                })));
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        touched.forEach((network, few) -> {
            var version = store.nextVersion();
            drawn.put(
                    network,
                    new Directory.Next(version, few.map(ids -> new Directory.Few(ids, store.standing(ids)))));
        });
    }

    @Override
    public void afterCommit() {
        drawn.forEach(directory::take);
    }
}
