package org.tousaidants.rules.judging;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.tousaidants.rules.judging.LabelVerdict.VerdictState;

/// « À compléter ou à renouveler » — the requirements that a label holder must fulfil or renew under the rules of a
/// day.
///
/// @param by the deadline; empty if it has passed
/// @param lacking missing requirements; empty if only the label itself expires
public record RequirementsToRenew(Optional<LocalDate> by, List<RequirementFinding> lacking) {
    /// Returns the requirements that the holder of this dossier must fulfil or renew, with their deadline. Empty
    /// if nothing has to be done, or if the label has ended.
    ///
    /// @param judge evaluates dossiers under the rules of the day
    /// @param on the day
    public static Optional<RequirementsToRenew> of(DossierJudge judge, LabelDossier dossier, LocalDate on) {
        if (!judge.holds(dossier, on) || !(judge.judge(dossier, on) instanceof DossierJudge.DossierJudged(var verdict)))
            return Optional.empty();
        return switch (verdict.standing()) {
            case COMPLETE, INCOMPLETE -> Optional.empty();
            case IN_GRACE, LAPSED ->
                Optional.of(new RequirementsToRenew(
                        verdict.date().filter(_ -> verdict.standing() == VerdictState.IN_GRACE), verdict.lacking()));
        };
    }
}
