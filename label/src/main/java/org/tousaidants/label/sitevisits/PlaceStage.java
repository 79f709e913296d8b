package org.tousaidants.label.sitevisits;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.core.text.Paris;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.counts.SmallCounts;

/// « Étape d’un lieu » — a step of the way of working that leads a place to the label; a plan when it is written
/// before its day.
///
/// @param stage its id in the rules
/// @param with the people who took part, in words
/// @param changed the change made
/// @param why the reason
/// @param peer the place that this one went to see
/// @param by the account that wrote it; empty when the team did, by its link
/// @param teller the member of the team
public record PlaceStage(
        String stage,
        LocalDate on,
        String with,
        String changed,
        String why,
        Welcome welcome,
        Optional<PlaceId> peer,
        Optional<UUID> by,
        String teller,
        Instant at) {

    boolean planned() {
        return on.isAfter(Paris.day(at));
    }

    /// « Accueil, dit par les personnes » — of the inhabitants asked, how many dare to come in.
    public record Welcome(int asked, int dared) {
        static final Welcome UNASKED = new Welcome(0, 0);

        Welcome and(Welcome other) {
            return new Welcome(asked + other.asked, dared + other.dared);
        }

        boolean told() {
            return SmallCounts.AT_WORK.tells(asked);
        }
    }
}
