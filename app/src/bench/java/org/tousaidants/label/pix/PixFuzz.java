package org.tousaidants.label.pix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;

/// Exports of Pix Orga, possibly changed by an office program.
public final class PixFuzz {
    private static final Path FILE =
            Path.of("/tmp", "pix-fuzz-" + ProcessHandle.current().pid());

    private PixFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
        Files.write(FILE, bytes);
        PixFileReader.read(FILE, Map.of("1.1", "Mener une recherche"), LocalDate.of(2026, 11, 28));
    }
}
