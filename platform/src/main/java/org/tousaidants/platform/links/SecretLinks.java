package org.tousaidants.platform.links;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.platform.identity.SecretToken;

/// « Liens » — creates, opens and revokes secret links. A page opened by a link returns `View.atASecret`, so that
/// its address is stored nowhere.
@Service
public class SecretLinks {
    private final SecretLinkStore store;
    private final Clock clock;

    SecretLinks(SecretLinkStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /// Creates a link and returns its secret. The secret appears only in a letter or on paper and is never
    /// stored.
    ///
    /// @param what purpose, subject and recipient of the link
    /// @param expires end of the validity
    @Transactional
    public SecretToken make(SecretLink.SecretLinkRequest what, Instant expires) {
        var secret = SecretToken.random();
        store.add(secret, what, clock.instant(), expires);
        return secret;
    }

    /// Returns the state of a link with this secret. Opening the link changes nothing, because mail scanners
    /// open links too.
    ///
    /// @param brought the secret in the opened address
    @Transactional(readOnly = true)
    public SecretLinkResult open(String purpose, String brought) {
        return SecretToken.of(brought)
                .flatMap(secret -> store.find(secret))
                .filter(link -> link.purpose().equals(purpose))
                .<SecretLinkResult>map(link -> {
                    if (link.used().isPresent()) return new SecretLinkResult.LinkAlreadyUsed(link);
                    if (link.revoked().isPresent()) return new SecretLinkResult.LinkRevoked(link);
                    var now = clock.instant();
                    if (!now.isBefore(link.expires())) return new SecretLinkResult.LinkExpired(link);
                    return link.what().opens().filter(now::isBefore).isPresent()
                            ? new SecretLinkResult.LinkNotYetOpen(link)
                            : new SecretLinkResult.ValidLink(link);
                })
                .orElseGet(SecretLinkResult.UnknownLink::new);
    }

    /// Marks a link as used, in the transaction of the caller. Returns false if the link was used, expired or
    /// revoked in the meantime, so that only one of two concurrent requests succeeds.
    @Transactional
    public boolean use(SecretLink link) {
        return store.use(link.id(), clock.instant());
    }

    /// Marks all links of one purpose about one subject as used. One answer is enough, so that the remaining
    /// links are no longer needed.
    @Transactional
    public void use(String purpose, String subject) {
        store.use(purpose, subject, clock.instant());
    }

    /// Returns the valid links of a person, newest first.
    @Transactional(readOnly = true)
    public List<SecretLink> live(String purpose, UUID person) {
        return store.live(purpose, person, clock.instant());
    }

    /// Returns the valid links of one purpose about one subject, newest first.
    @Transactional(readOnly = true)
    public List<SecretLink> live(String purpose, String subject) {
        return store.live(purpose, subject, clock.instant());
    }

    /// Revokes a link; returns false if it was already used, expired or revoked.
    @Transactional
    public boolean revoke(SecretLink link) {
        return store.revoke(link.id(), clock.instant());
    }

    /// Returns the number of links of one purpose about any of these subjects that are still valid.
    @Transactional(readOnly = true)
    public int waiting(String purpose, Collection<String> subjects) {
        return store.waiting(purpose, subjects, clock.instant());
    }

    /// Revokes all links of one purpose about one subject.
    @Transactional
    public void revoke(String purpose, String subject) {
        store.revoke(purpose, subject, clock.instant());
    }
}
