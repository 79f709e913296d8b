package org.tousaidants.label.publicprofiles;

import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Service;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.jobs.Job;

/// Those who answer for a place are asked about each person who says that she helps there: one letter for all of an
/// hour.
@Service
class PresenceRound {
    private static final Duration BETWEEN = Duration.ofHours(1);

    private final Presences presences;

    PresenceRound(Presences presences) {
        this.presences = presences;
    }

    @Bean("publicprofiles.presences")
    static Job presencesJob(PresenceRound presenceRound) {
        return Job.every(BETWEEN).items(presenceRound::due, presenceRound::ask);
    }

    private List<PlaceId> due() {
        return presences.toAsk();
    }

    private void ask(PlaceId place) {
        presences.ask(place);
    }
}
