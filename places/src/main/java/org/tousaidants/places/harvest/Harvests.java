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
import org.tousaidants.places.directory.Gathering;
import org.tousaidants.places.fieldmapping.Mapping;
import org.tousaidants.places.fieldmapping.MappingReader;
import org.tousaidants.places.fieldmapping.Mappings;
import org.tousaidants.places.fieldmapping.Normaliser;
import org.tousaidants.places.intake.Reason;
import org.tousaidants.places.intake.SourceLocation;
import org.tousaidants.places.intake.SourceVersion;
import org.tousaidants.platform.db.LivingProcess;
import org.tousaidants.platform.jobs.Job;
import org.tousaidants.platform.web.Messages;
import org.tousaidants.platform.web.Paging;

/// « Les moissons » — the door of the room: sources are kept, and each of their runs writes all that it found or
/// nothing.
@Service
public class Harvests {
    private static final Logger LOG = LoggerFactory.getLogger(Harvests.class);
    private static final int PIECE = 500;

    /// « Départ » — what became of the wish to harvest.
    public sealed interface Started {
        /// The run's row says how it goes, or how it ended.
        record Going(UUID run) implements Started {}

        record UnknownSource() implements Started {}

        /// Another run of the same source is under way.
        record AlreadyRunning() implements Started {}
    }

    private final HarvestStore store;
    private final RunRecordStore records;
    private final HarvestWork work;
    private final LivingProcess livingProcess;
    private final Clock clock;

    Harvests(HarvestStore store, RunRecordStore records, HarvestWork work, LivingProcess livingProcess, Clock clock) {
        this.store = store;
        this.records = records;
        this.work = work;
        this.livingProcess = livingProcess;
        this.clock = clock;
    }

    /// Keeps a source, or replaces what was known of it. Its mapping has no [#mistakes].
    @Transactional
    public void keep(String network, String name, String label, String location, String mapping) {
        store.saveSource(network, new HarvestSource(name, label, location, mapping), clock.instant());
    }

    /// A source of a new name; false when another one has it already.
    @Transactional
    boolean add(String network, HarvestSource source) {
        return store.addSource(network, source, clock.instant());
    }

    /// What is wrong with the text of a mapping file, each with its path; empty when it can be used.
    static List<String> mistakes(String mapping, Locale locale) {
        return mapping.isEmpty()
                ? List.of()
                : switch (MappingReader.read(mapping)) {
                    case MappingReader.Read read -> List.of();
                    case MappingReader.Refused(var mistakes) ->
                        mistakes.stream()
                                .map(mistake -> Reasons.words(mistake, Messages.in(locale)))
                                .toList();
                };
    }

    @Transactional(readOnly = true)
    public boolean knows(String network, String source) {
        return store.source(network, source).isPresent();
    }

    @Transactional(readOnly = true)
    List<HarvestSource> sources(String network) {
        return store.sources(network);
    }

    @Transactional(readOnly = true)
    Optional<HarvestSource> source(String network, String name) {
        return store.source(network, name);
    }

    /// The latest runs, of one source or of all.
    @Transactional(readOnly = true)
    List<Run> runs(String network, Optional<String> source, int limit) {
        return store.runs(network, source, 0, limit);
    }

    @Transactional(readOnly = true)
    List<Run> runs(String network, String source, Paging paging) {
        return store.runs(network, Optional.of(source), paging.offset(), paging.size());
    }

    @Transactional(readOnly = true)
    int countRuns(String network, String source) {
        return store.countRuns(network, source);
    }

    /// The latest run of each source that has one.
    @Transactional(readOnly = true)
    Map<String, Run> latest(String network) {
        return store.latest(network);
    }

    /// How many sources have a latest run that needs a look.
    @Transactional(readOnly = true)
    int troubled(String network) {
        var latest = store.latest(network);
        return (int) store.sources(network).stream()
                .filter(source -> Optional.ofNullable(latest.get(source.name()))
                        .filter(Run::waits)
                        .isPresent())
                .count();
    }

    @Transactional(readOnly = true)
    Optional<Run> run(String network, UUID id) {
        return store.run(network, id);
    }

    @Transactional(readOnly = true)
    List<Run.Reject> rejects(String network, UUID run, Paging paging) {
        return records.rejects(network, run, paging.offset(), paging.size());
    }

    /// How many of the refused lines were kept.
    @Transactional(readOnly = true)
    int countRejects(String network, UUID run) {
        return records.countRejects(network, run);
    }

    /// Hands over all lines that a run kept as refused, by pieces: none holds the database while its reader is slow.
    void eachReject(String network, UUID run, Consumer<Run.Reject> each) {
        var last = 0L;
        for (List<RunRecordStore.Numbered> piece;
                !(piece = records.rejectsAfter(network, run, last, PIECE)).isEmpty(); ) {
            for (var one : piece) each.accept(one.reject());
            last = piece.getLast().n();
        }
    }

    /// Hands over the records that a run was the first to receive, as they came; by pieces too.
    void eachReceived(String network, Run run, Consumer<Received> each) {
        var last = Received.NONE;
        for (List<Received> piece;
                !(piece = records.receivedAfter(network, run.source(), run.id(), last, PIECE)).isEmpty(); ) {
            piece.forEach(each);
            last = piece.getLast();
        }
    }

    @Transactional(readOnly = true)
    boolean received(String network, Run run) {
        return records.received(network, run.source(), run.id());
    }

    /// How many records were refused for each reason, the most frequent first.
    @Transactional(readOnly = true)
    Map<Reason, Long> reasons(String network, UUID run) {
        return records.reasons(network, run);
    }

    /// Harvests a source from its location, and returns when it is done.
    public Started harvest(String network, String name, Optional<UUID> actor) {
        return start(network, name, actor, Optional.empty(), Follower.NOBODY, Runnable::run);
    }

    /// Harvests a source from its location, or from another one, under the eyes of a person; returns when it is
    /// done.
    Started harvest(String network, String name, Optional<SourceLocation> from, Follower follower) {
        return start(network, name, Optional.empty(), from, follower, Runnable::run);
    }

    /// Harvests a file handed over for this source, which is deleted in the end; returns when it is done.
    public Started harvest(String network, String name, Optional<UUID> actor, Path handedOver) {
        return start(network, name, actor, in(handedOver), new Deleting(handedOver, false, false), Runnable::run);
    }

    /// The same behind the page, which answers at once; `again` even if the server says that nothing is new.
    /// `shrunk`: the operator confirms that the source has really lost what it no longer gives.
    Started harvestSoon(String network, String name, Optional<UUID> actor, boolean again, boolean shrunk) {
        var asking = new Asking(again || shrunk, shrunk);
        return start(network, name, actor, Optional.empty(), asking, Thread::startVirtualThread);
    }

    /// The same with a file that a person handed over for this source; it is deleted in the end.
    Started harvestSoon(String network, String name, Optional<UUID> actor, Path handedOver, boolean shrunk) {
        var deleting = new Deleting(handedOver, shrunk, !shrunk);
        return start(network, name, actor, in(handedOver), deleting, Thread::startVirtualThread);
    }

    /// At the start, every minute, and before each run: whichever process sees first that another one is gone.
    @Bean("harvest.end-interrupted")
    static Job endInterruptedRunsJob(Harvests harvests) {
        return Job.every(Duration.ofMinutes(1)).acrossTerritories().run(harvests::endInterruptedRuns);
    }

    void endInterruptedRuns() {
        var ended = store.endInterrupted(Reasons.INTERRUPTED, clock.instant());
        if (ended > 0) LOG.info("harvest runs that an interruption ended: {}", ended);
    }

    /// « Ce qui attend » — all records that a waiting run would write, by pieces.
    void eachWaiting(String network, UUID run, Consumer<List<Waiting>> each) {
        var last = "";
        for (List<Waiting> piece; !(piece = records.waitingAfter(network, run, last, PIECE)).isEmpty(); ) {
            each.accept(piece);
            last = piece.getLast().received().localId();
        }
    }

    /// Publishes a waiting run: of its records those that are wanted; the places that the source no longer gives
    /// leave if `gone`. False when the run does not wait any more.
    boolean publish(String network, Run run, Predicate<Waiting> wanted, boolean gone) {
        return work.publish(network, run, wanted, gone);
    }

    /// False when the run does not wait any more.
    @Transactional
    boolean drop(String network, Run run) {
        records.forgetWaiting(network, run.id());
        return store.turn(network, run.id(), Run.State.WAITING, Run.State.DROPPED);
    }

    /// Whether it is the last run of its source that wrote anything: only that one can be taken back.
    @Transactional(readOnly = true)
    boolean lastPublished(String network, Run run) {
        return store.published(network, run.source()).filter(run.id()::equals).isPresent();
    }

    /// Takes back what the last published run of a source wrote. False when another one came after it.
    boolean revert(String network, Run run) {
        return work.revert(network, run);
    }

    /// Removes a source, with the places that no other source has. False while a run of it is under way.
    boolean remove(String network, String source) {
        return work.remove(network, source);
    }

    private interface Way {
        void take(Runnable task);
    }

    private static Optional<SourceLocation> in(Path handedOver) {
        return Optional.of(new SourceLocation.InFile(handedOver, List.of()));
    }

    private Started start(
            String network,
            String name,
            Optional<UUID> actor,
            Optional<SourceLocation> from,
            Follower follower,
            Way way) {
        endInterruptedRuns();
        var source = store.source(network, name);
        var run = UUID.randomUUID();
        if (source.isEmpty() || !store.start(network, name, run, clock.instant(), actor, livingProcess.number())) {
            follower.close();
            return source.isEmpty() ? new Started.UnknownSource() : new Started.AlreadyRunning();
        }
        way.take(() -> work.runToItsEnd(network, source.get(), run, from, follower));
        return new Started.Going(run);
    }

    /// The mapping kept with a source has no mistakes.
    static Mapping mapping(HarvestSource source) {
        if (source.mapping().isEmpty()) return Mappings.identity();
        return switch (MappingReader.read(source.mapping())) {
            case MappingReader.Read(var read) -> read;
            case MappingReader.Refused(var mistakes) ->
                throw new IllegalStateException("a mapping with mistakes was kept: " + mistakes);
        };
    }

    private record Asking(boolean again, boolean shrunk) implements Follower {
        @Override
        public boolean previews() {
            return !shrunk;
        }
    }

    /// A file that a person handed over is of no use once read.
    private record Deleting(Path handedOver, boolean shrunk, boolean previews) implements Follower {
        @Override
        public void close() {
            try {
                Files.deleteIfExists(handedOver);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// How a run ended, as its row will say.
    record Ending(
            Run.State state,
            Reason why,
            Run.Counts counts,
            Map<String, Long> fields,
            Map<Reason, Long> warnings,
            Map<Reason, Long> reasons,
            SourceVersion version) {
        static Ending refused(Reason why) {
            return without(Run.State.REFUSED, why);
        }

        static Ending unchanged() {
            return without(Run.State.UNCHANGED, Reason.NONE);
        }

        private static Ending without(Run.State state, Reason why) {
            return new Ending(state, why, Run.Counts.NONE, Map.of(), Map.of(), Map.of(), SourceVersion.NONE);
        }

        /// What was read is told, though nothing was written.
        static Ending refused(HarvestReport report, Reason why) {
            return of(Run.State.REFUSED, report, Gathering.NONE, 0, why, SourceVersion.NONE);
        }

        /// What was read waits; nothing was written.
        static Ending waiting(HarvestReport report, Gathering foreseen, int gone, Reason why) {
            return of(Run.State.WAITING, report, foreseen, gone, why, SourceVersion.NONE);
        }

        static Ending kept(HarvestReport report, Gathering sum, int gone, Reason why, SourceVersion version) {
            return of(Run.State.KEPT, report, sum, gone, why, version);
        }

        private static Ending of(
                Run.State state, HarvestReport report, Gathering sum, int gone, Reason why, SourceVersion version) {
            var fields = new TreeMap<String, Long>();
            report.filled().forEach((field, count) -> fields.put(field.column(), count));
            var warnings = new HashMap<Reason, Long>();
            report.warnings().forEach((kind, count) -> warnings.put(kind.why(), count));
            return new Ending(
                    state,
                    why,
                    new Run.Counts(
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

        /// A record that its source does not publish is excluded, not refused.
        private static Map<Reason, Long> refusals(HarvestReport report) {
            var refusals = new HashMap<>(report.reasons());
            refusals.remove(Normaliser.NOT_PUBLISHED);
            return refusals;
        }
    }
}
