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

/// « Sessions » — lists and ends the sessions of signed-in browsers, which Spring Session stores. A session ends
/// after half a day without a request (`spring.session.timeout`), because an office computer is shared, and after
/// thirty days in any case.
@Service
public class SignInSessions {
    private static final Duration LONGEST = Duration.ofDays(30);

    /// Maximum age of the proof of identity for a sensitive activity.
    private static final Duration FRESH = Duration.ofMinutes(30);

    /// Names of the session attributes: opening time, time of the last proof of identity, browser, whether two
    /// factors were shown, and the form submission that opened the session.
    public static final String OPENED = "opened";

    public static final String PROVED = "proved";
    public static final String BROWSER = "browser";
    public static final String STRONG = "strong";
    public static final String PRESS = "press";

    /// « Présente » — the account of a session.
    ///
    /// @param half whether the network requires a second factor that was not shown yet
    public record SessionHolder(SignedInPerson actor, boolean half) {}

    private final SignInSessionStore store;
    private final ObjectProvider<JdbcIndexedSessionRepository> sessions;
    private final SecondFactorRequirement secondFactor;
    private final TerritoryNetworks networks;
    private final AccountStore accounts;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SignInSessions(
            SignInSessionStore store,
            ObjectProvider<JdbcIndexedSessionRepository> sessions,
            SecondFactorRequirement secondFactor,
            TerritoryNetworks networks,
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

    /// Returns whether a session may still be valid, judged by its age.
    ///
    /// @param opened moment at which the session was opened
    public boolean lasts(Instant opened) {
        return opened.plus(LONGEST).isAfter(clock.instant());
    }

    /// Returns whether a proof of identity is recent enough for a sensitive activity.
    ///
    /// @param proved moment of the proof
    public boolean isFresh(Instant proved) {
        return proved.plus(FRESH).isAfter(clock.instant());
    }

    /// Returns the account of a session, and whether the person must still show a second factor; empty if the
    /// account belongs to another network.
    ///
    /// @param strong whether two factors were shown in this session
    public Optional<SessionHolder> present(UUID account, boolean strong) {
        return store.actor(account, clock.instant())
                .filter(one -> networks.welcomes(one.network()))
                .map(one -> new SessionHolder(one, !strong && secondFactor.demandedOf(one.role())));
    }

    /// Records a sign-in.
    ///
    /// @param lang language, stored for later letters
    @Transactional
    public void opened(UUID account, UUID session, String lang) {
        accounts.speaks(account, lang);
        store.arrived(account, clock.instant());
        events.publishEvent(new PersonSignedIn(account, session));
    }

    /// Returns the person's sessions; the last used is first.
    public List<SignedInBrowser> of(SignedInPerson self) {
        return all(self.id())
                .map(one -> new SignedInBrowser(
                        UUID.fromString(one.getId()),
                        one.getAttributeOrDefault(BROWSER, ""),
                        one.getCreationTime(),
                        one.getLastAccessedTime()))
                .sorted(Comparator.comparing(SignedInBrowser::lastSeen).reversed())
                .toList();
    }

    /// Returns the session that a form submission opened.
    ///
    /// @param press id of the form submission
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

    /// Signs out one of the person's own browsers; returns false if the session belongs to another person.
    @Transactional
    public boolean end(SignedInPerson self, UUID id) {
        return told(self, store.end(self.id(), id));
    }

    /// Signs the person out everywhere.
    @Transactional
    public void endAll(SignedInPerson self) {
        told(self, store.endAll(self.id()));
    }

    private boolean told(SignedInPerson self, int ended) {
        if (ended > 0) events.publishEvent(new PersonSignedOut(self.id(), self.id(), ended));
        return ended > 0;
    }

    void forget() {
        sessions.ifAvailable(JdbcIndexedSessionRepository::cleanUpExpiredSessions);
    }
}
