package org.tousaidants.core.linkage;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tousaidants.core.commands.CommandArguments;
import org.tousaidants.core.commands.CommandUsageError;

/// The parsed options of the `link` command.
record LinkageCommandOptions(Path spec, List<Path> in, Path out, Optional<Path> decisions) {
    static final CommandArguments.KnownCommandOptions KNOWN =
            CommandArguments.values("--spec", "--out", "--decisions").list("--in");

    static LinkageCommandOptions of(CommandArguments typed) throws CommandUsageError {
        return new LinkageCommandOptions(
                typed.neededPath("--spec"), typed.paths("--in"), typed.neededPath("--out"), typed.path("--decisions"));
    }
}
