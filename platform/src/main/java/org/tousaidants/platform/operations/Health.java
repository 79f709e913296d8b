package org.tousaidants.platform.operations;

import java.io.File;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.tousaidants.platform.mail.DemoMails;
import org.tousaidants.platform.mail.Outbox;
import org.tousaidants.platform.served.Scope;

/// « Santé » — looked at once in five seconds at most, however often it is asked for: a monitor that asks too much
/// must not be what makes the site ill.
@Component
class Health {
    /// « Les courriels » — without a mail server none leaves; in the demonstration they stay here to be read.
    enum Mail {
        LEAVES("part"),
        LATE("des lettres attendent depuis longtemps"),
        NO_SERVER("aucun serveur de courriel n’est réglé"),
        STAYS_HERE("reste ici : démonstration");

        private final String said;

        Mail(String said) {
            this.said = said;
        }
    }

    /// « État du site » — `ready` when the database answers; `waiting` tells of the letters.
    record State(
            boolean ready, Map<String, String> said, Outbox.Waiting waiting, Mail mail, boolean full, Instant at) {}

    private static final Duration KEPT = Duration.ofSeconds(5);
    private static final Duration TOO_LONG = Duration.ofMinutes(30);
    private static final long DISK_BYTES = 500L << 20;

    private final Outbox outbox;
    private final Clock clock;
    private final Optional<Later> later;
    private final DemoMails demoMails;
    private final boolean mailServer;
    private @Nullable State known;

    Health(
            Outbox outbox,
            Clock clock,
            ObjectProvider<Later> later,
            DemoMails demoMails,
            @Value("${spring.mail.host:}") String mailServer) {
        this.outbox = outbox;
        this.demoMails = demoMails;
        this.mailServer = !mailServer.isBlank();
        this.clock = clock;
        this.later = later.stream().findFirst();
    }

    /// Whether a balancer may send people here: they would wait for what is still being made.
    boolean ready() {
        return whole() && state().ready();
    }

    /// Whether all of the site is made.
    boolean whole() {
        return later.map(Later::done).orElse(true);
    }

    synchronized State state() {
        var before = known;
        if (before != null && before.at().plus(KEPT).isAfter(clock.instant())) return before;
        // Of the whole installation, whichever territory asked.
        Scope.as(Optional.empty(), () -> known = look());
        return Objects.requireNonNull(known);
    }

    private State look() {
        var said = new LinkedHashMap<String, String>();
        var waiting = new Outbox.Waiting(0, 0);
        var database = false;
        try {
            waiting = outbox.waiting();
            database = true;
        } catch (DataAccessException | TransactionException away) {
            said.put("base", "ne répond pas");
        }
        if (database) said.put("base", "répond");
        var mail = mail(waiting);
        if (database) said.put("courrier", mail.said);
        var full = new File(System.getProperty("java.io.tmpdir", "/tmp")).getUsableSpace() < DISK_BYTES;
        said.put("disque", full ? "presque plein" : "a de la place");
        return new State(database, said, waiting, mail, full, clock.instant());
    }

    private Mail mail(Outbox.Waiting waiting) {
        if (demoMails.open()) return Mail.STAYS_HERE;
        if (!mailServer) return Mail.NO_SERVER;
        return waiting.seconds() > TOO_LONG.toSeconds() ? Mail.LATE : Mail.LEAVES;
    }
}
