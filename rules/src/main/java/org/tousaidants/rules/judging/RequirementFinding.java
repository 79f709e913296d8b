package org.tousaidants.rules.judging;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.tousaidants.rules.protocol.LabelRules.LabelRequirement;
import org.tousaidants.rules.protocol.LabelRules.RequirementWaiver;

/// « Constat de vérification » — one requirement and its status in the dossier.
///
/// @param date depending on the status, the last day on which the requirement is met, its deadline, or the
///     day on which it expired; empty if there is none
/// @param basis the proof of a requirement that is met or has expired; otherwise empty
public record RequirementFinding(
        LabelRequirement requirement,
        RequirementState state,
        Optional<LocalDate> date,
        List<MissingRequirement> gaps,
        Optional<RequirementWaiver> waiver,
        Optional<FindingBasis> basis) {
    public enum RequirementState {
        MET,
        MISSING,
        EXPIRED,
        WAIVED
    }

    static RequirementFinding met(
            LabelRequirement requirement, Optional<LocalDate> until, Optional<FindingBasis> basis) {
        return new RequirementFinding(requirement, RequirementState.MET, until, List.of(), Optional.empty(), basis);
    }

    static RequirementFinding missing(LabelRequirement requirement, List<MissingRequirement> gaps) {
        return new RequirementFinding(
                requirement, RequirementState.MISSING, Optional.empty(), gaps, Optional.empty(), Optional.empty());
    }

    static RequirementFinding expired(
            LabelRequirement requirement,
            LocalDate since,
            List<MissingRequirement> gaps,
            Optional<FindingBasis> basis) {
        return new RequirementFinding(
                requirement, RequirementState.EXPIRED, Optional.of(since), gaps, Optional.empty(), basis);
    }

    static RequirementFinding waived(LabelRequirement requirement, RequirementWaiver waiver) {
        return new RequirementFinding(
                requirement,
                RequirementState.WAIVED,
                Optional.empty(),
                List.of(),
                Optional.of(waiver),
                Optional.empty());
    }

    RequirementFinding due(LocalDate by) {
        return new RequirementFinding(requirement, state, Optional.of(by), gaps, waiver, basis);
    }

    RequirementFinding because(List<MissingRequirement> reasons) {
        return new RequirementFinding(requirement, state, date, reasons, waiver, basis);
    }

    public boolean fulfilled() {
        return state == RequirementState.MET || state == RequirementState.WAIVED;
    }
}
