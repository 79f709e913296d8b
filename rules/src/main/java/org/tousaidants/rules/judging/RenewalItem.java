package org.tousaidants.rules.judging;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.tousaidants.rules.judging.Verdict.Standing;

/// « À compléter ou à renouveler » — the requirements that a label holder must correct under the rules of
/// a day.
///
/// @param by the deadline; empty if it has passed
/// @param lacking empty if only the label itself expires
public record RenewalItem(Optional<LocalDate> by, List<RequirementFinding> lacking) {
    /// The item of a dossier; empty if nothing has to be done, or if the label has ended.
    public static Optional<RenewalItem> of(Judge judge, Dossier dossier, LocalDate on) {
        if (!judge.holds(dossier, on) || !(judge.judge(dossier, on) instanceof Judge.Judged(var verdict)))
            return Optional.empty();
        return switch (verdict.standing()) {
            case COMPLETE, INCOMPLETE -> Optional.empty();
            case IN_GRACE, LAPSED ->
                Optional.of(new RenewalItem(
                        verdict.date().filter(_ -> verdict.standing() == Standing.IN_GRACE), verdict.lacking()));
        };
    }
}
