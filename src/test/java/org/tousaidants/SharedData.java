package org.tousaidants;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Real files that are not shipped with the project. A test that asks for one is skipped where they are absent.
public final class SharedData {
    private SharedData() {}

    public static Path of(String relative) {
        Path file = root().resolve(relative);
        assumeTrue(Files.exists(file), () -> file + " is not on this machine (set TA_SHARED_DATA)");
        return file;
    }

    private static Path root() {
        Path beside = Path.of("../shared/data");
        return Optional.ofNullable(System.getenv("TA_SHARED_DATA"))
                .map(Path::of)
                .orElse(Files.exists(beside) ? beside : Path.of("/work/shared/data"));
    }
}
