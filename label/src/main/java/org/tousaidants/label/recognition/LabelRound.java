package org.tousaidants.label.recognition;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Service;
import org.tousaidants.label.inforce.Rules;
import org.tousaidants.platform.identity.Networks;
import org.tousaidants.platform.jobs.Job;

/// The rounds of the label: who is told that the end comes near, that it came, that the time to renew is over; who
/// has something to put right, and, once that time is over, what is put to the committee. Each life is a transaction
/// of its own that holds it, and what was told is a row: nothing is told twice, in whatever process the round runs
/// and however often it stops.
@Service
class LabelRound {
    private static final Duration BETWEEN = Duration.ofHours(1);

    private final LifeStore lives;
    private final LifeRound round;
    private final Rules rules;
    private final Networks networks;

    LabelRound(LifeStore lives, LifeRound round, Rules rules, Networks networks) {
        this.lives = lives;
        this.round = round;
        this.rules = rules;
        this.networks = networks;
    }

    @Bean("recognition.labels")
    static Job labelsJob(LabelRound labelRound) {
        return Job.every(BETWEEN).items(labelRound::due, labelRound::look);
    }

    /// Each that was ever given.
    private List<UUID> due() {
        return lives.all().stream()
                .filter(life -> life.term().isPresent())
                .map(Life::id)
                .toList();
    }

    private void look(UUID life) {
        var here = networks.here();
        round.look(here, life, rules.now());
    }
}
