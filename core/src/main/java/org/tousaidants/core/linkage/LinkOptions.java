package org.tousaidants.core.linkage;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What was asked on the command line.
record LinkOptions(Path spec, List<Path> in, Path out, Optional<Path> decisions) {
    private static final Set<String> KNOWN = Set.of("--spec", "--in", "--out", "--decisions");

    sealed interface Reading permits Asked, Help, Wrong {}

    record Asked(LinkOptions options) implements Reading {}

    record Help() implements Reading {}

    record Wrong(String words) implements Reading {}

    static Reading read(List<String> arguments) {
        if (arguments.contains("--help") || arguments.contains("-h")) return new Help();
        var values = new HashMap<String, Path>();
        var in = new ArrayList<Path>();
        for (var i = 0; i < arguments.size(); i++) {
            var word = arguments.get(i);
            var equals = word.indexOf('=');
            var key = word.startsWith("--") && equals > 0 ? word.substring(0, equals) : word;
            if (!KNOWN.contains(key)) return new Wrong("option inconnue : " + key);
            var value = "";
            if (equals > 0) value = word.substring(equals + 1);
            else if (i + 1 < arguments.size()) value = arguments.get(++i);
            if (value.isBlank()) return new Wrong("il manque une valeur après " + key);
            try {
                var path = Path.of(value);
                if (key.equals("--in")) in.add(path);
                else if (values.put(key, path) != null) return new Wrong(key + " est donné deux fois");
            } catch (InvalidPathException e) {
                return new Wrong(key + " n’est pas un chemin possible");
            }
        }
        var spec = values.get("--spec");
        var out = values.get("--out");
        if (spec == null) return new Wrong("il manque --spec");
        if (in.isEmpty()) return new Wrong("il manque --in");
        if (out == null) return new Wrong("il manque --out");
        return new Asked(new LinkOptions(spec, List.copyOf(in), out, Optional.ofNullable(values.get("--decisions"))));
    }
}
