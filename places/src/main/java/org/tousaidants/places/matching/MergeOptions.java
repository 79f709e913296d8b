package org.tousaidants.places.matching;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What was asked on the command line.
///
/// @param explained pairs as they were typed, `a:id,b:id`
record MergeOptions(List<Path> in, Path out, Optional<Path> decisions, List<String> explained, boolean learn) {
    sealed interface Reading permits Asked, Help, Wrong {}

    record Asked(MergeOptions options) implements Reading {}

    record Help() implements Reading {}

    record Wrong(String words) implements Reading {}

    static Reading read(List<String> args) {
        if (args.contains("--help") || args.contains("-h")) return new Help();
        var in = new ArrayList<String>();
        var out = new ArrayList<String>();
        var decisions = new ArrayList<String>();
        var explained = new ArrayList<String>();
        var learn = false;
        for (var i = 0; i < args.size(); i++) {
            var key = args.get(i);
            var equals = key.startsWith("--") ? key.indexOf('=') : -1;
            var given = equals > 0 ? Optional.of(key.substring(equals + 1)) : Optional.<String>empty();
            if (equals > 0) key = key.substring(0, equals);
            var values = switch (key) {
                case "--in" -> in;
                case "--out" -> out;
                case "--decisions" -> decisions;
                case "--explain" -> explained;
                case "--learn" -> List.<String>of();
                default -> null;
            };
            if (values == null) return new Wrong("option inconnue : " + key);
            if (key.equals("--learn")) {
                if (given.isPresent()) return new Wrong("--learn ne prend pas de valeur");
                learn = true;
                continue;
            }
            if (given.isEmpty() && ++i == args.size()) return new Wrong("il manque une valeur après " + key);
            var value = given.isPresent() ? given.get() : args.get(i);
            if (value.isBlank() || given.isEmpty() && value.startsWith("--"))
                return new Wrong("il manque une valeur après " + key);
            values.add(value);
            // A shell turns `--in *.csv` into several values.
            while (key.equals("--in") && i + 1 < args.size() && !args.get(i + 1).startsWith("-")) in.add(args.get(++i));
        }
        if (in.isEmpty()) return new Wrong("il manque --in");
        if (out.isEmpty()) return new Wrong("il manque --out");
        if (out.size() > 1) return new Wrong("--out est donné deux fois");
        if (decisions.size() > 1) return new Wrong("--decisions est donné deux fois");
        try {
            return new Asked(new MergeOptions(
                    in.stream().map(Path::of).distinct().toList(),
                    Path.of(out.getFirst()),
                    decisions.stream().findFirst().map(Path::of),
                    List.copyOf(explained),
                    learn));
        } catch (InvalidPathException e) {
            return new Wrong("« " + e.getInput() + " » n’est pas un chemin possible");
        }
    }
}
