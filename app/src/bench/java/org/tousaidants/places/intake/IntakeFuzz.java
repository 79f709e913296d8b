package org.tousaidants.places.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// An uploaded or downloaded file of any kind: CSV, JSON, spreadsheets, archives. It is read or rejected with a
/// message; no other exception occurs.
public final class IntakeFuzz {
    private static final Path FILE =
            Path.of("/tmp", "intake-fuzz-" + ProcessHandle.current().pid());
    private static final Limits LIMITS = Limits.usual().withFileBytes(1_000_000);

    private IntakeFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
        Files.write(FILE, bytes);
        if (Intake.open(new SourceLocation.InFile(FILE, List.of()), LIMITS) instanceof Intake.Opened(var reader))
            try (reader) {
                while (reader.hasNext())
                    if (reader.next() instanceof RawRecord row) row.columns().forEach(row::text);
            } catch (Intake.Interrupted said) {
                said.why().key();
            }
    }
}
