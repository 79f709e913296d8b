package org.tousaidants.rules.judging;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.tousaidants.rules.protocol.Label.Requirement;
import org.tousaidants.rules.protocol.Label.Waiver;

/// « Constat de vérification » — one requirement and its status in the dossier.
///
/// @param date depends on the status: the last day on which it is met, its deadline, or the day on which it
/// expired; empty if there is none
public record RequirementFinding(
        Requirement requirement,
        State state,
        Optional<LocalDate> date,
        List<MissingRequirement> gaps,
        Optional<Waiver> waiver) {
    public enum State {
        MET,
        MISSING,
        EXPIRED,
        WAIVED
    }

    static RequirementFinding met(Requirement requirement, Optional<LocalDate> until) {
        return new RequirementFinding(requirement, State.MET, until, List.of(), Optional.empty());
    }

    static RequirementFinding missing(Requirement requirement, List<MissingRequirement> gaps) {
        return new RequirementFinding(requirement, State.MISSING, Optional.empty(), gaps, Optional.empty());
    }

    static RequirementFinding expired(Requirement requirement, LocalDate since, List<MissingRequirement> gaps) {
        return new RequirementFinding(requirement, State.EXPIRED, Optional.of(since), gaps, Optional.empty());
    }

    static RequirementFinding waived(Requirement requirement, Waiver waiver) {
        return new RequirementFinding(requirement, State.WAIVED, Optional.empty(), List.of(), Optional.of(waiver));
    }

    RequirementFinding due(LocalDate by) {
        return new RequirementFinding(requirement, state, Optional.of(by), gaps, waiver);
    }

    public boolean fulfilled() {
        return state == State.MET || state == State.WAIVED;
    }
}
