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

/// « Mots de la commande » — parses the arguments of a command: names, and options with values, in any order.
/// `--out F` and `--out=F` are equivalent. Commons CLI parses them; errors are reported in French.
public final class Arguments {
    private static final String HELP = "--help";

    /// « Options connues » — the options that a command accepts, each written with its two hyphens.
    public static final class KnownOptions {
        private final Options options = new Options();

        private KnownOptions() {
            options.addOption("h", "help", false, "");
        }

        /// Accepts these options, each with exactly one value.
        public KnownOptions values(String... names) {
            for (var name : names) add(name, option -> option.hasArg());
            return this;
        }

        /// Accepts this option with one or more values, as a shell expands `--in *.csv`.
        public KnownOptions list(String name) {
            return add(name, option -> option.hasArgs());
        }

        /// Accepts this option with or without a value.
        public KnownOptions perhaps(String name) {
            return add(name, option -> option.hasArg().optionalArg(true));
        }

        /// Accepts these options, which have no value.
        public KnownOptions flags(String... names) {
            for (var name : names) add(name, option -> option);
            return this;
        }

        private KnownOptions add(String name, UnaryOperator<Option.Builder> shape) {
            options.addOption(
                    shape.apply(Option.builder().longOpt(name.substring(2))).get());
            return this;
        }

        /// Runs the command, or prints its help for `--help`. An error in the arguments is printed with a hint
        /// to the help.
        ///
        /// @param command first word of the command, as in [CommandUsage]
        /// @return the exit code
        public <E extends Exception> int answer(
                String command, List<String> words, String help, PrintStream out, PrintStream err, Work<E> work)
                throws E {
            try {
                var arguments = read(words);
                if (!arguments.help()) return work.with(arguments);
                out.print(help);
                return Command.OK;
            } catch (UsageError wrong) {
                return wrong.tell(err, "Essayez : tous-aidants " + command + " --help");
            }
        }

        /// @throws UsageError for an unknown option, or an option without its required value
        public Arguments read(List<String> words) throws UsageError {
            try {
                var parser = DefaultParser.builder()
                        .setAllowPartialMatching(false)
                        .setStripLeadingAndTrailingQuotes(false)
                        .get();
                return new Arguments(parser.parse(options, words.toArray(String[]::new)));
            } catch (UnrecognizedOptionException unknown) {
                var typed = unknown.getOption();
                var name = typed.contains("=") ? typed.substring(0, typed.indexOf('=')) : typed;
                throw new UsageError(
                        options.hasLongOption(name.replaceFirst("^--", ""))
                                ? name + " ne prend pas de valeur"
                                : "option inconnue : " + name);
            } catch (MissingArgumentException missing) {
                throw new UsageError(
                        "il manque une valeur après --" + missing.getOption().getLongOpt());
            } catch (ParseException other) {
                throw new UsageError(String.valueOf(other.getMessage()));
            }
        }
    }

    /// The action of a command, called with its parsed arguments.
    @FunctionalInterface
    public interface Work<E extends Exception> {
        /// @return the exit code
        int with(Arguments typed) throws UsageError, E;
    }

    private final CommandLine typed;

    private Arguments(CommandLine typed) {
        this.typed = typed;
    }

    public static KnownOptions values(String... names) {
        return new KnownOptions().values(names);
    }

    /// Whether the arguments contain `--help`.
    public boolean help() {
        return typed.hasOption(HELP);
    }

    /// The arguments that are not options.
    public List<String> names() {
        return List.copyOf(typed.getArgList());
    }

    /// The single argument that is not an option; empty if there are none or several.
    public Optional<String> one() {
        return names().size() == 1 ? Optional.of(names().getFirst()) : Optional.empty();
    }

    public boolean has(String option) {
        return typed.hasOption(option);
    }

    /// All values of an option, in order; empty if the option is absent.
    ///
    /// @throws UsageError if a value is blank
    public List<String> all(String option) throws UsageError {
        var values = typed.getOptionValues(option);
        if (values == null) return List.of();
        for (var value : values) if (value.isBlank()) throw new UsageError("il manque une valeur après " + option);
        return List.of(values);
    }

    /// The single value of an option.
    ///
    /// @throws UsageError if the option is given twice
    public Optional<String> text(String option) throws UsageError {
        var times = Arrays.stream(typed.getOptions())
                .filter(one -> option.equals("--" + one.getLongOpt()))
                .count();
        if (times > 1) throw new UsageError(option + " est donné deux fois");
        return all(option).stream().findFirst();
    }

    /// @throws UsageError if the option is missing
    public String needed(String option) throws UsageError {
        return text(option).orElseThrow(() -> new UsageError("il manque " + option));
    }

    /// @throws UsageError if the value is not a valid path on this machine
    public Optional<Path> path(String option) throws UsageError {
        var text = text(option);
        return text.isEmpty() ? Optional.empty() : Optional.of(path(option, text.get()));
    }

    /// @throws UsageError if the option is missing or its value is not a path
    public Path neededPath(String option) throws UsageError {
        return path(option, needed(option));
    }

    /// The paths given for an option, without duplicates.
    ///
    /// @throws UsageError if there is none, or a value is not a path
    public List<Path> paths(String option) throws UsageError {
        var paths = new ArrayList<Path>();
        for (var text : all(option)) paths.add(path(option, text));
        if (paths.isEmpty()) throw new UsageError("il manque " + option);
        return paths.stream().distinct().toList();
    }

    /// The value of an option as a whole number.
    ///
    /// @throws UsageError if the value is not a number
    public Optional<Long> number(String option) throws UsageError {
        var text = text(option);
        if (text.isPresent() && !text.get().matches("-?\\d{1,15}"))
            throw new UsageError(option + " attend un nombre entier");
        return text.map(Long::valueOf);
    }

    private static Path path(String option, String text) throws UsageError {
        try {
            return Path.of(text);
        } catch (InvalidPathException wrong) {
            throw new UsageError(option + " n’est pas un chemin possible");
        }
    }
}
