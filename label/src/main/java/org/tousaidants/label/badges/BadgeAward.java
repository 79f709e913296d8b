package org.tousaidants.label.badges;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.rules.judging.LabelRecognition;

/// « Décision de reconnaissance » — a decision to recognise a person or a place: rules, commitments, end of validity
/// and reason.
///
/// @param until last day of validity
/// @param reason the decision in words, such as « Décision du comité du 20 novembre 2026 »
public record BadgeAward(
        BadgeHolder to,
        LabelRecognition recognition,
        List<LabelRecognition.RecognitionPromise> promises,
        LocalDate decided,
        LocalDate until,
        String reason) {
    /// « Titulaire » — the person or the place that is recognised.
    public sealed interface BadgeHolder {
        record PlaceAsHolder(PlaceId id) implements BadgeHolder {}

        /// The account of a helper of the network.
        record HelperAsHolder(UUID account) implements BadgeHolder {}
    }
}
