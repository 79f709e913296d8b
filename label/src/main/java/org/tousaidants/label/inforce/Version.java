package org.tousaidants.label.inforce;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import org.tousaidants.label.rules.VersionOrder;

/// « Version publiée » — of the rules of a network.
///
/// @param decision empty: it came with the product, or with its configuration
public record Version(
        String hash,
        String id,
        String version,
        boolean adopted,
        LocalDate inForce,
        Instant publishedAt,
        Optional<RulesDecision> decision) {
    /// « 1.10.0 » is after « 1.9.0 ».
    public static final Comparator<String> ORDER = VersionOrder.RISING;

    /// Where the very text of it stands.
    public String path() {
        return path(id, version) + print();
    }

    public String archivePath() {
        return path(id, version) + "/archive.zip" + print();
    }

    /// Where the text of that number stands: of two contents of one proposed version, the one published last.
    public static String path(String id, String version) {
        return "/protocole/" + id + "/" + version;
    }

    private String print() {
        return "?empreinte=" + hash;
    }

    /// The version that usually comes next: 1.4.2 → 1.5.0.
    public static String after(String version) {
        var numbers = version.split("[.]", 3);
        return numbers[0] + "." + (Integer.parseInt(numbers[1]) + 1) + ".0";
    }
}
