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

/// « Règles d’entretien » — the text of one protocol file that this module or another reads itself, such as the
/// upkeep of the data, the proposals of a diagnostic or the delay of a referral. The file is taken from the
/// territory rules (the folder in `ta.protocol`, or the shipped protocol of that name), else from the base.
///
/// @param name path or resource of the file, shown in error messages
public record CareRuleFiles(String name, String text) {
    private static final String SHIPPED = "/protocol/";
    private static final String BELOW = "socle";

    /// Parses the file of each tenant once, at startup.
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

    /// The file in the configured folder, else in the base that the folder names: an agglomération then has the
    /// delays of its département.
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
