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

/// « Sessions » — the signed-in browsers, over the rows of Spring Session. A session ends after half a day
/// without a request (`spring.session.timeout`), because a desk's computer is shared and a morning should start
/// signed out; and after thirty days in any case.
@Service
public class Sessions {
    private static final Duration LONGEST = Duration.ofDays(30);

    /// Longest age of the proof of identity for a sensitive act.
    private static final Duration FRESH = Duration.ofMinutes(30);

    /// Session attributes: the opening time, the time of the proof of identity, the browser, whether two factors
    /// were shown, and the form submission that opened it.
    public static final String OPENED = "opened";

    public static final String PROVED = "proved";
    public static final String BROWSER = "browser";
    public static final String STRONG = "strong";
    public static final String PRESS = "press";

    /// « Présente » — the holder of a session; `half` when the network requires a second factor not yet shown.
    public record Present(Actor actor, boolean half) {}

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

    /// Whether a session opened then may still live.
    public boolean lasts(Instant opened) {
        return opened.plus(LONGEST).isAfter(clock.instant());
    }

    /// Whether the proof of identity is recent.
    public boolean isFresh(Instant proved) {
        return proved.plus(FRESH).isAfter(clock.instant());
    }

    /// The current account, and whether it is limited to showing a second factor; an account of another tenant is
    /// unknown here.
    public Optional<Present> present(UUID account, boolean strong) {
        return store.actor(account, clock.instant())
                .filter(one -> networks.welcomes(one.network()))
                .map(one -> new Present(one, !strong && secondFactor.demandedOf(one.role())));
    }

    /// Called after a sign-in. `lang` is stored for letters caused by others.
    @Transactional
    public void opened(UUID account, UUID session, String lang) {
        accounts.speaks(account, lang);
        store.arrived(account, clock.instant());
        events.publishEvent(new SignedIn(account, session));
    }

    /// Their sessions, the last used first.
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

    /// Signs out of one browser; the session of another person is not found.
    @Transactional
    public boolean end(Actor self, UUID id) {
        return told(self, store.end(self.id(), id));
    }

    /// Signs out everywhere.
    @Transactional
    public void endAll(Actor self) {
        told(self, store.endAll(self.id()));
    }

    private boolean told(Actor self, int ended) {
        if (ended > 0) events.publishEvent(new SignedOut(self.id(), self.id(), ended));
        return ended > 0;
    }

    void forget() {
        sessions.ifAvailable(JdbcIndexedSessionRepository::cleanUpExpiredSessions);
    }
}
