package org.tousaidants.platform.identity;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.jobs.Job;
import org.tousaidants.platform.mail.LetterOutbox;

/// « Comptes qui dorment » — warns a person who has not signed in for five months, and closes the account a month
/// later, because nobody would notice the misuse of an unused account. The account of the last coordinator stays
/// open.
@Component
class DormantAccountJob {
    static final Duration SILENCE = Duration.ofDays(150);
    private static final Duration BETWEEN = Duration.ofHours(6);
    static final Duration AFTER_THE_LETTER = Duration.ofDays(30);

    private final AccountStore store;
    private final SignInSessionStore sessions;
    private final SignInLinkStore signIns;
    private final SignInLetterWriter letter;
    private final LetterOutbox outbox;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DormantAccountJob(
            AccountStore store,
            SignInSessionStore sessions,
            SignInLinkStore signIns,
            SignInLetterWriter letter,
            LetterOutbox outbox,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.sessions = sessions;
        this.signIns = signIns;
        this.letter = letter;
        this.outbox = outbox;
        this.events = events;
        this.clock = clock;
    }

    @Bean("identity.close-dormant")
    static Job closeDormantJob(DormantAccountJob dormant) {
        return Job.every(BETWEEN).items(dormant::asleep, dormant::close);
    }

    @Bean("identity.warn-silent")
    static Job warnSilentJob(DormantAccountJob dormant) {
        return Job.every(BETWEEN).items(dormant::silent, dormant::warn);
    }

    private List<UUID> asleep() {
        return store.dormant(clock.instant().minus(AFTER_THE_LETTER));
    }

    private void close(UUID id) {
        var now = clock.instant();
        if (store.lockCoordinators().equals(List.of(id)) || !asleep().contains(id)) return;
        store.close(id, now);
        sessions.endAll(id);
        signIns.burn(id, now);
        events.publishEvent(new AccountClosed(AccountClosed.NOBODY, id));
    }

    private List<UUID> silent() {
        return store.silent(clock.instant().minus(SILENCE));
    }

    private void warn(UUID id) {
        var now = clock.instant();
        if (!silent().contains(id) || !store.warned(id, now)) return;
        store.byId(id).ifPresent(one -> outbox.post(letter.dormant(one, AFTER_THE_LETTER), now.plus(AFTER_THE_LETTER)));
    }
}
