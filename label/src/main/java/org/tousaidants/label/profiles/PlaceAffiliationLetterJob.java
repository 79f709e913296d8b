package org.tousaidants.label.profiles;

import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Service;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.jobs.Job;

/// Asks the people responsible for a place about each person who states that they help there. They get at most one
/// letter an hour.
@Service
class PlaceAffiliationLetterJob {
    private static final Duration BETWEEN = Duration.ofHours(1);

    private final PlaceAffiliations presences;

    PlaceAffiliationLetterJob(PlaceAffiliations presences) {
        this.presences = presences;
    }

    @Bean("publicprofiles.presences")
    static Job presencesJob(PlaceAffiliationLetterJob presenceRound) {
        return Job.every(BETWEEN).items(presenceRound::due, presenceRound::ask);
    }

    private List<PlaceId> due() {
        return presences.toAsk();
    }

    private void ask(PlaceId place) {
        presences.ask(place);
    }
}
