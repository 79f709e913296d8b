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

/// « Mots de la commande » — what follows the word of a command: names, and options with their values, in any order;
/// `--out F` and `--out=F` are the same. Read by Commons CLI; what is wrong is said in French.
public final class Arguments {
    private static final String HELP = "--help";

    /// « Options connues » — those that a command takes, each written with its two hyphens.
    public static final class KnownOptions {
        private final Options options = new Options();

        private KnownOptions() {
            options.addOption("h", "help", false, "");
        }

        /// Each with a value.
        public KnownOptions values(String... names) {
            for (var name : names) add(name, option -> option.hasArg());
            return this;
        }

        /// With several values, as a shell writes them for `--in *.csv`.
        public KnownOptions list(String name) {
            return add(name, option -> option.hasArgs());
        }

        /// With a value or without.
        public KnownOptions perhaps(String name) {
            return add(name, option -> option.hasArg().optionalArg(true));
        }

        /// Each without a value.
        public KnownOptions flags(String... names) {
            for (var name : names) add(name, option -> option);
            return this;
        }

        private KnownOptions add(String name, UnaryOperator<Option.Builder> shape) {
            options.addOption(
                    shape.apply(Option.builder().longOpt(name.substring(2))).get());
            return this;
        }

        /// Does the work, or shows the help when `--help` was typed; what is wrong is told with the way to the help.
        ///
        /// @param command its word, as [Usage] gives it
        /// @return the exit code
        public <E extends Exception> int answer(
                String command, List<String> words, String help, PrintStream out, PrintStream err, Work<E> work)
                throws E {
            try {
                var arguments = read(words);
                if (!arguments.help()) return work.with(arguments);
                out.print(help);
                return Command.OK;
            } catch (Misused wrong) {
                return wrong.tell(err, "Essayez : tous-aidants " + command + " --help");
            }
        }

        /// @throws Misused for an option that is not known, or without its value
        public Arguments read(List<String> words) throws Misused {
            try {
                var parser = DefaultParser.builder()
                        .setAllowPartialMatching(false)
                        .setStripLeadingAndTrailingQuotes(false)
                        .get();
                return new Arguments(parser.parse(options, words.toArray(String[]::new)));
            } catch (UnrecognizedOptionException unknown) {
                var typed = unknown.getOption();
                var name = typed.contains("=") ? typed.substring(0, typed.indexOf('=')) : typed;
                throw new Misused(
                        options.hasLongOption(name.replaceFirst("^--", ""))
                                ? name + " ne prend pas de valeur"
                                : "option inconnue : " + name);
            } catch (MissingArgumentException missing) {
                throw new Misused(
                        "il manque une valeur après --" + missing.getOption().getLongOpt());
            } catch (ParseException other) {
                throw new Misused(String.valueOf(other.getMessage()));
            }
        }
    }

    /// What a command does with what was typed.
    @FunctionalInterface
    public interface Work<E extends Exception> {
        /// @return the exit code
        int with(Arguments typed) throws Misused, E;
    }

    private final CommandLine typed;

    private Arguments(CommandLine typed) {
        this.typed = typed;
    }

    public static KnownOptions values(String... names) {
        return new KnownOptions().values(names);
    }

    /// Whether `--help` was typed.
    public boolean help() {
        return typed.hasOption(HELP);
    }

    /// What stands there without an option.
    public List<String> names() {
        return List.copyOf(typed.getArgList());
    }

    /// The only name; empty where none or several stand there.
    public Optional<String> one() {
        return names().size() == 1 ? Optional.of(names().getFirst()) : Optional.empty();
    }

    public boolean has(String option) {
        return typed.hasOption(option);
    }

    /// Every value of an option, in their order; none when it was not typed.
    ///
    /// @throws Misused where one is blank
    public List<String> all(String option) throws Misused {
        var values = typed.getOptionValues(option);
        if (values == null) return List.of();
        for (var value : values) if (value.isBlank()) throw new Misused("il manque une valeur après " + option);
        return List.of(values);
    }

    /// The only value of an option.
    ///
    /// @throws Misused where it was given twice
    public Optional<String> text(String option) throws Misused {
        var times = Arrays.stream(typed.getOptions())
                .filter(one -> option.equals("--" + one.getLongOpt()))
                .count();
        if (times > 1) throw new Misused(option + " est donné deux fois");
        return all(option).stream().findFirst();
    }

    /// @throws Misused where it is missing
    public String needed(String option) throws Misused {
        return text(option).orElseThrow(() -> new Misused("il manque " + option));
    }

    /// @throws Misused where it is no path that this machine knows
    public Optional<Path> path(String option) throws Misused {
        var text = text(option);
        return text.isEmpty() ? Optional.empty() : Optional.of(path(option, text.get()));
    }

    /// @throws Misused where it is missing, or no path
    public Path neededPath(String option) throws Misused {
        return path(option, needed(option));
    }

    /// Each file or folder once.
    ///
    /// @throws Misused where none was given, or one is no path
    public List<Path> paths(String option) throws Misused {
        var paths = new ArrayList<Path>();
        for (var text : all(option)) paths.add(path(option, text));
        if (paths.isEmpty()) throw new Misused("il manque " + option);
        return paths.stream().distinct().toList();
    }

    /// A whole number.
    ///
    /// @throws Misused where it is none
    public Optional<Long> number(String option) throws Misused {
        var text = text(option);
        if (text.isPresent() && !text.get().matches("-?\\d{1,15}"))
            throw new Misused(option + " attend un nombre entier");
        return text.map(Long::valueOf);
    }

    private static Path path(String option, String text) throws Misused {
        try {
            return Path.of(text);
        } catch (InvalidPathException wrong) {
            throw new Misused(option + " n’est pas un chemin possible");
        }
    }
}
