package org.tousaidants.places.directory;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Collects the changes of one transaction and passes them to the directory after the commit. It draws the
/// version just before the commit and blocks the other commits of the network until this one is visible. A
/// version drawn earlier could be committed after a greater one, and a process that has read the greater one
/// would never see this change.
final class DirectoryCommit implements TransactionSynchronization {
    private final PlaceStore store;
    private final Directory directory;

    private Optional<Set<PlaceId>> touched = Optional.of(Set.of());
    private Directory.@Nullable Next drawn;

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
        touched = touched.flatMap(few -> changed.only().map(others -> {
            var all = new HashSet<>(few);
            all.addAll(others);
            return all;
        }));
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        var version = store.nextVersion();
        drawn = new Directory.Next(version, touched.map(ids -> new Directory.Few(ids, store.standing(ids))));
    }

    @Override
    public void afterCommit() {
        if (drawn != null) directory.take(drawn);
    }
}
