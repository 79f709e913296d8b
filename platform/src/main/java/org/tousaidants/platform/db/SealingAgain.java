package org.tousaidants.platform.db;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.jobs.Job;

/// « Scellé de nouveau » — soon after a start, and each day: what stands under a secret that was replaced stands under
/// the new one. What stops in the middle goes on at the next round.
@Component
class SealingAgain {
    private static final Logger LOG = LoggerFactory.getLogger(SealingAgain.class);

    private final RowSealer rowSealer;
    private final InstallationSecret secret;

    SealingAgain(RowSealer rowSealer, InstallationSecret secret) {
        this.rowSealer = rowSealer;
        this.secret = secret;
    }

    @Bean("db.seal-again")
    static Job sealAgainJob(SealingAgain sealing) {
        return Job.every(Duration.ofDays(1)).run(sealing::round);
    }

    private void round() {
        if (!secret.replaced()) return;
        var again = rowSealer.again();
        if (again > 0) LOG.info("{} sealed again under the new secret of the installation", again);
    }
}
