package org.tousaidants.platform.journal;

import java.time.Clock;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// « Sceaux du journal » — the public part of the log: the hash of each entry, which reveals nothing of its
/// content.
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

    /// Returns the hashes of the entries after the number `n`, in order.
    @Transactional(readOnly = true)
    public List<byte[]> after(long n, int limit) {
        return store.hashes(n, limit);
    }

    /// Returns the number of entries whose content was erased.
    @Transactional(readOnly = true)
    public long erased() {
        return store.erased();
    }

    /// Erases the content of a log entry because the law requires it; returns whether it was erased. The hash of
    /// the entry remains, and another entry records the erasure. This is possible only during a deletion of
    /// expired data (`retention_forgets()`).
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean erase(long n) {
        var gone = store.erase(n, clock.instant());
        if (gone) events.publishEvent(new JournalEntryErased(n));
        return gone;
    }
}
