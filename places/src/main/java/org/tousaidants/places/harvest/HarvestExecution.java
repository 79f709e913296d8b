package org.tousaidants.places.harvest;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.PlaceSheet;
import org.tousaidants.places.columnmapping.ColumnMapping;
import org.tousaidants.places.columnmapping.PlaceRecordNormaliser;
import org.tousaidants.places.directory.HarvestWriteResult;
import org.tousaidants.places.directory.HarvestedPlaceRecord;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.ValueStatementSource;
import org.tousaidants.places.harvest.OpenDataHarvests.HarvestEnding;
import org.tousaidants.places.intake.OpenedRecordSource;
import org.tousaidants.places.intake.RefusalReason;
import org.tousaidants.places.intake.SourceDownload;
import org.tousaidants.places.intake.SourceLocation;
import org.tousaidants.places.intake.SourceRecordReader;
import org.tousaidants.places.intake.SourceRefusal;
import org.tousaidants.places.intake.SourceVersion;
import org.tousaidants.platform.tenancy.CurrentTenantScope;

/// Executes one run of a source, from reading the source to storing the result. Either all records are stored, or
/// none.
@Component
class HarvestExecution {
    private static final Logger LOG = LoggerFactory.getLogger(HarvestExecution.class);

    /// A source with fewer places than this number raises no alarm if half of its places disappear.
    private static final int FEW = 10;

    private static final int PIECE = 500;

    /// Maximum number of concurrent runs: each run uses a database connection, and a small server has two
    /// processors.
    private static final Semaphore PLACES_AT_WORK = new Semaphore(2, true);

    private final HarvestStore store;
    private final HarvestRecordStore records;
    private final Places places;
    private final HarvestTerritory territory;
    private final SourceDownload fetch;

    /// Maximum number of places of a network. All places are held in memory (decision 0004), so too large a file
    /// would stop the site.
    private final int most;

    private final Clock clock;
    private final TransactionTemplate transaction;
    private final TransactionTemplate aside;

    HarvestExecution(
            HarvestStore store,
            HarvestRecordStore records,
            Places places,
            HarvestTerritory territory,
            @Value("${ta.harvest.allow-private:}") String privateHosts,
            @Value("${ta.places.most:100000}") int most,
            Clock clock,
            TransactionTemplate transaction) {
        this.store = store;
        this.records = records;
        this.places = places;
        this.territory = territory;
        this.most = most;
        this.fetch = SourceDownload.allowing(privateHosts);
        this.clock = clock;
        this.transaction = transaction;
        this.aside = new TransactionTemplate(Objects.requireNonNull(transaction.getTransactionManager()));
        this.aside.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /// The result of a run: how it ended, and its report. The report is empty if the source could not be opened.
    private record HarvestExecutionResult(HarvestEnding ending, Optional<HarvestReport> report) {
        static HarvestExecutionResult refused(RefusalReason why) {
            return new HarvestExecutionResult(HarvestEnding.refused(why), Optional.empty());
        }

        static HarvestExecutionResult refused(HarvestReport report, RefusalReason why) {
            return new HarvestExecutionResult(HarvestEnding.refused(report, why), Optional.of(report));
        }
    }

    void runToItsEnd(HarvestSource source, UUID run, Optional<SourceLocation> from, HarvestProgressObserver follower) {
        PLACES_AT_WORK.acquireUninterruptibly();
        try (follower) {
            HarvestExecutionResult work;
            try {
                work = from.isPresent() ? from(source, run, from.get(), follower) : fromAddress(source, run, follower);
            } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError bug) {
                // Every run must be marked as ended, also after a failure. A run that stays open
                // would block its source until the application restarts.
                if (FullDiskDetector.is(bug)) {
                    LOG.error(
                            "harvest of {} in {} stopped: the disk is full", source.name(), CurrentTenantScope.here());
                    work = HarvestExecutionResult.refused(FullDiskDetector.WHY);
                } else {
                    LOG.error("harvest of {} in {} failed", source.name(), CurrentTenantScope.here(), bug);
                    work = HarvestExecutionResult.refused(RefusalReasonTexts.BUG);
                }
            }
            if (work.ending().state() != StoredHarvestRun.HarvestRunState.KEPT
                    && work.ending().state() != StoredHarvestRun.HarvestRunState.WAITING)
                store.end(run, work.ending(), clock.instant());
            follower.ended(work.ending(), work.report());
        } finally {
            PLACES_AT_WORK.release();
        }
    }

    private HarvestExecutionResult fromAddress(HarvestSource source, UUID run, HarvestProgressObserver follower)
            throws IOException {
        return switch (SourceLocation.parse(source.location())) {
            case SourceRefusal refused -> HarvestExecutionResult.refused(refused.why());
            case SourceLocation.ParsedLocation(var location) -> from(source, run, location, follower);
        };
    }

    private HarvestExecutionResult from(
            HarvestSource source, UUID run, SourceLocation location, HarvestProgressObserver follower)
            throws IOException {
        var mapping = OpenDataHarvests.mapping(source);
        var known = follower.again() ? SourceVersion.NONE : known(source, location);
        var opening = OpenedRecordSource.openNewer(location, fetch, follower.limits(), known);
        if (opening.isEmpty()) return new HarvestExecutionResult(HarvestEnding.unchanged(), Optional.empty());
        return switch (opening.get()) {
            case OpenedRecordSource.IntakeNotOpened(var why) -> HarvestExecutionResult.refused(why.why());
            case OpenedRecordSource.IntakeOpened(var reader) -> {
                try (reader) {
                    yield write(source, run, mapping, reader, follower);
                } catch (OpenedRecordSource.IntakeInterruptedException interrupted) {
                    yield HarvestExecutionResult.refused(interrupted.why().why());
                } catch (NetworkHarvestReceiver.TooManyRecordsException tooMany) {
                    yield HarvestExecutionResult.refused(RefusalReasonTexts.of("too-many", most));
                }
            }
        };
    }

    /// Returns the version of the source from which the current places were read. Returns no version if they
    /// were read at another address than the given one.
    private SourceVersion known(HarvestSource source, SourceLocation location) {
        return location instanceof SourceLocation.WebSource
                ? store.lastKept(source.name()).map(StoredHarvestRun::version).orElse(SourceVersion.NONE)
                : SourceVersion.NONE;
    }

    /// Stores the whole run in one transaction, so that an unusable source leaves the previous data unchanged.
    /// Refused records are stored outside the transaction, whatever the result.
    private HarvestExecutionResult write(
            HarvestSource source,
            UUID run,
            ColumnMapping mapping,
            SourceRecordReader reader,
            HarvestProgressObserver follower) {
        var work = transaction.execute(status -> {
            var voice = new ValueStatementSource.HarvestedSource(source.name(), run);
            var before = places.present(source.name());
            var previews = follower.previews();
            var sink = new NetworkHarvestReceiver(
                    most,
                    (gathered, received) ->
                            previews ? setAside(voice, gathered, received) : take(voice, gathered, received),
                    rejects -> aside.executeWithoutResult(_ -> records.addRejects(run, rejects)));
            var normaliser = new PlaceRecordNormaliser(
                    mapping, territory.communes(), source.name(), LocalDate.now(clock), Field.UNDATED);
            var report = new HarvestRun(normaliser, mapping, follower.geocoder(), follower.beside(sink))
                    .over(follower.through(reader), System::nanoTime);
            sink.flushRejects();
            if (report.kept() == 0) {
                status.setRollbackOnly();
                return HarvestExecutionResult.refused(report, nothingKept(mapping, reader, report));
            }
            var emptied = emptied(source, report);
            if (!emptied.isEmpty()) {
                status.setRollbackOnly();
                return HarvestExecutionResult.refused(report, emptied);
            }
            sink.flush();
            var strangers = follower.shrunk() ? RefusalReason.NONE : strangers(before, sink.sum());
            if (!strangers.isEmpty()) {
                status.setRollbackOnly();
                return HarvestExecutionResult.refused(report, strangers);
            }
            records.keepDropped(run, dropped(report));
            var alarm = follower.shrunk() ? RefusalReason.NONE : alarm(before, report, sink);
            var written = new WrittenRecords(sink.sum(), HarvestLeftOut.NONE);
            if (previews) {
                var lacking = places.lacking(source.name(), sink.present()).size();
                var elsewhere = sink.sum().created() == 0 ? 0 : elsewhere(run);
                // A person has already left the places outside the territory out: they stay out without a question.
                var leaves = elsewhere > 0 && !follower.asksElsewhere() && store.leftElsewhere(source.name());
                var created = sink.sum().created() - (leaves ? elsewhere : 0);
                if (!alarm.isEmpty()
                        || elsewhere > 0 && !leaves
                        || unusual(source, before, created, sink.sum().changed(), lacking)) {
                    store.dropWaiting(source.name());
                    records.keepAlike(run, forecast(source, run));
                    var waiting = HarvestEnding.waiting(report, sink.sum(), lacking, alarm);
                    if (store.end(run, waiting, clock.instant()))
                        return new HarvestExecutionResult(waiting, Optional.of(report));
                    status.setRollbackOnly();
                    return HarvestExecutionResult.refused(report, RefusalReasonTexts.OVERTAKEN);
                }
                var parts = EnumSet.allOf(HarvestPart.class);
                if (leaves) parts.remove(HarvestPart.ELSEWHERE);
                written = takeWaiting(voice, parts, Set.of(), new HashSet<>());
                records.forgetWaiting(run);
            }
            store.dropWaiting(source.name());
            var gone = alarm.isEmpty() ? places.withdrawAllBut(voice, sink.present()) : 0;
            if (written.sum().created() > 0 && places.standing() > most) {
                status.setRollbackOnly();
                return HarvestExecutionResult.refused(report, RefusalReasonTexts.of("too-many", most));
            }
            // After an alarm the version of the source is not stored. In this way the same file is read
            // again at the next run, and the alarm is raised again.
            var version = alarm.isEmpty() ? reader.version() : SourceVersion.NONE;
            var ending = HarvestEnding.kept(report, written.sum(), written.left(), gone, alarm, version);
            // The run is marked as ended in the same transaction as the places, so that a run whose
            // places were stored is never considered interrupted.
            if (store.end(run, ending, clock.instant())) return new HarvestExecutionResult(ending, Optional.of(report));
            status.setRollbackOnly();
            return HarvestExecutionResult.refused(report, RefusalReasonTexts.OVERTAKEN);
        });
        return Objects.requireNonNull(work);
    }

    private HarvestWriteResult take(
            ValueStatementSource.HarvestedSource voice,
            List<HarvestedPlaceRecord> gathered,
            List<ReceivedSourceRecord> received) {
        var sum = places.gather(voice, gathered);
        records.keepRaw(voice.name(), voice.run(), received);
        return sum;
    }

    private HarvestWriteResult setAside(
            ValueStatementSource.HarvestedSource voice,
            List<HarvestedPlaceRecord> gathered,
            List<ReceivedSourceRecord> received) {
        var fates = places.foresee(voice.name(), gathered);
        var waiting = new ArrayList<HarvestPreviewRecord>(gathered.size());
        var counts = new EnumMap<Places.RecordWriteEffect, Integer>(Places.RecordWriteEffect.class);
        for (var i = 0; i < gathered.size(); i++) {
            var fate = fates.getOrDefault(gathered.get(i).localId(), Places.RecordWriteEffect.NEW);
            waiting.add(
                    new HarvestPreviewRecord(received.get(i), gathered.get(i).sheet(), fate));
            counts.merge(fate, 1, Integer::sum);
        }
        records.stage(voice.run(), waiting);
        return new HarvestWriteResult(
                counts.getOrDefault(Places.RecordWriteEffect.NEW, 0),
                counts.getOrDefault(Places.RecordWriteEffect.CHANGED, 0),
                counts.getOrDefault(Places.RecordWriteEffect.SAME, 0));
    }

    private static List<DroppedSourceValue> dropped(HarvestReport report) {
        var dropped = new ArrayList<DroppedSourceValue>();
        for (var column : report.columns().unused())
            dropped.add(new DroppedSourceValue(DroppedSourceValue.COLUMN, "", column, report.read()));
        report.dropped()
                .forEach((warning, count) -> dropped.add(new DroppedSourceValue(
                        warning.kind().why().key(), warning.field().column(), warning.value(), count)));
        return dropped;
    }

    private List<PossibleDuplicate> forecast(HarvestSource source, UUID run) {
        var fresh = new LinkedHashMap<String, PlaceSheet>();
        var last = "";
        for (List<HarvestPreviewRecord> piece; !(piece = records.waitingAfter(run, last, PIECE)).isEmpty(); ) {
            last = piece.getLast().received().localId();
            for (var one : piece)
                if (one.fate() == Places.RecordWriteEffect.NEW)
                    fresh.put(one.received().localId(), one.sheet());
        }
        return HarvestDuplicateForecast.of(places.records(), source.name(), fresh, territory.communes());
    }

    /// Returns the number of new places of a waiting run that are outside the territory.
    private int elsewhere(UUID run) {
        var many = 0;
        var last = "";
        for (List<HarvestPreviewRecord> piece; !(piece = records.waitingAfter(run, last, PIECE)).isEmpty(); ) {
            last = piece.getLast().received().localId();
            for (var one : piece)
                if (one.fate() == Places.RecordWriteEffect.NEW && territory.isElsewhere(one.sheet())) many++;
        }
        return many;
    }

    /// The records of a run that were written, and those that were left.
    private record WrittenRecords(HarvestWriteResult sum, HarvestLeftOut left) {}

    /// Writes the records of these parts, and counts the others.
    ///
    /// @param twins ids of the records that a known place may already be
    /// @param present receives the ids of all records of the run
    private WrittenRecords takeWaiting(
            ValueStatementSource.HarvestedSource voice,
            Set<HarvestPart> parts,
            Set<String> twins,
            Set<String> present) {
        var sum = HarvestWriteResult.NONE;
        var left = HarvestLeftOut.NONE;
        var last = "";
        for (List<HarvestPreviewRecord> piece; !(piece = records.waitingAfter(voice.run(), last, PIECE)).isEmpty(); ) {
            last = piece.getLast().received().localId();
            var some = new ArrayList<HarvestPreviewRecord>();
            for (var one : piece) {
                var id = one.received().localId();
                present.add(id);
                var part = HarvestPart.of(one, territory.isElsewhere(one.sheet()), twins.contains(id));
                if (parts.contains(part)) some.add(one);
                else left = left.plus(part);
            }
            if (some.isEmpty()) continue;
            sum = sum.plus(take(
                    voice,
                    some.stream()
                            .map(one -> new HarvestedPlaceRecord(one.received().localId(), one.sheet()))
                            .toList(),
                    some.stream().map(HarvestPreviewRecord::received).toList()));
        }
        return new WrittenRecords(sum, left);
    }

    /// Returns whether a person must approve the run before it is published: the first run of a source, and a
    /// run that would add, change or remove a large part of its places.
    ///
    /// @param before number of places of the source before the run
    /// @param created number of new places
    /// @param changed number of changed places
    /// @param gone number of places that would be removed
    private boolean unusual(HarvestSource source, int before, int created, int changed, int gone) {
        return !store.everKept(source.name())
                || created > Math.max(20, before / 10)
                || changed > Math.max(20, before / 2)
                || gone > Math.max(5, before / 10);
    }

    boolean publish(StoredHarvestRun run, Set<HarvestPart> parts, boolean leave) {
        var done = transaction.execute(status -> {
            if (!store.turn(run.id(), StoredHarvestRun.HarvestRunState.WAITING, StoredHarvestRun.HarvestRunState.KEPT))
                return false;
            var voice = new ValueStatementSource.HarvestedSource(run.source(), run.id());
            var twins = records.alike(run.id()).stream()
                    .map(PossibleDuplicate::localId)
                    .collect(Collectors.toSet());
            var present = new HashSet<String>();
            var written = takeWaiting(voice, parts, twins, present);
            var gone = leave ? places.withdrawAllBut(voice, present) : 0;
            store.published(run.id(), written.sum(), written.left(), gone, clock.instant());
            records.forgetWaiting(run.id());
            return true;
        });
        return Boolean.TRUE.equals(done);
    }

    boolean revert(StoredHarvestRun run) {
        var done = transaction.execute(status -> {
            var last = store.published(run.source()).filter(run.id()::equals);
            if (last.isEmpty()
                    || !store.turn(
                            run.id(), StoredHarvestRun.HarvestRunState.KEPT, StoredHarvestRun.HarvestRunState.REVERTED))
                return false;
            places.undo(new ValueStatementSource.HarvestedSource(run.source(), UUID.randomUUID()), run.id());
            return true;
        });
        return Boolean.TRUE.equals(done);
    }

    boolean remove(String source) {
        var done = transaction.execute(status -> {
            if (store.running(source)) return false;
            store.dropWaiting(source);
            places.withdrawAllBut(new ValueStatementSource.HarvestedSource(source, UUID.randomUUID()), List.of());
            store.remove(source, clock.instant());
            return true;
        });
        return Boolean.TRUE.equals(done);
    }

    /// Returns the reason why records that the source no longer contains are not withdrawn; empty if they are
    /// withdrawn.
    ///
    /// @param before number of records of the source before the run
    private static RefusalReason alarm(int before, HarvestReport report, NetworkHarvestReceiver sink) {
        if (before >= FEW && report.kept() * 2 <= before) return RefusalReasonTexts.of("halved", before, report.kept());
        return sink.cutOff() ? RefusalReasonTexts.CUT_OFF : RefusalReason.NONE;
    }

    /// Returns an alarm if columns that most records of the previous run filled are now empty in all records;
    /// otherwise empty. The source has then probably renamed the columns, and useful data would be lost. There
    /// is no alarm if a person has changed the source or its mapping since then.
    private RefusalReason emptied(HarvestSource source, HarvestReport report) {
        var previous = store.lastKept(source.name());
        if (previous.isEmpty() || previous.get().counts().kept() < FEW) return RefusalReason.NONE;
        var emptied = Field.NATIONAL.stream()
                .filter(field -> previous.get().percent(field.column()) >= 50)
                .filter(field -> !report.filled().containsKey(field))
                .map(Field::column)
                .toList();
        return emptied.isEmpty()
                ? RefusalReason.NONE
                : RefusalReasonTexts.of("columns-gone", String.join(", ", emptied));
    }

    /// Returns an alarm if the source has given its records new ids; otherwise empty. In this case every place
    /// would be replaced by a new place, and the addresses, corrections and decisions of the old places would be
    /// lost.
    private static RefusalReason strangers(int before, HarvestWriteResult sum) {
        var known = sum.same() + sum.changed();
        return before < FEW || known * 2 > before || sum.created() <= known
                ? RefusalReason.NONE
                : RefusalReasonTexts.of("new-ids", before, known, sum.created());
    }

    private static RefusalReason nothingKept(ColumnMapping mapping, SourceRecordReader reader, HarvestReport report) {
        var missing = mapping.columns().stream()
                .filter(column ->
                        !reader.columns().isEmpty() && !reader.columns().contains(column))
                .limit(5)
                .toList();
        if (report.read() == 0) return RefusalReasonTexts.EMPTY;
        return missing.isEmpty()
                ? RefusalReasonTexts.of("unusable", report.read(), mostFrequent(report))
                : RefusalReasonTexts.of("unusable-columns", report.read(), String.join(", ", missing));
    }

    private static RefusalReason mostFrequent(HarvestReport report) {
        return report.reasons().entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(RefusalReasonTexts.OTHERS);
    }
}
