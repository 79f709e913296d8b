package org.tousaidants.support.activitylog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/// Acts of help in the format of the national diary.
public final class NationalLogFuzz {
    private static final Path FILE =
            Path.of("/tmp", "diary-fuzz-" + ProcessHandle.current().pid());
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    private NationalLogFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
        Files.write(FILE, bytes);
        NationalActivityLogFile.read(FILE, NOW);
    }
}
