package org.tousaidants.label.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/// Where the command line finds rules: a folder, an archive, or the name of a protocol that comes with the product.
final class Sources {
    private Sources() {}

    /// @param seal of an archive
    record Found(Folder folder, Optional<Archive.Seal> seal) {}

    static Optional<Found> find(String name) throws IOException {
        try {
            var path = Path.of(name);
            if (Files.isRegularFile(path))
                try (var in = Files.newInputStream(path)) {
                    var read = FolderZip.read(name, in);
                    return Optional.of(new Found(read.whole(), read.seal()));
                }
            var here = Folder.at(path);
            return (here.isPresent() ? here : Folder.shipped(name)).map(folder -> new Found(folder, Optional.empty()));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /// The base stands beside the territory's folder, else among those that come with the product.
    static Optional<Folder> base(String name, String id) {
        if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*")) return Optional.empty();
        try {
            var here = Path.of(name);
            if (Files.exists(here)) {
                var beside = Folder.at(here.toAbsolutePath().normalize().resolveSibling(id));
                if (beside.isPresent()) return beside;
            }
        } catch (IOException | InvalidPathException unreadable) {
            return Optional.empty();
        }
        return Folder.shipped(id);
    }
}
