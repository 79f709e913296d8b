package org.tousaidants.rules.judging;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.tousaidants.rules.judging.Verdict.Standing;

/// « À compléter ou à renouveler » — the requirement that a label holder has to correct under the rules of a day.
///
/// @param by the last day for it; empty when that day has passed
/// @param lacking empty when only the label's own end came
public record RenewalItem(Optional<LocalDate> by, List<Finding> lacking) {
    /// Empty when nothing is to be done, or when there is no label any more.
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
