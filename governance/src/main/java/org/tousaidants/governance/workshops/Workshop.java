package org.tousaidants.governance.workshops;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// « Atelier » — a workshop: its code, its state and its rule of agreement.
///
/// @param shown whether the screen shows the answers; else only their number
/// @param seats expected number of people; no more phones may join
/// @param version version of the protocol whose words it uses
public record Workshop(
        UUID id,
        WorkshopCode code,
        String title,
        WorkshopPeriod span,
        Stage stage,
        boolean shown,
        int seats,
        AgreementRule rule,
        String version,
        List<LevelStep> scale) {
    /// « Durée de l’atelier » — when a workshop opens and ends.
    record WorkshopPeriod(Instant opened, Instant ends) {}

    enum Stage {
        FIRST,
        SECOND,
        CLOSED
    }

    /// One level with its name and its description.
    record LevelStep(int level, String name, String image) {}

    int round() {
        return stage == Stage.FIRST ? 1 : 2;
    }

    /// Whether the workshop accepts answers now.
    boolean takes(Instant now) {
        return stage != Stage.CLOSED && now.isBefore(span.ends());
    }

    /// The description of a level, « nager au large »; empty for level 0.
    String image(int level) {
        return scale.stream()
                .filter(step -> step.level() == level)
                .map(LevelStep::image)
                .findFirst()
                .orElse("");
    }
}
