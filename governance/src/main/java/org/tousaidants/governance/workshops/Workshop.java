package org.tousaidants.governance.workshops;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// « Atelier » — its code, its state, and its rule of agreement.
///
/// @param shown whether the screen shows the answers, or only their number
/// @param seats the number of expected people; no more phones may join
/// @param version of the protocol whose words it uses
public record Workshop(
        UUID id,
        WorkshopCode code,
        String title,
        Span span,
        Stage stage,
        boolean shown,
        int seats,
        Agreement rule,
        String version,
        List<Step> scale) {
    /// « Durée de l’atelier »
    record Span(Instant opened, Instant ends) {}

    enum Stage {
        FIRST,
        SECOND,
        CLOSED
    }

    /// The words of a level.
    record Step(int level, String name, String image) {}

    int round() {
        return stage == Stage.FIRST ? 1 : 2;
    }

    /// Whether answers are still accepted.
    boolean takes(Instant now) {
        return stage != Stage.CLOSED && now.isBefore(span.ends());
    }

    /// « nager au large »; empty for level 0.
    String image(int level) {
        return scale.stream()
                .filter(step -> step.level() == level)
                .map(Step::image)
                .findFirst()
                .orElse("");
    }
}
