package org.tousaidants.platform.db;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.jobs.Job;

/// « Scellé de nouveau » — re-encrypts the rows of a replaced secret with the current secret, after each start and
/// daily. An interrupted job resumes at its next run.
@Component
class SecretRotationJob {
    private static final Logger LOG = LoggerFactory.getLogger(SecretRotationJob.class);

    private final EncryptedRowReencryption rowSealer;
    private final InstallationSecret secret;

    SecretRotationJob(EncryptedRowReencryption rowSealer, InstallationSecret secret) {
        this.rowSealer = rowSealer;
        this.secret = secret;
    }

    @Bean("db.seal-again")
    static Job sealAgainJob(SecretRotationJob sealing) {
        return Job.every(Duration.ofDays(1)).run(sealing::round);
    }

    private void round() {
        if (!secret.replaced()) return;
        var again = rowSealer.again();
        if (again > 0) LOG.info("{} rows re-encrypted with the new secret of the installation", again);
    }
}
