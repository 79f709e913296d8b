package org.tousaidants.rules.versions;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// « Version publiée » — of the rules of a network.
///
/// @param decision empty: it came with the product, or with its configuration
public record RulesVersion(
        String hash,
        String id,
        String version,
        boolean adopted,
        LocalDate inForce,
        Instant publishedAt,
        Optional<RulesDecision> decision) {
    /// The address of its exact text.
    public String path() {
        return path(id, version) + print();
    }

    public String archivePath() {
        return path(id, version) + "/archive.zip" + print();
    }

    /// The address of the text with that number: of two contents of one proposed version, the one published last.
    public static String path(String id, String version) {
        return "/protocole/" + id + "/" + version;
    }

    private String print() {
        return "?empreinte=" + hash;
    }
}
