package org.tousaidants.rules.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/// « Emplacements d’un protocole » — finds rules for the command line by a folder, an archive, or the name of a
/// shipped protocol.
public final class RulesProtocolLocator {
    private RulesProtocolLocator() {}

    /// A protocol and the place where it was found.
    ///
    /// @param seal result of checking the signature; empty if it is not an archive
    public record FoundProtocol(RulesFolder folder, Optional<RulesArchive.ArchiveSeal> seal) {}

    public static Optional<FoundProtocol> find(String name) throws IOException {
        try {
            var path = Path.of(name);
            if (Files.isRegularFile(path))
                try (var in = Files.newInputStream(path)) {
                    var read = RulesFolderZip.read(name, in);
                    return Optional.of(new FoundProtocol(read.whole(), read.seal()));
                }
            var here = RulesFolder.at(path);
            return (here.isPresent() ? here : RulesFolder.shipped(name))
                    .map(folder -> new FoundProtocol(folder, Optional.empty()));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /// Returns the base protocol with this id: a folder next to the territory's folder, or a shipped protocol;
    /// empty if there is none.
    ///
    /// @param name name or path of the territory's folder
    public static Optional<RulesFolder> base(String name, String id) {
        if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*")) return Optional.empty();
        try {
            var here = Path.of(name);
            if (Files.exists(here)) {
                var beside = RulesFolder.at(here.toAbsolutePath().normalize().resolveSibling(id));
                if (beside.isPresent()) return beside;
            }
        } catch (IOException | InvalidPathException unreadable) {
            return Optional.empty();
        }
        return RulesFolder.shipped(id);
    }
}
