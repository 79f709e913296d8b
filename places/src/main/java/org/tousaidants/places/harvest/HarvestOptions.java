package org.tousaidants.places.harvest;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What was asked on the command line.
///
/// @param source empty only for a source that a network knows, which is then read at its own address
/// @param mapping empty when not said
/// @param again even if the server says that nothing is new
/// @param publish shows at once what a first or unusual run brings, instead of letting it wait
/// @param network where to write the places; its name is empty for the only one there is
record HarvestOptions(
        Optional<String> source,
        Optional<String> mapping,
        String name,
        Optional<Path> out,
        Optional<URI> geocoder,
        Optional<String> network,
        boolean again,
        boolean publish) {

    private static final String NETWORK = "--network";
    private static final String AGAIN = "--again";
    private static final String PUBLISH = "--publish";
    private static final Set<String> KNOWN =
            Set.of("--source", "--mapping", "--name", "--out", "--geocoder", NETWORK, AGAIN, PUBLISH);

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
                if (value.isBlank()) return new Wrong("la valeur de " + key + " est vide");
            } else if (key.equals(AGAIN) || key.equals(PUBLISH)) {
                value = "";
            } else if (key.equals(NETWORK)) {
                value = i + 1 == args.size() || args.get(i + 1).startsWith("--") ? "" : args.get(++i);
            } else {
                if (!KNOWN.contains(key)) return new Wrong("option inconnue : " + key);
                if (++i == args.size()) return new Wrong("il manque une valeur après " + key);
                value = args.get(i);
                if (value.isBlank()) return new Wrong("la valeur de " + key + " est vide");
            }
            if (!KNOWN.contains(key)) return new Wrong("option inconnue : " + key);
            if (values.put(key, value) != null) return new Wrong(key + " est donné deux fois");
        }
        var network = values.containsKey(NETWORK);
        for (var key : network ? List.of("--name") : List.of("--source", "--name", "--out"))
            if (!values.containsKey(key)) return new Wrong("il manque " + key);
        for (var key : List.of(AGAIN, PUBLISH))
            if (!network && values.containsKey(key)) return new Wrong(key + " ne sert qu’avec " + NETWORK);
        if (network
                && !SourceForm.NAME.matcher(values.getOrDefault("--name", "")).matches())
            return new Wrong("dans un réseau, --name n’a que des lettres minuscules sans accent, des chiffres et des"
                    + " tirets, comme france-services");
        return checked(values);
    }

    private static Reading checked(Map<String, String> values) {
        try {
            var out = Optional.ofNullable(values.get("--out")).map(Path::of);
            var geocoder = Optional.ofNullable(values.get("--geocoder")).map(URI::create);
            if (geocoder.isPresent()
                    && !Set.of("http", "https")
                            .contains(String.valueOf(geocoder.get().getScheme())))
                return new Wrong("--geocoder attend une adresse http(s)");
            return new Asked(new HarvestOptions(
                    Optional.ofNullable(values.get("--source")),
                    Optional.ofNullable(values.get("--mapping")),
                    values.getOrDefault("--name", "").strip(),
                    out,
                    geocoder,
                    Optional.ofNullable(values.get(NETWORK)),
                    values.containsKey(AGAIN),
                    values.containsKey(PUBLISH)));
        } catch (InvalidPathException e) {
            return new Wrong("--out n’est pas un chemin possible");
        } catch (IllegalArgumentException e) {
            return new Wrong("--geocoder n’est pas une adresse");
        }
    }
}
