package org.tousaidants.platform.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// « Sessions » — service for the signed-in browsers, on the rows of Spring Session. A session ends after half
/// a day without a request (`spring.session.timeout`), because an office computer is shared; and after thirty
/// days in any case.
@Service
public class Sessions {
    private static final Duration LONGEST = Duration.ofDays(30);

    /// How recent the proof of identity must be for a sensitive act.
    private static final Duration FRESH = Duration.ofMinutes(30);

    /// Session attributes: opening time, time of the last proof of identity, browser, whether two factors were
    /// shown, and the form submission that opened it.
    public static final String OPENED = "opened";

    public static final String PROVED = "proved";
    public static final String BROWSER = "browser";
    public static final String STRONG = "strong";
    public static final String PRESS = "press";

    /// « Présente » — the account of a session; `half` if the network requires a second factor that was not
    /// shown yet.
    public record SessionHolder(Actor actor, boolean half) {}

    private final SessionStore store;
    private final ObjectProvider<JdbcIndexedSessionRepository> sessions;
    private final SecondFactor secondFactor;
    private final Networks networks;
    private final AccountStore accounts;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Sessions(
            SessionStore store,
            ObjectProvider<JdbcIndexedSessionRepository> sessions,
            SecondFactor secondFactor,
            Networks networks,
            AccountStore accounts,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.sessions = sessions;
        this.secondFactor = secondFactor;
        this.networks = networks;
        this.accounts = accounts;
        this.events = events;
        this.clock = clock;
    }

    /// Whether a session opened at that moment may still be valid.
    public boolean lasts(Instant opened) {
        return opened.plus(LONGEST).isAfter(clock.instant());
    }

    /// Whether the proof of identity is recent.
    public boolean isFresh(Instant proved) {
        return proved.plus(FRESH).isAfter(clock.instant());
    }

    /// The account of a session, and whether it may only show a second factor; empty for another tenant.
    public Optional<SessionHolder> present(UUID account, boolean strong) {
        return store.actor(account, clock.instant())
                .filter(one -> networks.welcomes(one.network()))
                .map(one -> new SessionHolder(one, !strong && secondFactor.demandedOf(one.role())));
    }

    /// Records a sign-in. `lang` is stored for later letters.
    @Transactional
    public void opened(UUID account, UUID session, String lang) {
        accounts.speaks(account, lang);
        store.arrived(account, clock.instant());
        events.publishEvent(new PersonSignedIn(account, session));
    }

    /// The person's sessions, last used first.
    public List<OpenSession> of(Actor self) {
        return all(self.id())
                .map(one -> new OpenSession(
                        UUID.fromString(one.getId()),
                        one.getAttributeOrDefault(BROWSER, ""),
                        one.getCreationTime(),
                        one.getLastAccessedTime()))
                .sorted(Comparator.comparing(OpenSession::lastSeen).reversed())
                .toList();
    }

    /// The session opened by this form submission.
    public Optional<String> openedBy(UUID account, String press) {
        return all(account)
                .filter(one -> press.equals(one.getAttribute(PRESS)))
                .map(Session::getId)
                .findFirst();
    }

    private Stream<? extends Session> all(UUID account) {
        FindByIndexNameSessionRepository<? extends Session> kept = sessions.getObject();
        return kept.findByPrincipalName(account.toString()).values().stream().filter(one -> !one.isExpired());
    }

    /// Signs out one of the person's browsers; another person's session is not found.
    @Transactional
    public boolean end(Actor self, UUID id) {
        return told(self, store.end(self.id(), id));
    }

    /// Signs the person out everywhere.
    @Transactional
    public void endAll(Actor self) {
        told(self, store.endAll(self.id()));
    }

    private boolean told(Actor self, int ended) {
        if (ended > 0) events.publishEvent(new PersonSignedOut(self.id(), self.id(), ended));
        return ended > 0;
    }

    void forget() {
        sessions.ifAvailable(JdbcIndexedSessionRepository::cleanUpExpiredSessions);
    }
}
