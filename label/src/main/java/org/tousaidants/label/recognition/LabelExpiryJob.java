package org.tousaidants.label.recognition;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Service;
import org.tousaidants.platform.identity.TerritoryNetworks;
import org.tousaidants.platform.jobs.Job;
import org.tousaidants.rules.versions.PublishedRules;

/// The daily job of the labels: notifies holders of the coming end, the end, the end of the grace period, and of
/// requirements to correct; after a deadline it proposes a decision to the committee. Each case has its own
/// transaction and lock, and each notice is stored, so that nothing is sent twice even if several processes run the
/// job or it is interrupted.
@Service
class LabelExpiryJob {
    private static final Duration BETWEEN = Duration.ofHours(1);

    private final LabelCaseStore lives;
    private final LabelCaseDailyWork round;
    private final PublishedRules rules;
    private final TerritoryNetworks networks;

    LabelExpiryJob(LabelCaseStore lives, LabelCaseDailyWork round, PublishedRules rules, TerritoryNetworks networks) {
        this.lives = lives;
        this.round = round;
        this.rules = rules;
        this.networks = networks;
    }

    @Bean("recognition.labels")
    static Job labelsJob(LabelExpiryJob labelRound) {
        return Job.every(BETWEEN).items(labelRound::due, labelRound::look);
    }

    /// Returns the ids of the cases whose label was ever granted, which the job checks.
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
