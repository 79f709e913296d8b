package org.tousaidants.platform.journal;

import java.time.Clock;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// « Sceaux du journal » — the public part of the journal: the hash of each entry, which reveals nothing of it.
@Service
public class JournalSeals {
    private final JournalStore store;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    JournalSeals(JournalStore store, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.events = events;
        this.clock = clock;
    }

    /// In order, after that number.
    @Transactional(readOnly = true)
    public List<byte[]> after(long n, int limit) {
        return store.hashes(n, limit);
    }

    /// Number of entries erased by law.
    @Transactional(readOnly = true)
    public long erased() {
        return store.erased();
    }

    /// Erases the content of an entry, as the law may require; its hash stays, and another line records the
    /// erasure. Only within a deletion (`retention_forgets()`).
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean erase(long n) {
        var gone = store.erase(n, clock.instant());
        if (gone) events.publishEvent(new LineErased(n));
        return gone;
    }
}
