package org.tousaidants.label.badges;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.rules.judging.Recognition;

/// « Décision de reconnaissance » — the decision to recognise a person or a place: rules,
/// promises, end, and reason.
///
/// @param until the last day on which it holds
/// @param reason where it was decided, « Décision du comité du 20 novembre 2026 »
public record Award(
        To to,
        Recognition recognition,
        List<Recognition.Promise> promises,
        LocalDate decided,
        LocalDate until,
        String reason) {
    /// « Titulaire » — to whom.
    public sealed interface To {
        record APlace(PlaceId id) implements To {}

        /// An account of the network.
        record AHelper(UUID account) implements To {}
    }
}
