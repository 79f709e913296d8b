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
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.places.columnmapping.ColumnMapping;
import org.tousaidants.places.columnmapping.ColumnMappingReader;
import org.tousaidants.places.columnmapping.ColumnMappings;
import org.tousaidants.places.columnmapping.PlaceRecordNormaliser;
import org.tousaidants.places.directory.HarvestWriteResult;
import org.tousaidants.places.intake.RefusalReason;
import org.tousaidants.places.intake.SourceLocation;
import org.tousaidants.places.intake.SourceVersion;
import org.tousaidants.platform.db.RunningServerProcess;
import org.tousaidants.platform.jobs.Job;
import org.tousaidants.platform.tenancy.CurrentTenantScope;
import org.tousaidants.platform.web.Messages;
import org.tousaidants.platform.web.Pagination;

/// « Les moissons » — service for harvests: stores sources, runs them, publishes and reverts runs. Each run stores
/// either all records or none.
@Service
public class OpenDataHarvests {
    private static final Logger LOG = LoggerFactory.getLogger(OpenDataHarvests.class);
    private static final int PIECE = 500;

    /// « Départ » — the result of starting a harvest.
    public sealed interface HarvestStartResult {
        /// The run has started; its row in the database shows its progress and, later, its result.
        record HarvestStarted(UUID run) implements HarvestStartResult {}

        record UnknownHarvestSource() implements HarvestStartResult {}

        /// The run was refused, because another run of the same source is in progress.
        record HarvestAlreadyRunning() implements HarvestStartResult {}
    }

    private final HarvestStore store;
    private final HarvestRecordStore records;
    private final HarvestExecution work;
    private final RunningServerProcess runningProcess;
    private final Clock clock;

    OpenDataHarvests(
            HarvestStore store,
            HarvestRecordStore records,
            HarvestExecution work,
            RunningServerProcess runningProcess,
            Clock clock) {
        this.store = store;
        this.records = records;
        this.work = work;
        this.runningProcess = runningProcess;
        this.clock = clock;
    }

    /// Stores a new source, or replaces the stored source with this name. Its mapping must have no [#mistakes].
    ///
    /// @param name short name of the source
    /// @param label name for people
    /// @param location file or address of the source
    /// @param mapping text of the mapping file; empty for the national schema
    @Transactional
    public void keep(String name, String label, String location, String mapping) {
        store.saveSource(new HarvestSource(name, label, location, mapping), clock.instant());
    }

    /// Adds a source; returns false if its short name is already used.
    @Transactional
    boolean add(HarvestSource source) {
        return store.addSource(source, clock.instant());
    }

    /// Returns the mistakes in the text of a mapping file, each with its path; empty if the text is valid.
    static List<String> mistakes(String mapping, Locale locale) {
        return mapping.isEmpty()
                ? List.of()
                : switch (ColumnMappingReader.read(mapping)) {
                    case ColumnMappingReader.ParsedMapping read -> List.of();
                    case ColumnMappingReader.InvalidMapping(var mistakes) ->
                        mistakes.stream()
                                .map(mistake -> RefusalReasonTexts.words(mistake, Messages.in(locale)))
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

    /// Returns the runs of one source or of all sources, the most recent first.
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

    /// Returns the latest run of each source.
    @Transactional(readOnly = true)
    Map<String, StoredHarvestRun> latest() {
        return store.latest();
    }

    /// Returns those of the latest runs that a person should check or decide about.
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
    List<StoredHarvestRun.RejectedLine> rejects(UUID run, Pagination paging) {
        return records.rejects(run, paging.offset(), paging.size());
    }

    /// Returns the number of stored refused lines of a run.
    @Transactional(readOnly = true)
    int countRejects(UUID run) {
        return records.countRejects(run);
    }

    /// Passes all stored refused records of a run to `each`, in batches, so that a slow reader does not block a
    /// database connection.
    void eachReject(UUID run, Consumer<StoredHarvestRun.RejectedLine> each) {
        var last = 0L;
        for (List<HarvestRecordStore.NumberedReject> piece;
                !(piece = records.rejectsAfter(run, last, PIECE)).isEmpty(); ) {
            for (var one : piece) each.accept(one.reject());
            last = piece.getLast().n();
        }
    }

    /// Passes the records that no run before this one had received in this form to `each`, as the source wrote
    /// them and in batches.
    void eachReceived(StoredHarvestRun run, Consumer<ReceivedSourceRecord> each) {
        var last = ReceivedSourceRecord.NONE;
        for (List<ReceivedSourceRecord> piece;
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
    List<DroppedSourceValue> dropped(UUID run) {
        return records.dropped(run);
    }

    /// Returns the new records of a waiting run that may duplicate a known place, the most likely duplicates
    /// first.
    @Transactional(readOnly = true)
    List<PossibleDuplicate> alike(UUID run) {
        return records.alike(run);
    }

    /// Returns whether a person left the new places outside the territory out of the last published run of a source.
    @Transactional(readOnly = true)
    boolean leftElsewhere(String source) {
        return store.leftElsewhere(source);
    }

    /// Returns whether any run of the source was published.
    @Transactional(readOnly = true)
    boolean everKept(String source) {
        return store.everKept(source);
    }

    /// Returns the number of refused records by reason, the most frequent first.
    @Transactional(readOnly = true)
    Map<RefusalReason, Long> reasons(UUID run) {
        return records.reasons(run);
    }

    /// OpenDataHarvests a source from its stored location, and returns when the run has ended.
    ///
    /// @param actor account of the person who started the run; empty for an automatic run
    public HarvestStartResult harvest(String name, Optional<UUID> actor) {
        return start(name, actor, Optional.empty(), HarvestProgressObserver.NOBODY, Runnable::run);
    }

    /// OpenDataHarvests a source and returns when the run has ended.
    ///
    /// @param name short name of the source
    /// @param from location from which the source is read; empty for its stored location
    /// @param follower observes the run
    HarvestStartResult harvest(String name, Optional<SourceLocation> from, HarvestProgressObserver follower) {
        return start(name, Optional.empty(), from, follower, Runnable::run);
    }

    /// OpenDataHarvests an uploaded file for this source and deletes the file; returns when the run has ended.
    ///
    /// @param actor account of the person who started the run
    /// @param handedOver the uploaded file
    public HarvestStartResult harvest(String name, Optional<UUID> actor, Path handedOver) {
        return start(
                name,
                actor,
                in(handedOver),
                new UploadDeletingObserver(handedOver, HarvestRequest.USUAL, false),
                Runnable::run);
    }

    /// « Demande d’import » — the answers of the person who starts a run.
    ///
    /// @param again whether the source is read even if its server reports no change
    /// @param shrunk whether the person confirmed that the source removed records on purpose
    /// @param asksElsewhere whether the run waits, so that the person may publish places outside the territory
    record HarvestRequest(boolean again, boolean shrunk, boolean asksElsewhere) {
        static final HarvestRequest USUAL = new HarvestRequest(false, false, false);
        static final HarvestRequest AGAIN = new HarvestRequest(true, false, false);
    }

    /// Starts a harvest in the background.
    HarvestStartResult harvestSoon(String name, Optional<UUID> actor, HarvestRequest request) {
        return start(name, actor, Optional.empty(), new ConfirmedHarvest(request), OpenDataHarvests::soon);
    }

    /// Starts a harvest of an uploaded file in the background; the file is then deleted.
    ///
    /// @param handedOver the uploaded file
    HarvestStartResult harvestSoon(String name, Optional<UUID> actor, Path handedOver, HarvestRequest request) {
        var deleting = new UploadDeletingObserver(handedOver, request, !request.shrunk());
        return start(name, actor, in(handedOver), deleting, OpenDataHarvests::soon);
    }

    /// Declares a job that marks runs as ended whose process no longer exists: when the application starts,
    /// every minute, and before each run.
    @Bean("harvest.end-interrupted")
    static Job endInterruptedRunsJob(OpenDataHarvests harvests) {
        return Job.every(Duration.ofMinutes(1)).run(harvests::endInterruptedRuns);
    }

    void endInterruptedRuns() {
        var ended = store.endInterrupted(RefusalReasonTexts.INTERRUPTED, clock.instant());
        if (ended > 0) LOG.info("harvest runs that an interruption ended: {}", ended);
    }

    /// « Ce qui attend » — passes all records that a waiting run would store to `each`, in batches.
    void eachWaiting(UUID run, Consumer<List<HarvestPreviewRecord>> each) {
        var last = "";
        for (List<HarvestPreviewRecord> piece; !(piece = records.waitingAfter(run, last, PIECE)).isEmpty(); ) {
            each.accept(piece);
            last = piece.getLast().received().localId();
        }
    }

    /// Publishes parts of a waiting run. Returns false if the run is no longer waiting.
    ///
    /// @param gone whether places that the source no longer contains are also removed
    boolean publish(StoredHarvestRun run, Set<HarvestPart> parts, boolean gone) {
        return work.publish(run, parts, gone);
    }

    /// Discards a waiting run; returns false if the run is no longer waiting.
    @Transactional
    boolean drop(StoredHarvestRun run) {
        records.forgetWaiting(run.id());
        return store.turn(run.id(), StoredHarvestRun.HarvestRunState.WAITING, StoredHarvestRun.HarvestRunState.DROPPED);
    }

    /// Returns whether this is the last run of its source that stored records. Only that run can be reverted.
    @Transactional(readOnly = true)
    boolean lastPublished(StoredHarvestRun run) {
        return store.published(run.source()).filter(run.id()::equals).isPresent();
    }

    /// Reverts the last published run of a source; returns false if a later run was published.
    boolean revert(StoredHarvestRun run) {
        return work.revert(run);
    }

    /// Removes a source and the places that no other source lists; returns false if a run of this source is in
    /// progress.
    boolean remove(String source) {
        return work.remove(source);
    }

    private interface TaskLauncher {
        void take(Runnable task);
    }

    /// Executes a task in a new thread, for the same tenant (a territory's organisation) as the calling thread.
    private static void soon(Runnable task) {
        var tenant = CurrentTenantScope.here();
        Thread.startVirtualThread(() -> CurrentTenantScope.in(tenant, task));
    }

    private static Optional<SourceLocation> in(Path handedOver) {
        return Optional.of(new SourceLocation.FileSource(handedOver, List.of()));
    }

    private HarvestStartResult start(
            String name,
            Optional<UUID> actor,
            Optional<SourceLocation> from,
            HarvestProgressObserver follower,
            TaskLauncher way) {
        endInterruptedRuns();
        var source = store.source(name);
        var run = UUID.randomUUID();
        if (source.isEmpty() || !store.start(name, run, clock.instant(), actor, runningProcess.number())) {
            follower.close();
            return source.isEmpty()
                    ? new HarvestStartResult.UnknownHarvestSource()
                    : new HarvestStartResult.HarvestAlreadyRunning();
        }
        way.take(() -> work.runToItsEnd(source.get(), run, from, follower));
        return new HarvestStartResult.HarvestStarted(run);
    }

    /// Parses the mapping of a source, which was already checked when it was stored.
    static ColumnMapping mapping(HarvestSource source) {
        if (source.mapping().isEmpty()) return ColumnMappings.identity();
        return switch (ColumnMappingReader.read(source.mapping())) {
            case ColumnMappingReader.ParsedMapping(var read) -> read;
            case ColumnMappingReader.InvalidMapping(var mistakes) ->
                throw new IllegalStateException("a mapping with mistakes was kept: " + mistakes);
        };
    }

    private record ConfirmedHarvest(HarvestRequest request) implements HarvestProgressObserver {
        @Override
        public boolean again() {
            return request.again() || request.shrunk() || request.asksElsewhere();
        }

        @Override
        public boolean shrunk() {
            return request.shrunk();
        }

        @Override
        public boolean previews() {
            return !request.shrunk();
        }

        @Override
        public boolean asksElsewhere() {
            return request.asksElsewhere();
        }
    }

    /// Observes the harvest of an uploaded file and deletes the file after it was read.
    private record UploadDeletingObserver(Path handedOver, HarvestRequest request, boolean previews)
            implements HarvestProgressObserver {
        @Override
        public boolean shrunk() {
            return request.shrunk();
        }

        @Override
        public boolean asksElsewhere() {
            return request.asksElsewhere();
        }

        @Override
        public void close() {
            try {
                Files.deleteIfExists(handedOver);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// The result of a run, as stored in its database row.
    record HarvestEnding(
            StoredHarvestRun.HarvestRunState state,
            RefusalReason why,
            StoredHarvestRun.HarvestRunCounts counts,
            Map<String, Long> fields,
            Map<RefusalReason, Long> warnings,
            Map<RefusalReason, Long> reasons,
            SourceVersion version) {
        static HarvestEnding refused(RefusalReason why) {
            return without(StoredHarvestRun.HarvestRunState.REFUSED, why);
        }

        static HarvestEnding unchanged() {
            return without(StoredHarvestRun.HarvestRunState.UNCHANGED, RefusalReason.NONE);
        }

        private static HarvestEnding without(StoredHarvestRun.HarvestRunState state, RefusalReason why) {
            return new HarvestEnding(
                    state,
                    why,
                    StoredHarvestRun.HarvestRunCounts.NONE,
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    SourceVersion.NONE);
        }

        /// Returns the result of a refused run: the report counts the records that were read, but no record
        /// was stored.
        static HarvestEnding refused(HarvestReport report, RefusalReason why) {
            return of(
                    StoredHarvestRun.HarvestRunState.REFUSED,
                    report,
                    HarvestWriteResult.NONE,
                    HarvestLeftOut.NONE,
                    0,
                    why,
                    SourceVersion.NONE);
        }

        /// Returns the result of a run that waits for a person's decision: no record has been stored yet.
        ///
        /// @param foreseen numbers of places that publishing would create, change or leave unchanged
        /// @param gone number of places that would be removed
        /// @param why reason for waiting
        static HarvestEnding waiting(HarvestReport report, HarvestWriteResult foreseen, int gone, RefusalReason why) {
            return of(
                    StoredHarvestRun.HarvestRunState.WAITING,
                    report,
                    foreseen,
                    HarvestLeftOut.NONE,
                    gone,
                    why,
                    SourceVersion.NONE);
        }

        static HarvestEnding kept(
                HarvestReport report,
                HarvestWriteResult sum,
                HarvestLeftOut left,
                int gone,
                RefusalReason why,
                SourceVersion version) {
            return of(StoredHarvestRun.HarvestRunState.KEPT, report, sum, left, gone, why, version);
        }

        private static HarvestEnding of(
                StoredHarvestRun.HarvestRunState state,
                HarvestReport report,
                HarvestWriteResult sum,
                HarvestLeftOut left,
                int gone,
                RefusalReason why,
                SourceVersion version) {
            var fields = new TreeMap<String, Long>();
            report.filled().forEach((field, count) -> fields.put(field.column(), count));
            var warnings = new HashMap<RefusalReason, Long>();
            report.warnings().forEach((kind, count) -> warnings.put(kind.why(), count));
            return new HarvestEnding(
                    state,
                    why,
                    new StoredHarvestRun.HarvestRunCounts(
                            report.read(),
                            report.kept(),
                            report.excluded(),
                            report.rejected(),
                            sum.created(),
                            sum.changed(),
                            sum.same(),
                            gone,
                            left),
                    fields,
                    warnings,
                    refusals(report),
                    version);
        }

        /// Returns the number of refused records by reason. Excluded records, which their source marks as
        /// not to be published, are not counted.
        private static Map<RefusalReason, Long> refusals(HarvestReport report) {
            var refusals = new HashMap<>(report.reasons());
            refusals.remove(PlaceRecordNormaliser.NOT_PUBLISHED);
            return refusals;
        }
    }
}
