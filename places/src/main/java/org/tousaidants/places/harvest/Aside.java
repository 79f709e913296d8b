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

/// « À l’écart » — where a run writes until its end, inside the folder of its results, so that the move at the end
/// stays on one disk and is atomic. A lock says that the run lives: the system drops it with the process, however that
/// ends.
final class Aside implements AutoCloseable {
    private static final String PREFIX = ".harvest-";

    /// The name before the lock is held: a run that starts beside leaves it alone.
    private static final String BEFORE = ".harvesting-";

    private static final String LOCK = "lock";

    /// Closing any channel of a file drops the locks that this process has on it: its own are not looked at.
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel lock;

    private Aside(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    static Aside in(Path results) throws IOException {
        var before = Files.createTempDirectory(results, BEFORE);
        var lock = FileChannel.open(before.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        lock.lock();
        var named = results.toRealPath()
                .resolve(PREFIX + before.getFileName().toString().substring(BEFORE.length()));
        OURS.add(named);
        return new Aside(Files.move(before, named, StandardCopyOption.ATOMIC_MOVE), lock);
    }

    /// What runs left that were killed.
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
            // Of another person, or on a disk without locks: a folder left over is better than a run undone.
            return false;
        }
    }

    /// Only what a run writes: a folder that holds anything else stays.
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
