package org.tousaidants.platform.journal;

import java.time.Clock;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// « Sceaux du journal » — what of the journal may be shown to all: the hash of each entry, which tells nothing of it.
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

    /// In their order, after that number.
    @Transactional(readOnly = true)
    public List<byte[]> after(long n, int limit) {
        return store.hashes(n, limit);
    }

    /// How many entries have lost their content by law.
    @Transactional(readOnly = true)
    public long erased() {
        return store.erased();
    }

    /// Takes what an entry says away, as the law may ask; its hash stays in its place,
    /// and another line says that it went. Only where something is being
    /// forgotten (`retention_forgets()`).
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean erase(long n) {
        var gone = store.erase(n, clock.instant());
        if (gone) events.publishEvent(new LineErased(n));
        return gone;
    }
}
