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
import org.tousaidants.platform.identity.JournalEventNote;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;

/// « Journal » — appends to, reads and verifies the append-only log of a network. A package should publish its event
/// at the end of its transaction, because other writers of the same network wait until this transaction ends.
@Service
class ActivityJournal {
    /// The result of verifying the log of a network.
    public sealed interface JournalVerification {
        /// No entry was changed.
        ///
        /// @param entries number of entries
        /// @param seal hash of the last entry: a reader who writes it down can later detect that entries at
        /// the end were deleted
        /// @param compared results of the comparison with signed checkpoints
        record IntactJournal(long entries, String seal, List<SignedJournalCheckpoints.ComparedCheckpoint> compared)
                implements JournalVerification {}

        /// At least one entry of the log was changed.
        ///
        /// @param n number of the first changed entry
        record AlteredJournal(long n) implements JournalVerification {}

        /// The log has fewer entries than one signer has signed, so that entries at the end are missing.
        ///
        /// @param entries number of entries in the log
        /// @param signed the signed checkpoint that covers more entries
        record TruncatedJournal(long entries, SignedJournalCheckpoints.ComparedCheckpoint signed)
                implements JournalVerification {}

        /// The chain of hashes in the log is consistent, but a signed checkpoint contains another hash: the
        /// log was rewritten.
        ///
        /// @param signed the checkpoint that differs
        record RewrittenJournal(SignedJournalCheckpoints.ComparedCheckpoint signed) implements JournalVerification {}
    }

    /// « Motif de lecture » — the reason for which a coordinator reads the log with names of people.
    public enum ReadingReason {
        REQUEST,
        INCIDENT
    }

    /// A permission to read the log with names of people, and the moment at which it ends.
    record ReadingWithNames(ReadingReason reason, Instant until) {
        LocalTime hour() {
            return LocalTime.ofInstant(until, ParisTime.ZONE);
        }
    }

    /// The number of log entries about one kind of activity.
    record JournalActTotal(String act, long count) {}

    private static final String NAMES_READ = "journal.names_read";
    private static final String REASON = "reason";

    /// Time (one hour) for which a reason remains valid after a coordinator has given it.
    private static final Duration READING = Duration.ofHours(1);

    private static final Duration TOTALS = Duration.ofDays(30);
    private static final int PAGE = 1_000;

    private final JournalStore store;
    private final SignedJournalCheckpoints points;
    private final Clock clock;

    ActivityJournal(JournalStore store, SignedJournalCheckpoints points, Clock clock) {
        this.store = store;
        this.points = points;
        this.clock = clock;
    }

    /// Appends an entry to the log, in the transaction of the caller.
    @Transactional(propagation = Propagation.MANDATORY)
    public JournalEntry append(JournalEventNote note) {
        store.lock();
        var last = store.last();
        var previous = last.map(JournalStore.SealedJournalEntry::hash).orElseGet(JournalHashChain::start);
        var n = last.map(one -> one.entry().n()).orElse(0L) + 1;
        // The moment is truncated, because the database stores microseconds and the seal is computed over
        // the stored value.
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var entry = new JournalEntry(
                n, at, note.by(), note.act(), note.subject().replace("\0", ""), JournalEntry.sorted(note.detail()));
        store.append(
                new JournalStore.SealedJournalEntry(entry, previous, JournalHashChain.seal(previous, entry), false));
        return entry;
    }

    /// Returns entries of the coordinator's own network with numbers below `before`, newest first. The list is
    /// empty for a person who is no coordinator.
    @Transactional(readOnly = true)
    public List<JournalEntry> latest(SignedInPerson reader, long before, String act, String subject, int limit) {
        return reader.is(Role.COORDINATOR) ? store.before(before, act, subject, limit) : List.of();
    }

    /// Returns the log entries about the person who reads them.
    @Transactional(readOnly = true)
    public List<JournalEntry> of(SignedInPerson self, int limit) {
        return store.of(self.id(), limit);
    }

    /// Returns the number of log entries of the last thirty days by kind of activity, without names of people.
    @Transactional(readOnly = true)
    public List<JournalActTotal> totals(SignedInPerson reader) {
        return reader.is(Role.COORDINATOR) ? store.totals(clock.instant().minus(TOTALS)) : List.of();
    }

    /// Records the reason for which a coordinator reads the log with names. Each named person finds this entry
    /// in their own part of the log. Returns false if the person may not read names.
    @Transactional
    public boolean giveReason(SignedInPerson reader, ReadingReason reason) {
        if (!reader.is(Role.COORDINATOR)) return false;
        append(JournalEventNote.by(reader.id(), NAMES_READ, JournalStore.NAMES).with(REASON, reason));
        return true;
    }

    /// Returns the reason that this coordinator gave less than an hour ago, if any.
    @Transactional(readOnly = true)
    public Optional<ReadingWithNames> reading(SignedInPerson reader) {
        if (!reader.is(Role.COORDINATOR)) return Optional.empty();
        return store.last(NAMES_READ, reader.id(), clock.instant().minus(READING))
                .flatMap(entry -> Optional.ofNullable(entry.detail().get(REASON))
                        .map(reason -> new ReadingWithNames(
                                ReadingReason.valueOf(reason), entry.at().plus(READING))));
    }

    @Transactional(readOnly = true)
    public List<String> acts(SignedInPerson reader) {
        return reader.is(Role.COORDINATOR) ? store.acts() : List.of();
    }

    /// Verifies the log and returns the result. It must be called without a transaction, because it sends
    /// requests to the other signers and waits for their answers.
    public JournalVerification verify() {
        var reading = points.begin();
        var previous = JournalHashChain.start();
        var n = 0L;
        var erased = new TreeSet<Long>();
        var announced = new HashSet<Long>();
        while (true) {
            var page = store.after(n, PAGE);
            if (page.isEmpty()) break;
            for (var sealed : page) {
                n++;
                if (!asWritten(sealed, n, previous)) return new JournalVerification.AlteredJournal(n);
                if (sealed.erased()) erased.add(n);
                JournalEntryErased.announced(sealed.entry()).ifPresent(announced::add);
                previous = sealed.hash();
                reading.line(previous);
            }
        }
        erased.removeAll(announced);
        if (!erased.isEmpty()) return new JournalVerification.AlteredJournal(erased.first());
        return verdict(n, HexFormat.of().formatHex(previous), reading.end());
    }

    private static boolean asWritten(JournalStore.SealedJournalEntry sealed, long n, byte[] previous) {
        var entry = sealed.entry();
        var whole = sealed.erased()
                ? entry.actor().isEmpty()
                        && entry.subject().isEmpty()
                        && entry.detail().isEmpty()
                : Arrays.equals(sealed.hash(), JournalHashChain.seal(previous, entry));
        return whole && entry.n() == n && Arrays.equals(sealed.previous(), previous);
    }

    private static JournalVerification verdict(
            long entries, String seal, List<SignedJournalCheckpoints.ComparedCheckpoint> compared) {
        for (var checkpoint : compared)
            switch (checkpoint.found()) {
                case CUT -> {
                    return new JournalVerification.TruncatedJournal(entries, checkpoint);
                }
                case REWRITTEN -> {
                    return new JournalVerification.RewrittenJournal(checkpoint);
                }
                case SAME, SILENT -> {}
            }
        return new JournalVerification.IntactJournal(entries, seal, compared);
    }
}
