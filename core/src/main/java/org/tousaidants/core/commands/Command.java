package org.tousaidants.core.commands;

import java.io.IOException;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// « Commande » — one command of `bin/tous-aidants`. Its module registers the class in `META-INF/services`.
public interface Command {
    int OK = 0;
    int REFUSED = 1;
    int MISUSED = 2;

    CommandUsage usage();

    /// Runs the command.
    ///
    /// @param arguments words after the name of the command
    /// @return the exit code
    int run(List<String> arguments, Clock clock) throws IOException;

    /// Returns the command for the words that a person typed. If several names are a beginning of these words,
    /// the longest name applies; empty if there is no such name.
    static Optional<Command> of(List<String> typed) {
        var line = String.join(" ", typed) + " ";
        return all().filter(command -> line.startsWith(command.usage().word() + " "))
                .max(Comparator.comparingInt(command -> command.usage().word().length()));
    }

    /// Returns the help text: one line for each command, sorted.
    static String help() {
        return all().map(Command::usage)
                .sorted(Comparator.comparing(CommandUsage::word))
                .map(CommandUsage::line)
                .collect(Collectors.joining("\n"));
    }

    private static Stream<Command> all() {
        return ServiceLoader.load(Command.class).stream().map(ServiceLoader.Provider::get);
    }
}
