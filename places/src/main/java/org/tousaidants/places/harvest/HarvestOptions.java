package org.tousaidants.places.harvest;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tousaidants.core.commands.CommandArguments;
import org.tousaidants.core.commands.CommandUsageError;

/// The parsed options of the command `harvest`.
///
/// @param source file or address of the source; empty only if the network knows the source, which is
///     then read at its stored address
/// @param mapping the mapping; empty if not given
/// @param again whether the source is read even if its server reports no change
/// @param publish whether a first or unusual run is published at once
/// @param network network to which the places belong; its name is empty if there is only one network
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
    static final CommandArguments.KnownCommandOptions KNOWN = CommandArguments.values(
                    "--source", "--mapping", "--name", "--out", "--geocoder")
            .perhaps(NETWORK)
            .flags(AGAIN, PUBLISH);

    static HarvestOptions of(CommandArguments typed) throws CommandUsageError {
        var network = typed.has(NETWORK);
        var name = typed.needed("--name").strip();
        if (!network) {
            typed.needed("--source");
            typed.needed("--out");
            for (var key : List.of(AGAIN, PUBLISH))
                if (typed.has(key)) throw new CommandUsageError(key + " ne sert qu’avec " + NETWORK);
        } else if (!HarvestSourceForm.NAME.matcher(name).matches())
            throw new CommandUsageError(
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

    private static Optional<URI> geocoder(CommandArguments typed) throws CommandUsageError {
        var text = typed.text("--geocoder");
        if (text.isEmpty()) return Optional.empty();
        try {
            var address = URI.create(text.get());
            if (Set.of("http", "https").contains(String.valueOf(address.getScheme()))) return Optional.of(address);
            throw new CommandUsageError("--geocoder attend une adresse http(s)");
        } catch (IllegalArgumentException wrong) {
            throw new CommandUsageError("--geocoder n’est pas une adresse");
        }
    }
}
