package org.tousaidants.commons.training;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.tousaidants.commons.resources.Competence;

/// « Formation » — what is taught, by whom, in how many hours; its dates are slots.
///
/// @param certificate whether who came gets a paper that says so
public record TrainingOffer(
        UUID id,
        String title,
        String summary,
        List<Competence> competences,
        int hours,
        String by,
        boolean certificate,
        Instant added) {}
