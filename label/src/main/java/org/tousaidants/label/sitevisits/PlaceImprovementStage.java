package org.tousaidants.label.sitevisits;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.counts.SmallCountThreshold;

/// « Étape d’un lieu » — one recorded stage of the path by which a place gets the label. It is a plan if it was
/// written before its day.
///
/// @param stage id of the stage in the rules
/// @param with people who took part, in words
/// @param changed change that was made
/// @param why reason of the change
/// @param peer place that this place visited
/// @param by account of the author; empty if the team wrote it by its link
/// @param teller name of the team member
public record PlaceImprovementStage(
        String stage,
        LocalDate on,
        String with,
        String changed,
        String why,
        StageWelcomeCounts welcome,
        Optional<PlaceId> peer,
        Optional<UUID> by,
        String teller,
        Instant at) {

    boolean planned() {
        return on.isAfter(ParisTime.day(at));
    }

    /// « Accueil, dit par les personnes » — the ratings of the welcome by inhabitants.
    ///
    /// @param asked number of inhabitants who were asked
    /// @param dared number of them who dare to come in
    public record StageWelcomeCounts(int asked, int dared) {
        static final StageWelcomeCounts UNASKED = new StageWelcomeCounts(0, 0);

        StageWelcomeCounts and(StageWelcomeCounts other) {
            return new StageWelcomeCounts(asked + other.asked, dared + other.dared);
        }

        boolean told() {
            return SmallCountThreshold.AT_WORK.tells(asked);
        }
    }
}
