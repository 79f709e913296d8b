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
    private static final SourceLimits LIMITS = SourceLimits.usual().withFileBytes(1_000_000);

    private IntakeFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
        Files.write(FILE, bytes);
        if (OpenedRecordSource.open(new SourceLocation.FileSource(FILE, List.of()), LIMITS)
                instanceof OpenedRecordSource.IntakeOpened(var reader))
            try (reader) {
                while (reader.hasNext())
                    if (reader.next() instanceof RawSourceRecord row)
                        row.columns().forEach(row::text);
            } catch (OpenedRecordSource.IntakeInterruptedException said) {
                said.why().key();
            }
    }
}
