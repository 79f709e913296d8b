package org.tousaidants;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// Finds the real data outside the repository. A test that needs them is skipped if they are absent.
public final class SharedData {
    private SharedData() {}

    public static Path of(String relative) {
        var found = find(relative);
        Assumptions.assumeTrue(found.isPresent(), "no shared data here: " + relative);
        return found.get();
    }

    public static Optional<Path> find(String relative) {
        return Stream.of(Optional.ofNullable(System.getenv("TA_SHARED_DATA")), Optional.of("../shared/data"))
                .flatMap(Optional::stream)
                .map(root -> Path.of(root).resolve(relative))
                .filter(Files::exists)
                .findFirst();
    }
}
