package org.tousaidants.label.inforce;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

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
}
