package org.tousaidants.places.harvest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.places.columnmapping.Mapping;
import org.tousaidants.places.columnmapping.MappingReader;
import org.tousaidants.places.columnmapping.Mappings;
import org.tousaidants.places.columnmapping.RecordNormaliser;
import org.tousaidants.places.directory.HarvestResult;
import org.tousaidants.places.intake.Reason;
import org.tousaidants.places.intake.SourceLocation;
import org.tousaidants.places.intake.SourceVersion;
import org.tousaidants.platform.db.RunningProcess;
import org.tousaidants.platform.jobs.Job;
import org.tousaidants.platform.tenancy.TenantScope;
import org.tousaidants.platform.web.Messages;
import org.tousaidants.platform.web.Pagination;

/// « Les moissons » — service for harvests: stores sources, runs them, publishes and reverts runs. Each run
/// writes all records or none.
@Service
public class Harvests {
    private static final Logger LOG = LoggerFactory.getLogger(Harvests.class);
    private static final int PIECE = 500;

    /// « Départ » — the result of starting a harvest.
    public sealed interface Started {
        /// The run has started; its row has its progress and its end.
        record Going(UUID run) implements Started {}

        record UnknownSource() implements Started {}

        /// Refused: another run of the same source is in progress.
        record AlreadyRunning() implements Started {}
    }

    private final HarvestStore store;
    private final HarvestRecordStore records;
    private final HarvestExecution work;
    private final RunningProcess runningProcess;
    private final Clock clock;

    Harvests(
            HarvestStore store,
            HarvestRecordStore records,
            HarvestExecution work,
            RunningProcess runningProcess,
            Clock clock) {
        this.store = store;
        this.records = records;
        this.work = work;
        this.runningProcess = runningProcess;
        this.clock = clock;
    }

    /// Stores or replaces a source, whose mapping must have no [#mistakes].
    @Transactional
    public void keep(String name, String label, String location, String mapping) {
        store.saveSource(new HarvestSource(name, label, location, mapping), clock.instant());
    }

    /// Adds a source; false if the name is taken.
    @Transactional
    boolean add(HarvestSource source) {
        return store.addSource(source, clock.instant());
    }

    /// The mistakes in the text of a mapping file, each with its path; empty if it is valid.
    static List<String> mistakes(String mapping, Locale locale) {
        return mapping.isEmpty()
                ? List.of()
                : switch (MappingReader.read(mapping)) {
                    case MappingReader.Parsed read -> List.of();
                    case MappingReader.Invalid(var mistakes) ->
                        mistakes.stream()
                                .map(mistake -> ReasonTexts.words(mistake, Messages.in(locale)))
                                .toList();
                };
    }

    @Transactional(readOnly = true)
    public boolean knows(String source) {
        return store.source(source).isPresent();
    }

    @Transactional(readOnly = true)
    List<HarvestSource> sources() {
        return store.sources();
    }

    @Transactional(readOnly = true)
    Optional<HarvestSource> source(String name) {
        return store.source(name);
    }

    /// The runs of one source or of all, newest first.
    @Transactional(readOnly = true)
    List<StoredHarvestRun> runs(Optional<String> source, int limit) {
        return store.runs(source, 0, limit);
    }

    @Transactional(readOnly = true)
    List<StoredHarvestRun> runs(String source, Pagination paging) {
        return store.runs(Optional.of(source), paging.offset(), paging.size());
    }

    @Transactional(readOnly = true)
    int countRuns(String source) {
        return store.countRuns(source);
    }

    /// The latest run of each source.
    @Transactional(readOnly = true)
    Map<String, StoredHarvestRun> latest() {
        return store.latest();
    }

    /// The latest runs that a person should check.
    @Transactional(readOnly = true)
    List<StoredHarvestRun> troubled() {
        var latest = store.latest();
        return store.sources().stream()
                .flatMap(source ->
                        Optional.ofNullable(latest.get(source.name())).filter(StoredHarvestRun::waits).stream())
                .toList();
    }

    @Transactional(readOnly = true)
    Optional<StoredHarvestRun> run(UUID id) {
        return store.run(id);
    }

    @Transactional(readOnly = true)
    List<StoredHarvestRun.Reject> rejects(UUID run, Pagination paging) {
        return records.rejects(run, paging.offset(), paging.size());
    }

    /// The number of stored refused lines of a run.
    @Transactional(readOnly = true)
    int countRejects(UUID run) {
        return records.countRejects(run);
    }

    /// Passes all stored refused lines of a run in batches, so that a slow reader does not block a connection.
    void eachReject(UUID run, Consumer<StoredHarvestRun.Reject> each) {
        var last = 0L;
        for (List<HarvestRecordStore.Numbered> piece; !(piece = records.rejectsAfter(run, last, PIECE)).isEmpty(); ) {
            for (var one : piece) each.accept(one.reject());
            last = piece.getLast().n();
        }
    }

    /// Passes the records that a run received first, in their original form, in batches.
    void eachReceived(StoredHarvestRun run, Consumer<ReceivedRecord> each) {
        var last = ReceivedRecord.NONE;
        for (List<ReceivedRecord> piece;
                !(piece = records.receivedAfter(run.source(), run.id(), last, PIECE)).isEmpty(); ) {
            piece.forEach(each);
            last = piece.getLast();
        }
    }

    @Transactional(readOnly = true)
    boolean received(StoredHarvestRun run) {
        return records.received(run.source(), run.id());
    }

    @Transactional(readOnly = true)
    List<DroppedValue> dropped(UUID run) {
        return records.dropped(run);
    }

    /// The new records of a waiting run that may be known already, the most likely first.
    @Transactional(readOnly = true)
    List<PossibleDuplicate> alike(UUID run) {
        return records.alike(run);
    }

    /// Whether any run of the source was published.
    @Transactional(readOnly = true)
    boolean everKept(String source) {
        return store.everKept(source);
    }

    /// The number of refused records by reason, most frequent first.
    @Transactional(readOnly = true)
    Map<Reason, Long> reasons(UUID run) {
        return records.reasons(run);
    }

    /// Harvests a source from its location, and returns at the end of the run.
    public Started harvest(String name, Optional<UUID> actor) {
        return start(name, actor, Optional.empty(), HarvestObserver.NOBODY, Runnable::run);
    }

    /// Harvests a source from its location or another one, observed by a person; returns at the end of the run.
    Started harvest(String name, Optional<SourceLocation> from, HarvestObserver follower) {
        return start(name, Optional.empty(), from, follower, Runnable::run);
    }

    /// Harvests an uploaded file for this source and deletes it; returns at the end of the run.
    public Started harvest(String name, Optional<UUID> actor, Path handedOver) {
        return start(name, actor, in(handedOver), new Deleting(handedOver, false, false), Runnable::run);
    }

    /// Starts a harvest in the background; `again`: even if the server reports no change. `shrunk`: the
    /// operator confirms that the source really lost the missing records.
    Started harvestSoon(String name, Optional<UUID> actor, boolean again, boolean shrunk) {
        var asking = new ConfirmedHarvest(again || shrunk, shrunk);
        return start(name, actor, Optional.empty(), asking, Harvests::soon);
    }

    /// Starts a harvest of an uploaded file in the background; the file is then deleted.
    Started harvestSoon(String name, Optional<UUID> actor, Path handedOver, boolean shrunk) {
        var deleting = new Deleting(handedOver, shrunk, !shrunk);
        return start(name, actor, in(handedOver), deleting, Harvests::soon);
    }

    /// Ends runs whose process no longer exists: at the start, every minute, and before each run.
    @Bean("harvest.end-interrupted")
    static Job endInterruptedRunsJob(Harvests harvests) {
        return Job.every(Duration.ofMinutes(1)).run(harvests::endInterruptedRuns);
    }

    void endInterruptedRuns() {
        var ended = store.endInterrupted(ReasonTexts.INTERRUPTED, clock.instant());
        if (ended > 0) LOG.info("harvest runs that an interruption ended: {}", ended);
    }

    /// « Ce qui attend » — passes all records that a waiting run would write, in batches.
    void eachWaiting(UUID run, Consumer<List<PendingRecord>> each) {
        var last = "";
        for (List<PendingRecord> piece; !(piece = records.waitingAfter(run, last, PIECE)).isEmpty(); ) {
            each.accept(piece);
            last = piece.getLast().received().localId();
        }
    }

    /// Publishes the wanted records of a waiting run; if `gone`, places that the source no longer has are
    /// removed. False if the run is not waiting any more.
    boolean publish(StoredHarvestRun run, Predicate<PendingRecord> wanted, boolean gone) {
        return work.publish(run, wanted, gone);
    }

    /// Drops a waiting run; false if it is not waiting any more.
    @Transactional
    boolean drop(StoredHarvestRun run) {
        records.forgetWaiting(run.id());
        return store.turn(run.id(), StoredHarvestRun.State.WAITING, StoredHarvestRun.State.DROPPED);
    }

    /// Whether this is the last run of its source that wrote something: only that one can be reverted.
    @Transactional(readOnly = true)
    boolean lastPublished(StoredHarvestRun run) {
        return store.published(run.source()).filter(run.id()::equals).isPresent();
    }

    /// Reverts the last published run of a source; false if there is a later one.
    boolean revert(StoredHarvestRun run) {
        return work.revert(run);
    }

    /// Removes a source and the places that no other source has; false if a run is in progress.
    boolean remove(String source) {
        return work.remove(source);
    }

    private interface Way {
        void take(Runnable task);
    }

    /// Runs a task in a new thread, for the tenant of the calling thread.
    private static void soon(Runnable task) {
        var tenant = TenantScope.here();
        Thread.startVirtualThread(() -> TenantScope.in(tenant, task));
    }

    private static Optional<SourceLocation> in(Path handedOver) {
        return Optional.of(new SourceLocation.InFile(handedOver, List.of()));
    }

    private Started start(
            String name, Optional<UUID> actor, Optional<SourceLocation> from, HarvestObserver follower, Way way) {
        endInterruptedRuns();
        var source = store.source(name);
        var run = UUID.randomUUID();
        if (source.isEmpty() || !store.start(name, run, clock.instant(), actor, runningProcess.number())) {
            follower.close();
            return source.isEmpty() ? new Started.UnknownSource() : new Started.AlreadyRunning();
        }
        way.take(() -> work.runToItsEnd(source.get(), run, from, follower));
        return new Started.Going(run);
    }

    /// The mapping of a source, which was checked when it was stored.
    static Mapping mapping(HarvestSource source) {
        if (source.mapping().isEmpty()) return Mappings.identity();
        return switch (MappingReader.read(source.mapping())) {
            case MappingReader.Parsed(var read) -> read;
            case MappingReader.Invalid(var mistakes) ->
                throw new IllegalStateException("a mapping with mistakes was kept: " + mistakes);
        };
    }

    private record ConfirmedHarvest(boolean again, boolean shrunk) implements HarvestObserver {
        @Override
        public boolean previews() {
            return !shrunk;
        }
    }

    /// Deletes an uploaded file after it was read.
    private record Deleting(Path handedOver, boolean shrunk, boolean previews) implements HarvestObserver {
        @Override
        public void close() {
            try {
                Files.deleteIfExists(handedOver);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// The end of a run, as stored in its row.
    record Ending(
            StoredHarvestRun.State state,
            Reason why,
            StoredHarvestRun.Counts counts,
            Map<String, Long> fields,
            Map<Reason, Long> warnings,
            Map<Reason, Long> reasons,
            SourceVersion version) {
        static Ending refused(Reason why) {
            return without(StoredHarvestRun.State.REFUSED, why);
        }

        static Ending unchanged() {
            return without(StoredHarvestRun.State.UNCHANGED, Reason.NONE);
        }

        private static Ending without(StoredHarvestRun.State state, Reason why) {
            return new Ending(
                    state, why, StoredHarvestRun.Counts.NONE, Map.of(), Map.of(), Map.of(), SourceVersion.NONE);
        }

        /// The end of a refused run: the report counts the records read, but none was written.
        static Ending refused(HarvestReport report, Reason why) {
            return of(StoredHarvestRun.State.REFUSED, report, HarvestResult.NONE, 0, why, SourceVersion.NONE);
        }

        /// The end of a run that waits for a person: no record was written yet.
        static Ending waiting(HarvestReport report, HarvestResult foreseen, int gone, Reason why) {
            return of(StoredHarvestRun.State.WAITING, report, foreseen, gone, why, SourceVersion.NONE);
        }

        static Ending kept(HarvestReport report, HarvestResult sum, int gone, Reason why, SourceVersion version) {
            return of(StoredHarvestRun.State.KEPT, report, sum, gone, why, version);
        }

        private static Ending of(
                StoredHarvestRun.State state,
                HarvestReport report,
                HarvestResult sum,
                int gone,
                Reason why,
                SourceVersion version) {
            var fields = new TreeMap<String, Long>();
            report.filled().forEach((field, count) -> fields.put(field.column(), count));
            var warnings = new HashMap<Reason, Long>();
            report.warnings().forEach((kind, count) -> warnings.put(kind.why(), count));
            return new Ending(
                    state,
                    why,
                    new StoredHarvestRun.Counts(
                            report.read(),
                            report.kept(),
                            report.excluded(),
                            report.rejected(),
                            sum.created(),
                            sum.changed(),
                            sum.same(),
                            gone),
                    fields,
                    warnings,
                    refusals(report),
                    version);
        }

        /// The number of refused records by reason; excluded records, which their source does not publish, are
        /// not counted.
        private static Map<Reason, Long> refusals(HarvestReport report) {
            var refusals = new HashMap<>(report.reasons());
            refusals.remove(RecordNormaliser.NOT_PUBLISHED);
            return refusals;
        }
    }
}
