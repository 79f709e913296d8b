package org.tousaidants.places.harvest;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tousaidants.core.commands.Arguments;
import org.tousaidants.core.commands.UsageError;

/// The parsed options of the command.
///
/// @param source empty only for a source that a network knows, which is then read at its own address
/// @param mapping empty if not given
/// @param again read even if the server reports no change
/// @param publish publish a first or unusual run at once
/// @param network network of the places; its name is empty if there is only one
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
    static final Arguments.KnownOptions KNOWN = Arguments.values(
                    "--source", "--mapping", "--name", "--out", "--geocoder")
            .perhaps(NETWORK)
            .flags(AGAIN, PUBLISH);

    static HarvestOptions of(Arguments typed) throws UsageError {
        var network = typed.has(NETWORK);
        var name = typed.needed("--name").strip();
        if (!network) {
            typed.needed("--source");
            typed.needed("--out");
            for (var key : List.of(AGAIN, PUBLISH))
                if (typed.has(key)) throw new UsageError(key + " ne sert qu’avec " + NETWORK);
        } else if (!SourceForm.NAME.matcher(name).matches())
            throw new UsageError(
                    "dans un réseau, --name n’a que des lettres minuscules sans accent, des chiffres et des"
                            + " tirets, comme france-services");
        return new HarvestOptions(
                typed.text("--source"),
                typed.text("--mapping"),
                name,
                typed.path("--out"),
                geocoder(typed),
                network ? Optional.of(typed.text(NETWORK).orElse("")) : Optional.empty(),
                typed.has(AGAIN),
                typed.has(PUBLISH));
    }

    private static Optional<URI> geocoder(Arguments typed) throws UsageError {
        var text = typed.text("--geocoder");
        if (text.isEmpty()) return Optional.empty();
        try {
            var address = URI.create(text.get());
            if (Set.of("http", "https").contains(String.valueOf(address.getScheme()))) return Optional.of(address);
            throw new UsageError("--geocoder attend une adresse http(s)");
        } catch (IllegalArgumentException wrong) {
            throw new UsageError("--geocoder n’est pas une adresse");
        }
    }
}
