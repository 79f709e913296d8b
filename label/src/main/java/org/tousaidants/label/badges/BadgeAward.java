package org.tousaidants.label.badges;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.rules.judging.Recognition;

/// « Décision de reconnaissance » — a decision to recognise a person or a place: rules, commitments, end of
/// validity and reason.
///
/// @param until the last day of validity
/// @param reason the decision in words: « Décision du comité du 20 novembre 2026 »
public record BadgeAward(
        To to,
        Recognition recognition,
        List<Recognition.Promise> promises,
        LocalDate decided,
        LocalDate until,
        String reason) {
    /// « Titulaire » — the person or the place that is recognised.
    public sealed interface To {
        record APlace(PlaceId id) implements To {}

        /// The account of a helper of the network.
        record AHelper(UUID account) implements To {}
    }
}
