package org.tousaidants.places.harvest;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// « À l’écart » — the temporary folder of a run, in its output folder, so that the move at the end stays on
/// one disk and is atomic. A lock shows that the process is running; the operating system releases it when the
/// process ends for any reason.
final class StagingFolder implements AutoCloseable {
    private static final String PREFIX = ".harvest-";

    /// Name of the folder before it is locked, so that a concurrent run ignores it.
    private static final String BEFORE = ".harvesting-";

    private static final String LOCK = "lock";

    /// The folders of this process, which it must not try to lock: closing any channel of a file releases all
    /// locks of the process on it.
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel lock;

    private StagingFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    static StagingFolder in(Path results) throws IOException {
        var before = Files.createTempDirectory(results, BEFORE);
        var lock = FileChannel.open(before.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        lock.lock();
        var named = results.toRealPath()
                .resolve(PREFIX + before.getFileName().toString().substring(BEFORE.length()));
        OURS.add(named);
        return new StagingFolder(Files.move(before, named, StandardCopyOption.ATOMIC_MOVE), lock);
    }

    /// Deletes the folders of runs whose process was killed.
    static void removeDead(Path results) throws IOException {
        try (var found = Files.newDirectoryStream(results.toRealPath(), PREFIX + "*")) {
            for (var one : found)
                if (Files.isDirectory(one, LinkOption.NOFOLLOW_LINKS) && !OURS.contains(one) && dead(one)) remove(one);
        }
    }

    private static boolean dead(Path folder) {
        if (!Files.exists(folder.resolve(LOCK), LinkOption.NOFOLLOW_LINKS)) return true;
        try (var channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
                var held = channel.tryLock()) {
            return held != null;
        } catch (IOException untouchable) {
            // The folder of another account, or on a disk without locks, stays: it does no harm.
            return false;
        }
    }

    /// Deletes the files of a run, and the folder if it is then empty.
    private static void remove(Path folder) throws IOException {
        for (var name : List.of(HarvestFiles.PLACES, HarvestFiles.REJECTS, HarvestFiles.REPORT, LOCK))
            Files.deleteIfExists(folder.resolve(name));
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException somebodyElses) {
            return;
        }
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() throws IOException {
        remove(folder);
        lock.close();
        OURS.remove(folder);
    }
}
