package org.tousaidants.platform.identity;

import java.time.Clock;
import java.time.Instant;
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

    /// « Preuve de connexion » — whose account, in which browser; `strong` when it was two factors.
    ///
    /// @param shown when she showed who she is; empty: now
    public record Proof(UUID account, String browser, boolean strong, Optional<Instant> shown) {
        public Proof(UUID account, String browser, boolean strong) {
            this(account, browser, strong, Optional.empty());
        }
    }

    /// The secret of the new session; empty when the account is closed meanwhile. `before` ends, whosever it was.
    @Transactional
    public Optional<Secret> enter(Proof proof, Optional<Secret> before, String lang) {
        return accounts.byId(proof.account()).map(one -> {
            accounts.speaks(one.id(), lang);
            before.ifPresent(sessions::replaced);
            var session = Secret.random();
            sessions.open(one, session, proof, clock.instant());
            return session;
        });
    }
}
