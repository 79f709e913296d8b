package org.tousaidants.harvest;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What was asked on the command line.
record HarvestOptions(String source, String mapping, String name, Path out, Optional<URI> geocoder) {

    private static final Set<String> KNOWN = Set.of("--source", "--mapping", "--name", "--out", "--geocoder");

    sealed interface Reading permits Asked, Help, Wrong {}

    record Asked(HarvestOptions options) implements Reading {}

    record Help() implements Reading {}

    record Wrong(String words) implements Reading {}

    static Reading read(List<String> args) {
        if (args.contains("--help") || args.contains("-h")) return new Help();
        var values = new HashMap<String, String>();
        for (var i = 0; i < args.size(); i++) {
            var key = args.get(i);
            var equals = key.indexOf('=');
            String value;
            if (key.startsWith("--") && equals > 0) {
                value = key.substring(equals + 1);
                key = key.substring(0, equals);
            } else {
                if (!KNOWN.contains(key)) return new Wrong("option inconnue : " + key);
                if (++i == args.size()) return new Wrong("il manque une valeur après " + key);
                value = args.get(i);
            }
            if (!KNOWN.contains(key)) return new Wrong("option inconnue : " + key);
            if (value.isBlank()) return new Wrong("la valeur de " + key + " est vide");
            if (values.put(key, value) != null) return new Wrong(key + " est donné deux fois");
        }
        for (var key : List.of("--source", "--name", "--out"))
            if (!values.containsKey(key)) return new Wrong("il manque " + key);
        return checked(values);
    }

    private static Reading checked(Map<String, String> values) {
        try {
            var out = Path.of(values.getOrDefault("--out", ""));
            var geocoder = Optional.ofNullable(values.get("--geocoder")).map(URI::create);
            if (geocoder.isPresent()
                    && !Set.of("http", "https")
                            .contains(String.valueOf(geocoder.get().getScheme())))
                return new Wrong("--geocoder attend une adresse http(s)");
            return new Asked(new HarvestOptions(
                    values.getOrDefault("--source", ""),
                    values.getOrDefault("--mapping", Mappings.NATIONAL),
                    values.getOrDefault("--name", "").strip(),
                    out,
                    geocoder));
        } catch (InvalidPathException e) {
            return new Wrong("--out n’est pas un chemin possible");
        } catch (IllegalArgumentException e) {
            return new Wrong("--geocoder n’est pas une adresse");
        }
    }
}
