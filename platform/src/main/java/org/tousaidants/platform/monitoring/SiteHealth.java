package org.tousaidants.platform.monitoring;

import java.time.Duration;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.mail.DemoMailbox;
import org.tousaidants.platform.mail.Outbox;

/// « Santé » — the health of the process, the database and the disk from Actuator, and the state of mail.
@Component
class SiteHealth {
    /// « Les courriels » — the state of mail: without a mail server none is sent; the demonstration keeps
    /// letters on a page.
    enum Letters {
        LEAVE("part"),
        LATE("des lettres attendent depuis longtemps"),
        NO_SERVER("aucun serveur de courriel n’est réglé"),
        STAY_HERE("reste ici : démonstration");

        final String words;

        Letters(String words) {
            this.words = words;
        }
    }

    private static final Duration TOO_LONG = Duration.ofMinutes(30);

    private final HealthEndpoint health;
    private final Outbox outbox;
    private final DemoMailbox demoMails;
    private final boolean mailServer;

    SiteHealth(
            HealthEndpoint health,
            Outbox outbox,
            DemoMailbox demoMails,
            @Value("${spring.mail.host:}") String mailServer) {
        this.health = health;
        this.outbox = outbox;
        this.demoMails = demoMails;
        this.mailServer = !mailServer.isBlank();
    }

    /// Whether a part or group is healthy: `readiness`, `liveness`, `diskSpace`.
    boolean well(String part) {
        var told = health.healthForPath(part);
        return told != null && told.getStatus().equals(Status.UP);
    }

    /// The state of mail; empty if the database does not answer.
    Optional<Letters> letters() {
        try {
            var waiting = outbox.waiting();
            if (demoMails.open()) return Optional.of(Letters.STAY_HERE);
            if (!mailServer) return Optional.of(Letters.NO_SERVER);
            return Optional.of(waiting.seconds() > TOO_LONG.toSeconds() ? Letters.LATE : Letters.LEAVE);
        } catch (DataAccessException away) {
            return Optional.empty();
        }
    }
}
