package org.tousaidants.rules.protocol;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/// « Fichiers d’autres modules » — the protocol files that other modules read, such as `mandat.yaml`. Each module
/// lists its files in [#LIST], one name per line; this module only checks that they are valid YAML.
public final class OtherModuleProtocolFiles {
    private static final String LIST = "protocol/registered-files.txt";
    private static final Set<String> NAMES = read();

    private OtherModuleProtocolFiles() {}

    public static Set<String> names() {
        return NAMES;
    }

    private static Set<String> read() {
        var names = new TreeSet<String>();
        try {
            for (var list : Collections.list(
                    OtherModuleProtocolFiles.class.getClassLoader().getResources(LIST)))
                try (var stream = list.openStream()) {
                    new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.isBlank())
                            .forEach(names::add);
                }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Collections.unmodifiableSet(names);
    }
}
