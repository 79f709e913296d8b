package org.tousaidants.community.training;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.tousaidants.community.resources.DigitalCompetence;

/// « Formation » — a training: subject, trainer and number of hours. Its dates are slots.
///
/// @param certificate whether participants get a certificate
/// @param themes ids of the themes of the vision that it teaches
public record TrainingOffer(
        UUID id,
        String title,
        String summary,
        List<DigitalCompetence> competences,
        int hours,
        String by,
        boolean certificate,
        Instant added,
        List<String> themes) {
    /// A training without a theme of the vision.
    public TrainingOffer(
            UUID id,
            String title,
            String summary,
            List<DigitalCompetence> competences,
            int hours,
            String by,
            boolean certificate,
            Instant added) {
        this(id, title, summary, competences, hours, by, certificate, added, List.of());
    }
}
