package org.tousaidants.places.directory;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.tousaidants.platform.tenancy.Tenants;
import org.tousaidants.platform.tenancy.ValuePerTenant;

/// « Règles d’entretien » — the text of one protocol file that a module reads itself, such as the upkeep of the
/// data, the proposals of a diagnostic or the delay of a referral. The file is taken from the territory rules (the
/// folder in `ta.protocol`, or the shipped protocol of that name), otherwise from the base protocol.
///
/// @param name path or resource of the file, shown in error messages
public record ProtocolRuleFile(String name, String text) {
    private static final String SHIPPED = "/protocol/";
    private static final String BELOW = "socle";

    /// Parses the protocol file with this name for each tenant (a territory's organisation), once at startup.
    public static <T> ValuePerTenant<T> ofEach(Tenants tenants, String file, Function<ProtocolRuleFile, T> read) {
        return new ValuePerTenant<>(
                tenants, () -> read.apply(ruling(tenants.setting("protocol"), tenants.here(), file)));
    }

    /// Returns the text of a protocol file that applies to a network.
    ///
    /// @param configured the value of `ta.protocol`; if empty, only the shipped files are used
    /// @param network id of the network, whose shipped protocol may contain the file
    /// @param file name of the file
    public static ProtocolRuleFile ruling(String configured, String network, String file) {
        return inFolder(configured, file)
                .or(() -> shipped(configured.isBlank() ? network : configured, file))
                .or(() -> shipped("base", file))
                .orElseThrow();
    }

    /// Returns the file in the configured folder. If the folder lacks it, returns the file of the base protocol
    /// that this folder names. In this way an agglomération uses, for example, the delays of its département.
    private static Optional<ProtocolRuleFile> inFolder(String configured, String file) {
        if (configured.isBlank()) return Optional.empty();
        for (var folder = Path.of(configured); Files.isDirectory(folder); folder = folder.resolve(BELOW))
            for (var name : List.of(file, file.replaceFirst("\\.yaml$", ".yml"))) {
                var path = folder.resolve(name);
                if (Files.isRegularFile(path)) return Optional.of(new ProtocolRuleFile(path.toString(), read(path)));
            }
        return Optional.empty();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<ProtocolRuleFile> shipped(String protocol, String file) {
        if (!protocol.matches("[a-z0-9-]+")) return Optional.empty();
        var name = SHIPPED + protocol + "/" + file;
        try (InputStream found = ProtocolRuleFile.class.getResourceAsStream(name)) {
            return found == null
                    ? Optional.empty()
                    : Optional.of(new ProtocolRuleFile(
                            name, new String(Objects.requireNonNull(found).readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
