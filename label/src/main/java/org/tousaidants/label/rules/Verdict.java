package org.tousaidants.label.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.tousaidants.label.rules.Protocol.Profile;
import org.tousaidants.label.rules.Protocol.Ref;

/// « Avis calculé » — where a dossier stands under one version of a protocol, on one day. It decides nothing: the
/// territory's committee does.
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
        /// Everything is there.
        COMPLETE,
        /// Recognised before, something expired or changed, and there is still time to put it right.
        IN_GRACE,
        /// Recognised before, and no longer.
        LAPSED,
        /// Something is missing.
        INCOMPLETE
    }

    /// What is not there, in the order of the file.
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
