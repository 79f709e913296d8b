package org.tousaidants.platform.journal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.JournalNote;
import org.tousaidants.platform.identity.Role;

/// « Journal » — service for the append-only log of a network. A package publishes its event at the end of an
/// act, because other writers of the network wait until the end of the transaction.
@Service
class Journal {
    /// The result of verifying a journal.
    public sealed interface Verdict {
        /// No entry was changed. `seal` is the hash of the last entry: a reader who noted it can later detect that
        /// entries at the end were deleted.
        record IntactJournal(long entries, String seal, List<SignedCheckpoints.ComparedCheckpoint> compared)
                implements Verdict {}

        /// An entry was changed; `n` is the first one.
        record Broken(long n) implements Verdict {}

        /// There are fewer entries than were signed.
        record Truncated(long entries, SignedCheckpoints.ComparedCheckpoint signed) implements Verdict {}

        /// The hash chain is consistent, but differs from a signed checkpoint.
        record RewrittenJournal(SignedCheckpoints.ComparedCheckpoint signed) implements Verdict {}
    }

    /// « Motif de lecture » — the reason for which a coordinator reads the log with names.
    public enum ReadingReason {
        REQUEST,
        INCIDENT
    }

    /// A permission to read names, and the moment at which it ends.
    record NamedReading(ReadingReason reason, Instant until) {
        LocalTime hour() {
            return LocalTime.ofInstant(until, ParisTime.ZONE);
        }
    }

    /// The number of entries of one act.
    record ActTotal(String act, long count) {}

    private static final String NAMES_READ = "journal.names_read";
    private static final String REASON = "reason";

    /// The time during which a reason given by a coordinator remains valid: one hour.
    private static final Duration READING = Duration.ofHours(1);

    private static final Duration TOTALS = Duration.ofDays(30);
    private static final int PAGE = 1_000;

    private final JournalStore store;
    private final SignedCheckpoints points;
    private final Clock clock;

    Journal(JournalStore store, SignedCheckpoints points, Clock clock) {
        this.store = store;
        this.points = points;
        this.clock = clock;
    }

    /// Appends an entry in the transaction of the act.
    @Transactional(propagation = Propagation.MANDATORY)
    public JournalEntry append(JournalNote note) {
        store.lock();
        var last = store.last();
        var previous = last.map(JournalStore.SealedEntry::hash).orElseGet(HashChain::start);
        var n = last.map(one -> one.entry().n()).orElse(0L) + 1;
        // Truncated, because the database stores microseconds and the seal covers the stored value.
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var entry = new JournalEntry(
                n, at, note.by(), note.act(), note.subject().replace("\0", ""), JournalEntry.sorted(note.detail()));
        store.append(new JournalStore.SealedEntry(entry, previous, HashChain.seal(previous, entry), false));
        return entry;
    }

    /// The entries of a coordinator's own network, newest first, below the number `before`; empty for other
    /// people.
    @Transactional(readOnly = true)
    public List<JournalEntry> latest(Actor reader, long before, String act, String subject, int limit) {
        return reader.is(Role.COORDINATOR) ? store.before(before, act, subject, limit) : List.of();
    }

    /// The entries about a person, for that person.
    @Transactional(readOnly = true)
    public List<JournalEntry> of(Actor self, int limit) {
        return store.of(self.id(), limit);
    }

    /// The entries of thirty days, counted by act, without people.
    @Transactional(readOnly = true)
    public List<ActTotal> totals(Actor reader) {
        return reader.is(Role.COORDINATOR) ? store.totals(clock.instant().minus(TOTALS)) : List.of();
    }

    /// Writes down why a coordinator reads names. Each person finds this entry among their own.
    @Transactional
    public boolean giveReason(Actor reader, ReadingReason reason) {
        if (!reader.is(Role.COORDINATOR)) return false;
        append(JournalNote.by(reader.id(), NAMES_READ, JournalStore.NAMES).with(REASON, reason));
        return true;
    }

    /// The reason that this coordinator gave less than an hour ago.
    @Transactional(readOnly = true)
    public Optional<NamedReading> reading(Actor reader) {
        if (!reader.is(Role.COORDINATOR)) return Optional.empty();
        return store.last(NAMES_READ, reader.id(), clock.instant().minus(READING))
                .flatMap(entry -> Optional.ofNullable(entry.detail().get(REASON))
                        .map(reason -> new NamedReading(
                                ReadingReason.valueOf(reason), entry.at().plus(READING))));
    }

    @Transactional(readOnly = true)
    public List<String> acts(Actor reader) {
        return reader.is(Role.COORDINATOR) ? store.acts() : List.of();
    }

    /// Verifies the log. Call it without a transaction, because it asks other signers over the network.
    public Verdict verify() {
        var reading = points.begin();
        var previous = HashChain.start();
        var n = 0L;
        var erased = new TreeSet<Long>();
        var announced = new HashSet<Long>();
        while (true) {
            var page = store.after(n, PAGE);
            if (page.isEmpty()) break;
            for (var sealed : page) {
                n++;
                if (!asWritten(sealed, n, previous)) return new Verdict.Broken(n);
                if (sealed.erased()) erased.add(n);
                JournalEntryErased.announced(sealed.entry()).ifPresent(announced::add);
                previous = sealed.hash();
                reading.line(previous);
            }
        }
        erased.removeAll(announced);
        if (!erased.isEmpty()) return new Verdict.Broken(erased.first());
        return verdict(n, HexFormat.of().formatHex(previous), reading.end());
    }

    private static boolean asWritten(JournalStore.SealedEntry sealed, long n, byte[] previous) {
        var entry = sealed.entry();
        var whole = sealed.erased()
                ? entry.actor().isEmpty()
                        && entry.subject().isEmpty()
                        && entry.detail().isEmpty()
                : Arrays.equals(sealed.hash(), HashChain.seal(previous, entry));
        return whole && entry.n() == n && Arrays.equals(sealed.previous(), previous);
    }

    private static Verdict verdict(long entries, String seal, List<SignedCheckpoints.ComparedCheckpoint> compared) {
        for (var checkpoint : compared)
            switch (checkpoint.found()) {
                case CUT -> {
                    return new Verdict.Truncated(entries, checkpoint);
                }
                case REWRITTEN -> {
                    return new Verdict.RewrittenJournal(checkpoint);
                }
                case SAME, SILENT -> {}
            }
        return new Verdict.IntactJournal(entries, seal, compared);
    }
}
