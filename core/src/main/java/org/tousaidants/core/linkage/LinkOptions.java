package org.tousaidants.core.linkage;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tousaidants.core.commands.Arguments;
import org.tousaidants.core.commands.UsageError;

/// The parsed options of the `link` command.
record LinkOptions(Path spec, List<Path> in, Path out, Optional<Path> decisions) {
    static final Arguments.KnownOptions KNOWN =
            Arguments.values("--spec", "--out", "--decisions").list("--in");

    static LinkOptions of(Arguments typed) throws UsageError {
        return new LinkOptions(
                typed.neededPath("--spec"), typed.paths("--in"), typed.neededPath("--out"), typed.path("--decisions"));
    }
}
