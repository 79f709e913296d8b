package org.tousaidants.label.workshops;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// « Atelier » — its code on the wall, how far it is, the rule of agreement it began with.
///
/// @param shown whether the wall shows the answers, or only how many there are
/// @param seats how many people are expected; no more phones than that may join
/// @param version of the protocol in whose words it asks
record Workshop(
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

    /// Whether an answer still counts.
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
