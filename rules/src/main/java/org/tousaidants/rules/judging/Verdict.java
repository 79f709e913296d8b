package org.tousaidants.rules.judging;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.tousaidants.rules.protocol.Protocol.Profile;
import org.tousaidants.rules.protocol.Protocol.Ref;

/// « Avis calculé » — the result of evaluating a dossier under one version of a protocol on one day. It is no
/// decision: the territory's committee decides.
///
/// @param date the end of the recognition or of the grace period, or the day on which the label ended
public record Verdict(
        String dossier,
        Profile profile,
        Ref protocol,
        LocalDate on,
        Standing standing,
        Optional<LocalDate> date,
        List<RequirementFinding> findings) {

    public enum Standing {
        /// No requirement is missing.
        COMPLETE,
        /// The label is still valid: something expired or changed, and its holder has time to correct it.
        IN_GRACE,
        /// The label has ended.
        LAPSED,
        /// The dossier has no label, and a requirement is missing.
        INCOMPLETE
    }

    /// The findings that are missing requirements, in the order of the file.
    public List<RequirementFinding> lacking() {
        return findings.stream().filter(finding -> !finding.fulfilled()).toList();
    }

    public RequirementFinding of(String requirement) {
        return findings.stream()
                .filter(finding -> finding.requirement().id().equals(requirement))
                .findFirst()
                .orElseThrow();
    }
}
