package org.tousaidants.rules.judging;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.tousaidants.rules.language.Protocol.Profile;
import org.tousaidants.rules.language.Protocol.Ref;

/// « Avis calculé » — the result of a dossier under one version of a protocol, on one day. It decides nothing:
/// the territory's committee does.
///
/// @param date until when a recognition would last or the grace runs, or since when it lapsed
public record Verdict(
        String dossier,
        Profile profile,
        Ref protocol,
        LocalDate on,
        Standing standing,
        Optional<LocalDate> date,
        List<Finding> findings) {

    public enum Standing {
        /// Nothing is missing.
        COMPLETE,
        /// Recognised before; something expired or changed, and there is still time to correct it.
        IN_GRACE,
        /// Recognised before, but no longer.
        LAPSED,
        /// Something is missing.
        INCOMPLETE
    }

    /// The missing requirements, in the order of the file.
    public List<Finding> lacking() {
        return findings.stream().filter(finding -> !finding.fulfilled()).toList();
    }

    public Finding of(String requirement) {
        return findings.stream()
                .filter(finding -> finding.requirement().id().equals(requirement))
                .findFirst()
                .orElseThrow();
    }
}
