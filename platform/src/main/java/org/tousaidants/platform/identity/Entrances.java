package org.tousaidants.platform.identity;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// « Entrées » — the door for a person who has proved by other means than a letter that an account is hers.
@Service
public class Entrances {
    private final AccountStore accounts;
    private final Sessions sessions;
    private final Clock clock;

    Entrances(AccountStore accounts, Sessions sessions, Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.clock = clock;
    }

    /// The secret of the new session; empty when the account is closed meanwhile. `before` ends, whosever it was.
    @Transactional
    public Optional<Secret> enter(String network, UUID account, String browser, Optional<Secret> before, String lang) {
        return accounts.byId(network, account).map(one -> {
            accounts.speaks(one.id(), lang);
            before.ifPresent(sessions::replaced);
            var session = Secret.random();
            sessions.open(one, session, browser, clock.instant());
            return session;
        });
    }
}
