package org.tousaidants.core.commands;

import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;

/// « Mots de la commande » — parses the arguments of a command: names, and options with values, in any order. `--out
/// F` and `--out=F` are equivalent. Commons CLI does the parsing; errors are reported in French.
public final class CommandArguments {
    private static final String HELP = "--help";

    /// « Options connues » — the options that a command accepts, each written with its two hyphens.
    public static final class KnownCommandOptions {
        private final Options options = new Options();

        private KnownCommandOptions() {
            options.addOption("h", "help", false, "");
        }

        /// Accepts these options, each with exactly one value.
        public KnownCommandOptions values(String... names) {
            for (var name : names) add(name, option -> option.hasArg());
            return this;
        }

        /// Accepts this option with one or more values. In a shell, `--in *.csv` is replaced by several file
        /// names, which are all values of the option.
        public KnownCommandOptions list(String name) {
            return add(name, option -> option.hasArgs());
        }

        /// Accepts this option with or without a value.
        public KnownCommandOptions perhaps(String name) {
            return add(name, option -> option.hasArg().optionalArg(true));
        }

        /// Accepts these options, which have no value.
        public KnownCommandOptions flags(String... names) {
            for (var name : names) add(name, option -> option);
            return this;
        }

        private KnownCommandOptions add(String name, UnaryOperator<Option.Builder> shape) {
            options.addOption(
                    shape.apply(Option.builder().longOpt(name.substring(2))).get());
            return this;
        }

        /// Runs the action of a command with the parsed arguments and returns the exit code. For `--help`,
        /// prints the help of the command instead. An error in the arguments is printed with a hint to the
        /// help.
        ///
        /// @param command first word of the command, as in [CommandUsage]
        /// @return the exit code
        public <E extends Exception> int answer(
                String command,
                List<String> words,
                String help,
                PrintStream out,
                PrintStream err,
                CommandAction<E> work)
                throws E {
            try {
                var arguments = read(words);
                if (!arguments.help()) return work.with(arguments);
                out.print(help);
                return Command.OK;
            } catch (CommandUsageError wrong) {
                return wrong.tell(err, "Essayez : tous-aidants " + command + " --help");
            }
        }

        /// Returns the arguments of a command, parsed.
        ///
        /// @param words the typed words after the name of the command
        /// @throws CommandUsageError for an unknown option, or an option without its required value
        public CommandArguments read(List<String> words) throws CommandUsageError {
            try {
                var parser = DefaultParser.builder()
                        .setAllowPartialMatching(false)
                        .setStripLeadingAndTrailingQuotes(false)
                        .get();
                return new CommandArguments(parser.parse(options, words.toArray(String[]::new)));
            } catch (UnrecognizedOptionException unknown) {
                var typed = unknown.getOption();
                var name = typed.contains("=") ? typed.substring(0, typed.indexOf('=')) : typed;
                throw new CommandUsageError(
                        options.hasLongOption(name.replaceFirst("^--", ""))
                                ? name + " ne prend pas de valeur"
                                : "option inconnue : " + name);
            } catch (MissingArgumentException missing) {
                throw new CommandUsageError(
                        "il manque une valeur après --" + missing.getOption().getLongOpt());
            } catch (ParseException other) {
                throw new CommandUsageError(String.valueOf(other.getMessage()));
            }
        }
    }

    /// The action of a command, called with its parsed arguments.
    @FunctionalInterface
    public interface CommandAction<E extends Exception> {
        /// Performs the action of the command.
        ///
        /// @param typed parsed arguments
        /// @return the exit code
        int with(CommandArguments typed) throws CommandUsageError, E;
    }

    private final CommandLine typed;

    private CommandArguments(CommandLine typed) {
        this.typed = typed;
    }

    public static KnownCommandOptions values(String... names) {
        return new KnownCommandOptions().values(names);
    }

    /// Returns whether the arguments contain `--help`.
    public boolean help() {
        return typed.hasOption(HELP);
    }

    /// Returns the arguments that are not options.
    public List<String> names() {
        return List.copyOf(typed.getArgList());
    }

    /// Returns the single argument that is not an option; empty if there are none or several.
    public Optional<String> one() {
        return names().size() == 1 ? Optional.of(names().getFirst()) : Optional.empty();
    }

    public boolean has(String option) {
        return typed.hasOption(option);
    }

    /// Returns all values of an option, in order; empty if the option is absent.
    ///
    /// @throws CommandUsageError if a value is blank
    public List<String> all(String option) throws CommandUsageError {
        var values = typed.getOptionValues(option);
        if (values == null) return List.of();
        for (var value : values)
            if (value.isBlank()) throw new CommandUsageError("il manque une valeur après " + option);
        return List.of(values);
    }

    /// Returns the single value of an option; empty if the option is absent.
    ///
    /// @throws CommandUsageError if the option is given twice
    public Optional<String> text(String option) throws CommandUsageError {
        var times = Arrays.stream(typed.getOptions())
                .filter(one -> option.equals("--" + one.getLongOpt()))
                .count();
        if (times > 1) throw new CommandUsageError(option + " est donné deux fois");
        return all(option).stream().findFirst();
    }

    /// Returns the value of a required option.
    ///
    /// @throws CommandUsageError if the option is missing
    public String needed(String option) throws CommandUsageError {
        return text(option).orElseThrow(() -> new CommandUsageError("il manque " + option));
    }

    /// Returns the value of an option as a path; empty if the option is absent.
    ///
    /// @throws CommandUsageError if the value is not a valid path on this machine
    public Optional<Path> path(String option) throws CommandUsageError {
        var text = text(option);
        return text.isEmpty() ? Optional.empty() : Optional.of(path(option, text.get()));
    }

    /// Returns the value of a required option as a path.
    ///
    /// @throws CommandUsageError if the option is missing or its value is not a path
    public Path neededPath(String option) throws CommandUsageError {
        return path(option, needed(option));
    }

    /// Returns the paths given for an option, without duplicates.
    ///
    /// @throws CommandUsageError if no path is given, or a value is not a path
    public List<Path> paths(String option) throws CommandUsageError {
        var paths = new ArrayList<Path>();
        for (var text : all(option)) paths.add(path(option, text));
        if (paths.isEmpty()) throw new CommandUsageError("il manque " + option);
        return paths.stream().distinct().toList();
    }

    /// Returns the value of an option as a whole number.
    ///
    /// @throws CommandUsageError if the value is not a number
    public Optional<Long> number(String option) throws CommandUsageError {
        var text = text(option);
        if (text.isPresent() && !text.get().matches("-?\\d{1,15}"))
            throw new CommandUsageError(option + " attend un nombre entier");
        return text.map(Long::valueOf);
    }

    private static Path path(String option, String text) throws CommandUsageError {
        try {
            return Path.of(text);
        } catch (InvalidPathException wrong) {
            throw new CommandUsageError(option + " n’est pas un chemin possible");
        }
    }
}
