package org.tousaidants.platform.journal;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Note;
import org.tousaidants.platform.identity.Role;

/// « Journal » — the door. A room publishes its news as the last thing of an act: from there to the end of its
/// transaction, the other writers of the network wait.
@Service
class Journal {
    /// What verifying a journal found.
    public sealed interface Verdict {
        /// `seal` is that of the last entry: a reader who noted it elsewhere can tell later that nothing was cut
        /// off the end.
        record Intact(long entries, String seal) implements Verdict {}

        /// The first entry that is not what was written.
        record Broken(long n) implements Verdict {}
    }

    private static final int PAGE = 1_000;

    private final JournalStore store;
    private final Clock clock;

    Journal(JournalStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /// In the transaction of the act: no act, no entry, and the other way round.
    @Transactional(propagation = Propagation.MANDATORY)
    public Entry append(Note note) {
        var network = note.network();
        store.lock(network);
        var last = store.last(network);
        var previous = last.map(JournalStore.Sealed::hash).orElseGet(Chain::start);
        var n = last.map(one -> one.entry().n()).orElse(0L) + 1;
        // The database keeps microseconds; the seal is of what it keeps.
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var entry = new Entry(
                network, n, at, note.by(), note.act(), note.subject().replace("\0", ""), Entry.sorted(note.detail()));
        store.append(new JournalStore.Sealed(entry, previous, Chain.seal(previous, entry), false));
        return entry;
    }

    /// For a coordinator, of her own network; for anybody else it is empty. Newest first, below the number `before`.
    @Transactional(readOnly = true)
    public List<Entry> latest(Actor reader, long before, String act, String subject, int limit) {
        return reader.is(Role.COORDINATOR)
                ? store.before(reader.network().id(), before, act, subject, limit)
                : List.of();
    }

    /// Her own lines, for herself.
    @Transactional(readOnly = true)
    public List<Entry> of(Actor self, int limit) {
        return store.of(self.network().id(), self.id(), limit);
    }

    @Transactional(readOnly = true)
    public List<String> acts(Actor reader) {
        return reader.is(Role.COORDINATOR) ? store.acts(reader.network().id()) : List.of();
    }

    @Transactional(readOnly = true)
    public Verdict verify(String network) {
        var previous = Chain.start();
        var n = 0L;
        while (true) {
            var page = store.after(network, n, PAGE);
            if (page.isEmpty()) return new Verdict.Intact(n, HexFormat.of().formatHex(previous));
            for (var one : page) {
                n++;
                var asWritten = one.entry().n() == n
                        && Arrays.equals(one.previous(), previous)
                        && (one.erased() || Arrays.equals(one.hash(), Chain.seal(previous, one.entry())));
                if (!asWritten) return new Verdict.Broken(n);
                previous = one.hash();
            }
        }
    }
}
