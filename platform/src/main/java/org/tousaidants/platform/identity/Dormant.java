package org.tousaidants.platform.identity;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.platform.mail.Outbox;

/// « Comptes qui dorment » — who did not come in for five months is warned by a letter, and a month later the account
/// is closed: an unused account is an unwatched door. The last coordinator keeps hers.
@Component
class Dormant {
    static final Duration SILENCE = Duration.ofDays(150);
    static final Duration AFTER_THE_LETTER = Duration.ofDays(30);

    private final AccountStore store;
    private final SessionStore sessions;
    private final SignInStore signIns;
    private final SignInLetter letter;
    private final Outbox outbox;
    private final Networks networks;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Dormant(
            AccountStore store,
            SessionStore sessions,
            SignInStore signIns,
            SignInLetter letter,
            Outbox outbox,
            Networks networks,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.sessions = sessions;
        this.signIns = signIns;
        this.letter = letter;
        this.outbox = outbox;
        this.networks = networks;
        this.events = events;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 1_260_000, fixedDelay = 21_600_000)
    @Transactional
    void round() {
        var network = networks.here().id();
        var now = clock.instant();
        // Of two processes, the second finds none left to warn or to close.
        signIns.lock("dormant " + network);
        for (var id : store.dormant(network, now.minus(AFTER_THE_LETTER))) {
            if (store.lockCoordinators(network).equals(List.of(id))) continue;
            store.close(id, now);
            sessions.endAll(id);
            signIns.burn(id, now);
            events.publishEvent(new AccountClosed(network, AccountClosed.NOBODY, id));
        }
        for (var one : store.silent(network, now.minus(SILENCE))) {
            store.warned(one.id(), now);
            outbox.post(network, letter.dormant(one, AFTER_THE_LETTER), now.plus(AFTER_THE_LETTER));
        }
    }
}
