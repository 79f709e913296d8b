package org.tousaidants.places.matching;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tousaidants.core.commands.Arguments;
import org.tousaidants.core.commands.UsageError;

/// The parsed options of the command.
///
/// @param explained pairs as typed, `a:id,b:id`
record MergeOptions(List<Path> in, Path out, Optional<Path> decisions, List<String> explained, boolean learn) {
    static final Arguments.KnownOptions KNOWN =
            Arguments.values("--out", "--decisions", "--explain").list("--in").flags("--learn");

    static MergeOptions of(Arguments typed) throws UsageError {
        return new MergeOptions(
                typed.paths("--in"),
                typed.neededPath("--out"),
                typed.path("--decisions"),
                typed.all("--explain"),
                typed.has("--learn"));
    }
}
