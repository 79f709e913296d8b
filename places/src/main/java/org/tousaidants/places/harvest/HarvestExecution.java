package org.tousaidants.places.harvest;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.Sheet;
import org.tousaidants.places.columnmapping.Mapping;
import org.tousaidants.places.columnmapping.RecordNormaliser;
import org.tousaidants.places.communes.Territories;
import org.tousaidants.places.directory.HarvestResult;
import org.tousaidants.places.directory.HarvestedRecord;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.StatementSource;
import org.tousaidants.places.harvest.Harvests.Ending;
import org.tousaidants.places.intake.Fetch;
import org.tousaidants.places.intake.Intake;
import org.tousaidants.places.intake.Reason;
import org.tousaidants.places.intake.RecordReader;
import org.tousaidants.places.intake.SourceLocation;
import org.tousaidants.places.intake.SourceRefusal;
import org.tousaidants.places.intake.SourceVersion;
import org.tousaidants.platform.tenancy.TenantScope;

/// Executes one run from reading the source to its end. It writes all records or none.
@Component
class HarvestExecution {
    private static final Logger LOG = LoggerFactory.getLogger(HarvestExecution.class);

    /// Number of places below which the loss of half of them is usual.
    private static final int FEW = 10;

    private static final int PIECE = 500;

    /// Maximum number of concurrent runs: each uses a connection, and a small server has two processors.
    private static final Semaphore PLACES_AT_WORK = new Semaphore(2, true);

    private final HarvestStore store;
    private final HarvestRecordStore records;
    private final Places places;
    private final Territories territories;
    private final Fetch fetch;

    /// Maximum number of places. The places of a network are in memory (decision 0004), so too large a file
    /// would stop the site.
    private final int most;

    private final Clock clock;
    private final TransactionTemplate transaction;
    private final TransactionTemplate aside;

    HarvestExecution(
            HarvestStore store,
            HarvestRecordStore records,
            Places places,
            Territories territories,
            @Value("${ta.harvest.allow-private:}") String privateHosts,
            @Value("${ta.places.most:100000}") int most,
            Clock clock,
            TransactionTemplate transaction) {
        this.store = store;
        this.records = records;
        this.places = places;
        this.territories = territories;
        this.most = most;
        this.fetch = Fetch.allowing(privateHosts);
        this.clock = clock;
        this.transaction = transaction;
        this.aside = new TransactionTemplate(Objects.requireNonNull(transaction.getTransactionManager()));
        this.aside.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /// The result of a run; without a report if the source could not be opened.
    private record Work(Ending ending, Optional<HarvestReport> report) {
        static Work refused(Reason why) {
            return new Work(Ending.refused(why), Optional.empty());
        }

        static Work refused(HarvestReport report, Reason why) {
            return new Work(Ending.refused(report, why), Optional.of(report));
        }
    }

    void runToItsEnd(HarvestSource source, UUID run, Optional<SourceLocation> from, HarvestObserver follower) {
        PLACES_AT_WORK.acquireUninterruptibly();
        try (follower) {
            Work work;
            try {
                work = from.isPresent() ? from(source, run, from.get(), follower) : fromAddress(source, run, follower);
            } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError bug) {
                // Every run must end, because an open run blocks its source until the next start.
                if (FullDiskDetector.is(bug)) {
                    LOG.error("harvest of {} in {} stopped: the disk is full", source.name(), TenantScope.here());
                    work = Work.refused(FullDiskDetector.WHY);
                } else {
                    LOG.error("harvest of {} in {} failed", source.name(), TenantScope.here(), bug);
                    work = Work.refused(ReasonTexts.BUG);
                }
            }
            if (work.ending().state() != StoredHarvestRun.State.KEPT
                    && work.ending().state() != StoredHarvestRun.State.WAITING)
                store.end(run, work.ending(), clock.instant());
            follower.ended(work.ending(), work.report());
        } finally {
            PLACES_AT_WORK.release();
        }
    }

    private Work fromAddress(HarvestSource source, UUID run, HarvestObserver follower) throws IOException {
        return switch (SourceLocation.parse(source.location())) {
            case SourceRefusal refused -> Work.refused(refused.why());
            case SourceLocation.Parsed(var location) -> from(source, run, location, follower);
        };
    }

    private Work from(HarvestSource source, UUID run, SourceLocation location, HarvestObserver follower)
            throws IOException {
        var mapping = Harvests.mapping(source);
        var known = follower.again() ? SourceVersion.NONE : known(source, location);
        var opening = Intake.openNewer(location, fetch, follower.limits(), known);
        if (opening.isEmpty()) return new Work(Ending.unchanged(), Optional.empty());
        return switch (opening.get()) {
            case Intake.NotOpened(var why) -> Work.refused(why.why());
            case Intake.Opened(var reader) -> {
                try (reader) {
                    yield write(source, run, mapping, reader, follower);
                } catch (Intake.Interrupted interrupted) {
                    yield Work.refused(interrupted.why().why());
                } catch (NetworkHarvestSink.TooMany tooMany) {
                    yield Work.refused(ReasonTexts.of("too-many", most));
                }
            }
        };
    }

    /// The version of the source that the current places have, if it was read at this address.
    private SourceVersion known(HarvestSource source, SourceLocation location) {
        return location instanceof SourceLocation.OnWeb
                ? store.lastKept(source.name()).map(StoredHarvestRun::version).orElse(SourceVersion.NONE)
                : SourceVersion.NONE;
    }

    /// Writes the whole run in one transaction: an unusable source leaves the previous data unchanged. Refused
    /// lines are stored outside the transaction, whatever the result.
    private Work write(HarvestSource source, UUID run, Mapping mapping, RecordReader reader, HarvestObserver follower) {
        var work = transaction.execute(status -> {
            var voice = new StatementSource.Source(source.name(), run);
            var before = places.present(source.name());
            var previews = follower.previews();
            var sink = new NetworkHarvestSink(
                    most,
                    (gathered, received) ->
                            previews ? setAside(voice, gathered, received) : take(voice, gathered, received),
                    rejects -> aside.executeWithoutResult(_ -> records.addRejects(run, rejects)));
            var normaliser = new RecordNormaliser(
                    mapping, territories.communes(), source.name(), LocalDate.now(clock), Field.UNDATED);
            var report = new HarvestRun(normaliser, mapping, follower.geocoder(), follower.beside(sink))
                    .over(follower.through(reader), System::nanoTime);
            sink.flushRejects();
            if (report.kept() == 0) {
                status.setRollbackOnly();
                return Work.refused(report, nothingKept(mapping, reader, report));
            }
            var emptied = emptied(source, report);
            if (!emptied.isEmpty()) {
                status.setRollbackOnly();
                return Work.refused(report, emptied);
            }
            sink.flush();
            var strangers = follower.shrunk() ? Reason.NONE : strangers(before, sink.sum());
            if (!strangers.isEmpty()) {
                status.setRollbackOnly();
                return Work.refused(report, strangers);
            }
            records.keepDropped(run, dropped(report));
            var alarm = follower.shrunk() ? Reason.NONE : alarm(before, report, sink);
            if (previews) {
                var lacking = places.lacking(source.name(), sink.present()).size();
                if (!alarm.isEmpty() || unusual(source, before, sink.sum(), lacking)) {
                    store.dropWaiting(source.name());
                    records.keepAlike(run, forecast(source, run));
                    var waiting = Ending.waiting(report, sink.sum(), lacking, alarm);
                    if (store.end(run, waiting, clock.instant())) return new Work(waiting, Optional.of(report));
                    status.setRollbackOnly();
                    return Work.refused(report, ReasonTexts.OVERTAKEN);
                }
                takeWaiting(voice, _ -> true);
                records.forgetWaiting(run);
            }
            store.dropWaiting(source.name());
            var gone = alarm.isEmpty() ? places.withdrawAllBut(voice, sink.present()) : 0;
            if (sink.sum().created() > 0 && places.standing() > most) {
                status.setRollbackOnly();
                return Work.refused(report, ReasonTexts.of("too-many", most));
            }
            // After an alarm the version is not stored, so that the same file is read again and the alarm stays.
            var version = alarm.isEmpty() ? reader.version() : SourceVersion.NONE;
            var ending = Ending.kept(report, sink.sum(), gone, alarm, version);
            // In the same transaction as the places, so that a run with written places is never marked as
            // interrupted.
            if (store.end(run, ending, clock.instant())) return new Work(ending, Optional.of(report));
            status.setRollbackOnly();
            return Work.refused(report, ReasonTexts.OVERTAKEN);
        });
        return Objects.requireNonNull(work);
    }

    private HarvestResult take(
            StatementSource.Source voice, List<HarvestedRecord> gathered, List<ReceivedRecord> received) {
        var sum = places.gather(voice, gathered);
        records.keepRaw(voice.name(), voice.run(), received);
        return sum;
    }

    private HarvestResult setAside(
            StatementSource.Source voice, List<HarvestedRecord> gathered, List<ReceivedRecord> received) {
        var fates = places.foresee(voice.name(), gathered);
        var waiting = new ArrayList<PendingRecord>(gathered.size());
        var counts = new EnumMap<Places.Fate, Integer>(Places.Fate.class);
        for (var i = 0; i < gathered.size(); i++) {
            var fate = fates.getOrDefault(gathered.get(i).localId(), Places.Fate.NEW);
            waiting.add(new PendingRecord(received.get(i), gathered.get(i).sheet(), fate));
            counts.merge(fate, 1, Integer::sum);
        }
        records.stage(voice.run(), waiting);
        return new HarvestResult(
                counts.getOrDefault(Places.Fate.NEW, 0),
                counts.getOrDefault(Places.Fate.CHANGED, 0),
                counts.getOrDefault(Places.Fate.SAME, 0));
    }

    private static List<DroppedValue> dropped(HarvestReport report) {
        var dropped = new ArrayList<DroppedValue>();
        for (var column : report.columns().unused())
            dropped.add(new DroppedValue(DroppedValue.COLUMN, "", column, report.read()));
        report.dropped()
                .forEach((warning, count) -> dropped.add(new DroppedValue(
                        warning.kind().why().key(), warning.field().column(), warning.value(), count)));
        return dropped;
    }

    private List<PossibleDuplicate> forecast(HarvestSource source, UUID run) {
        var fresh = new LinkedHashMap<String, Sheet>();
        var last = "";
        for (List<PendingRecord> piece; !(piece = records.waitingAfter(run, last, PIECE)).isEmpty(); ) {
            last = piece.getLast().received().localId();
            for (var one : piece)
                if (one.fate() == Places.Fate.NEW) fresh.put(one.received().localId(), one.sheet());
        }
        return DuplicateForecast.of(places.records(), source.name(), fresh, territories.communes());
    }

    private HarvestResult takeWaiting(StatementSource.Source voice, Predicate<PendingRecord> wanted) {
        var sum = HarvestResult.NONE;
        var last = "";
        for (List<PendingRecord> piece; !(piece = records.waitingAfter(voice.run(), last, PIECE)).isEmpty(); ) {
            last = piece.getLast().received().localId();
            var some = piece.stream().filter(wanted).toList();
            if (some.isEmpty()) continue;
            sum = sum.plus(take(
                    voice,
                    some.stream()
                            .map(one -> new HarvestedRecord(one.received().localId(), one.sheet()))
                            .toList(),
                    some.stream().map(PendingRecord::received).toList()));
        }
        return sum;
    }

    /// Whether a person must publish the run: the first one, or one that would add, change or remove a large
    /// part of the places.
    private boolean unusual(HarvestSource source, int before, HarvestResult sum, int gone) {
        return !store.everKept(source.name())
                || sum.created() > Math.max(20, before / 10)
                || sum.changed() > Math.max(20, before / 2)
                || gone > Math.max(5, before / 10);
    }

    boolean publish(StoredHarvestRun run, Predicate<PendingRecord> wanted, boolean leave) {
        var done = transaction.execute(status -> {
            if (!store.turn(run.id(), StoredHarvestRun.State.WAITING, StoredHarvestRun.State.KEPT)) return false;
            var voice = new StatementSource.Source(run.source(), run.id());
            var present = new HashSet<String>();
            var sum = takeWaiting(voice, one -> {
                present.add(one.received().localId());
                return wanted.test(one);
            });
            var gone = leave ? places.withdrawAllBut(voice, present) : 0;
            store.published(run.id(), sum, gone, clock.instant());
            records.forgetWaiting(run.id());
            return true;
        });
        return Boolean.TRUE.equals(done);
    }

    boolean revert(StoredHarvestRun run) {
        var done = transaction.execute(status -> {
            var last = store.published(run.source()).filter(run.id()::equals);
            if (last.isEmpty() || !store.turn(run.id(), StoredHarvestRun.State.KEPT, StoredHarvestRun.State.REVERTED))
                return false;
            places.undo(new StatementSource.Source(run.source(), UUID.randomUUID()), run.id());
            return true;
        });
        return Boolean.TRUE.equals(done);
    }

    boolean remove(String source) {
        var done = transaction.execute(status -> {
            if (store.running(source)) return false;
            store.dropWaiting(source);
            places.withdrawAllBut(new StatementSource.Source(source, UUID.randomUUID()), List.of());
            store.remove(source, clock.instant());
            return true;
        });
        return Boolean.TRUE.equals(done);
    }

    /// Why missing records are not withdrawn; empty if they are.
    private static Reason alarm(int before, HarvestReport report, NetworkHarvestSink sink) {
        if (before >= FEW && report.kept() * 2 <= before) return ReasonTexts.of("halved", before, report.kept());
        return sink.cutOff() ? ReasonTexts.CUT_OFF : Reason.NONE;
    }

    /// An alarm if a column that most records had is now empty in all: it was probably renamed, and useful data
    /// would be lost. After a change of the mapping there is no alarm.
    private Reason emptied(HarvestSource source, HarvestReport report) {
        var previous = store.lastKept(source.name());
        if (previous.isEmpty() || previous.get().counts().kept() < FEW) return Reason.NONE;
        var emptied = Field.NATIONAL.stream()
                .filter(field -> previous.get().percent(field.column()) >= 50)
                .filter(field -> !report.filled().containsKey(field))
                .map(Field::column)
                .toList();
        return emptied.isEmpty() ? Reason.NONE : ReasonTexts.of("columns-gone", String.join(", ", emptied));
    }

    /// An alarm if the source has renumbered its records: each place would disappear and a new one appear, so
    /// that addresses, corrections and decisions would be lost.
    private static Reason strangers(int before, HarvestResult sum) {
        var known = sum.same() + sum.changed();
        return before < FEW || known * 2 > before || sum.created() <= known
                ? Reason.NONE
                : ReasonTexts.of("new-ids", before, known, sum.created());
    }

    private static Reason nothingKept(Mapping mapping, RecordReader reader, HarvestReport report) {
        var missing = mapping.columns().stream()
                .filter(column ->
                        !reader.columns().isEmpty() && !reader.columns().contains(column))
                .limit(5)
                .toList();
        if (report.read() == 0) return ReasonTexts.EMPTY;
        return missing.isEmpty()
                ? ReasonTexts.of("unusable", report.read(), mostFrequent(report))
                : ReasonTexts.of("unusable-columns", report.read(), String.join(", ", missing));
    }

    private static Reason mostFrequent(HarvestReport report) {
        return report.reasons().entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(ReasonTexts.OTHERS);
    }
}
