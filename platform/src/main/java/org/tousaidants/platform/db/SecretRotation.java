package org.tousaidants.platform.db;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.jobs.Job;

/// « Scellé de nouveau » — re-encrypts rows of a replaced secret with the current one, after each start and
/// daily. An interrupted job resumes at its next run.
@Component
class SecretRotation {
    private static final Logger LOG = LoggerFactory.getLogger(SecretRotation.class);

    private final RowSealer rowSealer;
    private final InstallationSecret secret;

    SecretRotation(RowSealer rowSealer, InstallationSecret secret) {
        this.rowSealer = rowSealer;
        this.secret = secret;
    }

    @Bean("db.seal-again")
    static Job sealAgainJob(SecretRotation sealing) {
        return Job.every(Duration.ofDays(1)).run(sealing::round);
    }

    private void round() {
        if (!secret.replaced()) return;
        var again = rowSealer.again();
        if (again > 0) LOG.info("{} rows re-encrypted with the new secret of the installation", again);
    }
}
