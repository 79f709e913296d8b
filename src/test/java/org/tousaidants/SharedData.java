package org.tousaidants;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// The real data that stands beside the repository; a test that asks for it is skipped where it is absent.
public final class SharedData {
    private SharedData() {}

    public static Path of(String relative) {
        var root = Stream.of(System.getenv().getOrDefault("TA_SHARED_DATA", ""), "../shared/data", "/work/shared/data")
                .filter(folder -> !folder.isEmpty())
                .map(Path::of)
                .filter(Files::isDirectory)
                .findFirst();
        Assumptions.assumeTrue(root.isPresent(), "no shared data (TA_SHARED_DATA)");
        var path = root.orElseThrow().resolve(relative);
        Assumptions.assumeTrue(Files.exists(path), "absent: " + path);
        return path;
    }
}
