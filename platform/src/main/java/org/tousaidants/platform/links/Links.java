package org.tousaidants.platform.links;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.platform.identity.Secret;

/// « Liens » — service for secret links. A page opened by a link returns `View.atASecret`, so that its address
/// is stored nowhere.
@Service
public class Links {
    private final LinkStore store;
    private final Clock clock;

    Links(LinkStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /// Creates a link. Its secret is only in the letter or on paper, never stored.
    @Transactional
    public Secret make(Link.LinkRequest what, Instant expires) {
        var secret = Secret.random();
        store.add(secret, what, clock.instant(), expires);
        return secret;
    }

    /// Opens a link. It changes nothing, because mail scanners open links too.
    @Transactional(readOnly = true)
    public LinkResult open(String purpose, String brought) {
        return Secret.of(brought)
                .flatMap(secret -> store.find(secret))
                .filter(link -> link.purpose().equals(purpose))
                .<LinkResult>map(link -> {
                    if (link.used().isPresent()) return new LinkResult.Used(link);
                    if (link.revoked().isPresent()) return new LinkResult.Revoked(link);
                    var now = clock.instant();
                    if (!now.isBefore(link.expires())) return new LinkResult.Expired(link);
                    return link.what().opens().filter(now::isBefore).isPresent()
                            ? new LinkResult.Early(link)
                            : new LinkResult.Valid(link);
                })
                .orElseGet(LinkResult.Unknown::new);
    }

    /// Marks a link as used, in the transaction of the act; false if it was used, expired or revoked in the
    /// meantime, so that only one of two concurrent requests succeeds.
    @Transactional
    public boolean use(Link link) {
        return store.use(link.id(), clock.instant());
    }

    /// Marks all links of one purpose about one subject as used, because one answer is enough.
    @Transactional
    public void use(String purpose, String subject) {
        store.use(purpose, subject, clock.instant());
    }

    /// The valid links of a person, newest first.
    @Transactional(readOnly = true)
    public List<Link> live(String purpose, UUID person) {
        return store.live(purpose, person, clock.instant());
    }

    /// The valid links of one purpose about one subject, newest first.
    @Transactional(readOnly = true)
    public List<Link> live(String purpose, String subject) {
        return store.live(purpose, subject, clock.instant());
    }

    /// Revokes a link; false if it was already used, expired or revoked.
    @Transactional
    public boolean revoke(Link link) {
        return store.revoke(link.id(), clock.instant());
    }

    /// The number of valid links of one purpose about these subjects.
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
