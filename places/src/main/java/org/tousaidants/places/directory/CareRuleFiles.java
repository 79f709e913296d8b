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
import org.tousaidants.platform.tenancy.TenantValues;
import org.tousaidants.platform.tenancy.Tenants;

/// « Règles d’entretien » — a file of the protocol that one package reads and the label does not: the upkeep of
/// the data, the proposals of a diagnostic, the delay of a referral. It comes from the territory rules (the
/// folder that
/// `ta.protocol` names, or the shipped protocol of that name), else from the base.
///
/// @param name where the text was found, for its author to correct it
public record CareRuleFiles(String name, String text) {
    private static final String SHIPPED = "/protocol/";
    private static final String BELOW = "socle";

    /// The rules of each tenant, read at the start.
    public static <T> TenantValues<T> ofEach(Tenants tenants, String file, Function<CareRuleFiles, T> read) {
        return new TenantValues<>(tenants, () -> read.apply(ruling(tenants.setting("protocol"), tenants.here(), file)));
    }

    /// @param configured the value of `ta.protocol`; empty: only the shipped files
    /// @param network whose shipped protocol may hold the file
    public static CareRuleFiles ruling(String configured, String network, String file) {
        return inFolder(configured, file)
                .or(() -> shipped(configured.isBlank() ? network : configured, file))
                .or(() -> shipped("base", file))
                .orElseThrow();
    }

    /// A folder without the file takes it from its base, which it contains: an agglomération keeps the delays
    /// of its département.
    private static Optional<CareRuleFiles> inFolder(String configured, String file) {
        if (configured.isBlank()) return Optional.empty();
        for (var folder = Path.of(configured); Files.isDirectory(folder); folder = folder.resolve(BELOW))
            for (var name : List.of(file, file.replaceFirst("\\.yaml$", ".yml"))) {
                var path = folder.resolve(name);
                if (Files.isRegularFile(path)) return Optional.of(new CareRuleFiles(path.toString(), read(path)));
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

    private static Optional<CareRuleFiles> shipped(String protocol, String file) {
        if (!protocol.matches("[a-z0-9-]+")) return Optional.empty();
        var name = SHIPPED + protocol + "/" + file;
        try (InputStream found = CareRuleFiles.class.getResourceAsStream(name)) {
            return found == null
                    ? Optional.empty()
                    : Optional.of(new CareRuleFiles(
                            name, new String(Objects.requireNonNull(found).readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
