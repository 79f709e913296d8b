package org.tousaidants.rules.versions;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// « Version publiée » — one published version of the rules of a network.
///
/// @param decision empty if the rules came with the product or its configuration
public record RulesVersion(
        String hash,
        String id,
        String version,
        boolean adopted,
        LocalDate inForce,
        Instant publishedAt,
        Optional<RulesDecision> decision) {
    /// The address of the page with its exact text.
    public String path() {
        return path(id, version) + print();
    }

    public String archivePath() {
        return path(id, version) + "/archive.zip" + print();
    }

    /// The address of the page with its levels for each profile.
    public String gridPath() {
        return path(id, version) + "/grille" + print();
    }

    /// The address of the page of a version by number. A proposed version may have several contents; the last
    /// published is shown.
    public static String path(String id, String version) {
        return "/protocole/" + id + "/" + version;
    }

    private String print() {
        return "?empreinte=" + hash;
    }
}
