package org.tousaidants.platform.monitoring;

import java.time.Duration;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.mail.DemoMailbox;
import org.tousaidants.platform.mail.LetterOutbox;

/// « Santé » — the health of the process, the database and the disk, as reported by Actuator, and the state of mail.
@Component
class SiteHealth {
    /// « Les courriels » — the state of mail. Without a mail server no letter is sent; the demonstration stores
    /// letters for a page.
    enum MailHealth {
        LEAVE("part"),
        LATE("des lettres attendent depuis longtemps"),
        NO_SERVER("aucun serveur de courriel n’est réglé"),
        STAY_HERE("reste ici : démonstration");

        final String words;

        MailHealth(String words) {
            this.words = words;
        }
    }

    private static final Duration TOO_LONG = Duration.ofMinutes(30);

    private final HealthEndpoint health;
    private final LetterOutbox outbox;
    private final DemoMailbox demoMails;
    private final boolean mailServer;

    SiteHealth(
            HealthEndpoint health,
            LetterOutbox outbox,
            DemoMailbox demoMails,
            @Value("${spring.mail.host:}") String mailServer) {
        this.health = health;
        this.outbox = outbox;
        this.demoMails = demoMails;
        this.mailServer = !mailServer.isBlank();
    }

    /// Returns whether one part of the application is healthy, according to the health checks of Actuator.
    ///
    /// @param part name of a check or group, such as `readiness`, `liveness` or `diskSpace`
    boolean well(String part) {
        var told = health.healthForPath(part);
        return told != null && told.getStatus().equals(Status.UP);
    }

    /// Returns the state of mail; empty if the database does not answer.
    Optional<MailHealth> letters() {
        try {
            var waiting = outbox.waiting();
            if (demoMails.open()) return Optional.of(MailHealth.STAY_HERE);
            if (!mailServer) return Optional.of(MailHealth.NO_SERVER);
            return Optional.of(waiting.seconds() > TOO_LONG.toSeconds() ? MailHealth.LATE : MailHealth.LEAVE);
        } catch (DataAccessException away) {
            return Optional.empty();
        }
    }
}
