package org.tousaidants.label.recognition;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Service;
import org.tousaidants.platform.identity.Networks;
import org.tousaidants.platform.jobs.Job;
import org.tousaidants.rules.versions.PublishedRules;

/// The job of the label: notifies holders of the coming end, the end, the end of the time to renew, and of
/// requirements to correct; afterwards puts the case to the committee. Each case is a transaction of its own that
/// holds it, and each notice is a row: nothing is sent twice, in whatever process the job runs and however often
/// it stops.
@Service
class LabelJob {
    private static final Duration BETWEEN = Duration.ofHours(1);

    private final LabelCaseStore lives;
    private final LabelCaseJob round;
    private final PublishedRules rules;
    private final Networks networks;

    LabelJob(LabelCaseStore lives, LabelCaseJob round, PublishedRules rules, Networks networks) {
        this.lives = lives;
        this.round = round;
        this.rules = rules;
        this.networks = networks;
    }

    @Bean("recognition.labels")
    static Job labelsJob(LabelJob labelRound) {
        return Job.every(BETWEEN).items(labelRound::due, labelRound::look);
    }

    /// Each case that was ever granted.
    private List<UUID> due() {
        return lives.all().stream()
                .filter(life -> life.term().isPresent())
                .map(LabelCase::id)
                .toList();
    }

    private void look(UUID life) {
        var here = networks.here();
        round.look(here, life, rules.now());
    }
}
