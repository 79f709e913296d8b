package org.tousaidants.rules.versions;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// « Version publiée » — one published version of the rules of a network.
///
/// @param decision the decision about it; empty if the rules came with the software or its configuration
public record RulesVersion(
        String hash,
        String id,
        String version,
        boolean adopted,
        LocalDate inForce,
        Instant publishedAt,
        Optional<RulesAdoptionDecision> decision) {
    /// Returns the path of the page with the exact text of this version.
    public String path() {
        return path(id, version) + print();
    }

    public String archivePath() {
        return path(id, version) + "/archive.zip" + print();
    }

    /// Returns the path of the page with the levels of this version for each profile.
    public String gridPath() {
        return path(id, version) + "/grille" + print();
    }

    /// Returns the path of the page of a version by its number. A version that is only proposed may have several
    /// contents; the page then shows the last published one.
    ///
    /// @param id id of the protocol
    public static String path(String id, String version) {
        return "/protocole/" + id + "/" + version;
    }

    private String print() {
        return "?empreinte=" + hash;
    }
}
