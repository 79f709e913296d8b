package org.tousaidants.rules.judging;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.tousaidants.rules.protocol.LabelProtocol.LabelProfile;
import org.tousaidants.rules.protocol.LabelProtocol.ProtocolReference;

/// « Avis calculé » — the result of evaluating a dossier under one version of the label's rules on one day. It is
/// not a decision: the territory's committee decides.
///
/// @param date the end of the recognition or of the grace period, or the day on which the label ended
public record LabelVerdict(
        String dossier,
        LabelProfile profile,
        ProtocolReference protocol,
        LocalDate on,
        VerdictState standing,
        Optional<LocalDate> date,
        List<RequirementFinding> findings) {

    public enum VerdictState {
        /// No requirement is missing.
        COMPLETE,
        /// The label is still valid, but a requirement expired or changed. The holder has until the end of
        /// the grace period to fulfil it.
        IN_GRACE,
        /// The label has ended.
        LAPSED,
        /// The dossier has no valid label, and at least one requirement is missing.
        INCOMPLETE
    }

    /// Returns the findings (checked requirements) that are about missing requirements, in the order of the
    /// file.
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
