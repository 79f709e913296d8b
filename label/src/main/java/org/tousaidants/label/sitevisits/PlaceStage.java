package org.tousaidants.label.sitevisits;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.counts.SmallCountThreshold;

/// « Étape d’un lieu » — one recorded stage of the path by which a place gets the label; a plan if it was
/// written before its day.
///
/// @param stage id of the stage in the rules
/// @param with the people who took part, in words
/// @param changed the change that was made
/// @param why its reason
/// @param peer the place that this one visited
/// @param by account of the author; empty if the team wrote it by its link
/// @param teller name of the team member
public record PlaceStage(
        String stage,
        LocalDate on,
        String with,
        String changed,
        String why,
        WelcomeCounts welcome,
        Optional<PlaceId> peer,
        Optional<UUID> by,
        String teller,
        Instant at) {

    boolean planned() {
        return on.isAfter(ParisTime.day(at));
    }

    /// « Accueil, dit par les personnes » — how many inhabitants were asked, and how many of them dare to come
    /// in.
    public record WelcomeCounts(int asked, int dared) {
        static final WelcomeCounts UNASKED = new WelcomeCounts(0, 0);

        WelcomeCounts and(WelcomeCounts other) {
            return new WelcomeCounts(asked + other.asked, dared + other.dared);
        }

        boolean told() {
            return SmallCountThreshold.AT_WORK.tells(asked);
        }
    }
}
