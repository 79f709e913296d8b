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

/// « À l’écart » — the temporary folder of a run, inside the output folder: both are then on one disk, and the files
/// can be moved in one step at the end. A file lock shows that the process is running; the operating system releases
/// the lock when the process ends for any reason.
final class HarvestStagingFolder implements AutoCloseable {
    private static final String PREFIX = ".harvest-";

    /// Prefix of the folder's name until the folder is locked; other runs that are in progress ignore folders
    /// with this prefix.
    private static final String BEFORE = ".harvesting-";

    private static final String LOCK = "lock";

    /// The folders of this process. The process must not try to lock them again, because closing any channel of
    /// a file releases all locks of the process on this file.
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel lock;

    private HarvestStagingFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    static HarvestStagingFolder in(Path results) throws IOException {
        var before = Files.createTempDirectory(results, BEFORE);
        var lock = FileChannel.open(before.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        lock.lock();
        var named = results.toRealPath()
                .resolve(PREFIX + before.getFileName().toString().substring(BEFORE.length()));
        OURS.add(named);
        return new HarvestStagingFolder(Files.move(before, named, StandardCopyOption.ATOMIC_MOVE), lock);
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
            // A folder that cannot be locked, because it belongs to another account or is on a disk
            // without locks, is not deleted.
            return false;
        }
    }

    /// Deletes the files of a run, and the folder if it is then empty.
    private static void remove(Path folder) throws IOException {
        for (var name : List.of(HarvestOutputFiles.PLACES, HarvestOutputFiles.REJECTS, HarvestOutputFiles.REPORT, LOCK))
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
