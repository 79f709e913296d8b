package org.tousaidants.governance.workshops;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// « Atelier » — a workshop in which a group answers questions about the rules of the label: its code, its state and
/// its rule of agreement.
///
/// @param shown whether the screen shows the answers; if not, only their number
/// @param seats expected number of people; no more phones may join
/// @param version version of the protocol from which the questions are taken
public record RulesWorkshop(
        UUID id,
        WorkshopCode code,
        String title,
        WorkshopPeriod span,
        WorkshopStage stage,
        boolean shown,
        int seats,
        WorkshopAgreementRule rule,
        String version,
        List<WorkshopLevelStep> scale) {
    /// « Durée de l’atelier » — the moments at which a workshop opens and ends.
    record WorkshopPeriod(Instant opened, Instant ends) {}

    enum WorkshopStage {
        FIRST,
        SECOND,
        CLOSED
    }

    /// One level of a competence, as the workshop shows it.
    ///
    /// @param level number of the level
    /// @param name name
    /// @param image description
    record WorkshopLevelStep(int level, String name, String image) {}

    int round() {
        return stage == WorkshopStage.FIRST ? 1 : 2;
    }

    /// Returns whether the workshop accepts answers now.
    boolean takes(Instant now) {
        return stage != WorkshopStage.CLOSED && now.isBefore(span.ends());
    }

    /// Returns the description of a level, such as « nager au large »; empty for level 0.
    String image(int level) {
        return scale.stream()
                .filter(step -> step.level() == level)
                .map(WorkshopLevelStep::image)
                .findFirst()
                .orElse("");
    }
}
