package org.tousaidants.places.directory;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Collects the changes of one transaction and passes them to the directory after the commit. The version number is
/// taken just before the commit, and other commits of the network wait until it is visible. Otherwise a process
/// could see a greater version first and miss this change.
final class PlaceDirectoryCommit implements TransactionSynchronization {
    private final PlaceStore store;
    private final PlaceDirectory directory;

    private Optional<Set<PlaceId>> touched = Optional.of(Set.of());
    private PlaceDirectory.@Nullable DirectoryUpdate drawn;

    private PlaceDirectoryCommit(PlaceStore store, PlaceDirectory directory) {
        this.store = store;
        this.directory = directory;
    }

    static PlaceDirectoryCommit ofThisTransaction(PlaceStore store, PlaceDirectory directory) {
        for (var one : TransactionSynchronizationManager.getSynchronizations())
            if (one instanceof PlaceDirectoryCommit committing && committing.directory == directory) return committing;
        var committing = new PlaceDirectoryCommit(store, directory);
        TransactionSynchronizationManager.registerSynchronization(committing);
        return committing;
    }

    void note(DirectoryPlacesChanged changed) {
        touched = touched.flatMap(few -> changed.only().map(others -> {
            var all = new HashSet<>(few);
            all.addAll(others);
            return all;
        }));
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        var version = store.nextVersion();
        drawn = new PlaceDirectory.DirectoryUpdate(
                version, touched.map(ids -> new PlaceDirectory.ChangedPlaces(ids, store.standing(ids))));
    }

    @Override
    public void afterCommit() {
        if (drawn != null) directory.take(drawn);
    }
}
