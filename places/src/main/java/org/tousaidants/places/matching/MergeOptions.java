package org.tousaidants.places.matching;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tousaidants.core.commands.CommandArguments;
import org.tousaidants.core.commands.CommandUsageError;

/// The parsed options of the command `merge`.
///
/// @param explained pairs to explain, as typed: `a:id,b:id`
record MergeOptions(List<Path> in, Path out, Optional<Path> decisions, List<String> explained, boolean learn) {
    static final CommandArguments.KnownCommandOptions KNOWN = CommandArguments.values(
                    "--out", "--decisions", "--explain")
            .list("--in")
            .flags("--learn");

    static MergeOptions of(CommandArguments typed) throws CommandUsageError {
        return new MergeOptions(
                typed.paths("--in"),
                typed.neededPath("--out"),
                typed.path("--decisions"),
                typed.all("--explain"),
                typed.has("--learn"));
    }
}
