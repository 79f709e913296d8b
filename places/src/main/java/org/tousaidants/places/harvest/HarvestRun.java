package org.tousaidants.places.harvest;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import org.tousaidants.core.schema.CoordinatePrecision;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.PlaceSheet;
import org.tousaidants.places.columnmapping.ColumnMapping;
import org.tousaidants.places.columnmapping.DecimalDegreesParser;
import org.tousaidants.places.columnmapping.NormalisationWarning;
import org.tousaidants.places.columnmapping.NormalisationWarning.WarningKind;
import org.tousaidants.places.columnmapping.NormalisationWarning.WarningNature;
import org.tousaidants.places.columnmapping.OrganisationIdentifierParser;
import org.tousaidants.places.columnmapping.PlaceRecordNormaliser;
import org.tousaidants.places.columnmapping.RecordNormalisationResult;
import org.tousaidants.places.columnmapping.RecordNormalisationResult.RecordAccepted;
import org.tousaidants.places.columnmapping.RecordNormalisationResult.RecordExcluded;
import org.tousaidants.places.columnmapping.RecordNormalisationResult.RecordRejected;
import org.tousaidants.places.harvest.Geocoder.AddressQuery;
import org.tousaidants.places.harvest.Geocoder.GeocodedAddress;
import org.tousaidants.places.intake.RawSourceRecord;
import org.tousaidants.places.intake.RefusalReason;
import org.tousaidants.places.intake.SourceRecordReadResult;
import org.tousaidants.places.intake.UnreadableRecord;

/// Runs one harvest: reads the records, normalises them on all processors and passes them to the sink in their
/// original order. Only the records in progress are held in memory, plus 12 to 24 bytes for each id.
final class HarvestRun {
    /// Number of records in a chunk, which a worker or a geocoder processes together.
    private static final int CHUNK = 500;

    /// Maximum number of characters of a chunk. A few long records could otherwise need hundreds of megabytes of
    /// memory.
    private static final int CHUNK_CHARS = 2_000_000;

    /// Number of chunks of records that are processed at the same time. Twice as many chunks are held in memory,
    /// so that no worker is idle while the oldest chunk is written.
    private static final int WORKERS = Math.max(1, Runtime.getRuntime().availableProcessors());

    /// Number of records whose column names are collected. The column names of later records are not looked at.
    private static final int COLUMNS_LOOKED_AT = 5_000;

    /// Maximum number of distinct reasons in a report, because a damaged file may give each line its own reason.
    private static final int REASONS = 200;

    /// Maximum number of unused values that the report lists.
    private static final int DROPPED = 500;

    private static final int DROPPED_CHARS = 200;

    private final PlaceRecordNormaliser normaliser;
    private final Set<String> mapped;
    private final Optional<Geocoder> geocoder;
    private final HarvestRecordReceiver sink;

    private final RepeatedIdDetector ids = new RepeatedIdDetector();
    private final Map<Field, Long> filled = new EnumMap<>(Field.class);
    private final Map<WarningKind, Long> warnings = new EnumMap<>(WarningKind.class);
    private final Map<NormalisationWarning, Long> dropped = new LinkedHashMap<>();
    private final Map<RefusalReason, Long> reasons = new LinkedHashMap<>();
    private final Set<String> columns = new LinkedHashSet<>();
    private List<String> lastColumns = List.of();
    private long read;
    private long kept;
    private long rejected;
    private long excluded;
    /// Number of addresses sent to the geocoder, counted by all workers.
    private final LongAdder asked = new LongAdder();

    private final LongAdder found = new LongAdder();

    HarvestRun(
            PlaceRecordNormaliser normaliser,
            ColumnMapping mapping,
            Optional<Geocoder> geocoder,
            HarvestRecordReceiver sink) {
        this.normaliser = normaliser;
        this.mapped = mapping.columns();
        this.geocoder = geocoder;
        this.sink = sink;
    }

    /// OpenDataHarvests the given records and returns the report of the run.
    ///
    /// @param items the records of the source, including those that could not be read
    /// @param nanos monotonic clock in nanoseconds, such as `System::nanoTime`
    HarvestReport over(Iterator<? extends SourceRecordReadResult> items, java.util.function.LongSupplier nanos) {
        var start = nanos.getAsLong();
        try (var workers = workers()) {
            var onTheirWay = new ArrayDeque<Future<List<RecordOutcome>>>();
            while (items.hasNext()) {
                onTheirWay.add(workers.submit(chunk(items)));
                if (onTheirWay.size() > 2 * WORKERS) handOver(onTheirWay.remove());
            }
            while (!onTheirWay.isEmpty()) handOver(onTheirWay.remove());
        }
        return new HarvestReport(
                new HarvestReport.RecordCounts(read, kept, rejected, excluded),
                filled,
                warnings,
                reasons,
                new HarvestReport.GeocodingCounts(asked.sum(), found.sum()),
                new HarvestReport.UnmappedColumns(
                        columns.stream().filter(column -> !used(column)).toList(),
                        mapped.stream().filter(path -> !present(path)).sorted().toList()),
                dropped,
                Duration.ofNanos(nanos.getAsLong() - start));
    }

    private static ExecutorService workers() {
        return Executors.newFixedThreadPool(
                WORKERS, Thread.ofPlatform().daemon().name("harvest-", 0).factory());
    }

    /// An item of the source and the result of its normalisation; an unreadable item has no result.
    private record RecordOutcome(SourceRecordReadResult item, Optional<RecordNormalisationResult> normalised) {}

    private Callable<List<RecordOutcome>> chunk(Iterator<? extends SourceRecordReadResult> items) {
        var chunk = new ArrayList<SourceRecordReadResult>(CHUNK);
        for (var chars = 0L; items.hasNext() && chunk.size() < CHUNK && chars < CHUNK_CHARS; ) {
            var item = items.next();
            chars += item.chars();
            chunk.add(item);
        }
        return () -> geocoded(chunk.stream().map(this::outcome).toList());
    }

    private RecordOutcome outcome(SourceRecordReadResult item) {
        return switch (item) {
            case RawSourceRecord record -> new RecordOutcome(record, Optional.of(normaliser.normalise(record)));
            case UnreadableRecord broken -> new RecordOutcome(broken, Optional.empty());
        };
    }

    private List<RecordOutcome> geocoded(List<RecordOutcome> outcomes) {
        if (geocoder.isEmpty()) return outcomes;
        var questions = outcomes.stream().filter(HarvestRun::approximate).toList();
        if (questions.isEmpty()) return outcomes;
        var answers =
                geocoder.get().find(questions.stream().map(HarvestRun::question).toList());
        asked.add(questions.size());
        found.add(answers.stream().filter(Optional::isPresent).count());
        var next = answers.iterator();
        return outcomes.stream()
                .map(outcome -> approximate(outcome) ? located(outcome, next.next()) : outcome)
                .toList();
    }

    private static boolean approximate(RecordOutcome outcome) {
        return outcome.normalised().orElse(null) instanceof RecordAccepted(var sheet, var _)
                && !sheet.text(Field.PRECISION).equals(CoordinatePrecision.EXACT.label())
                && !sheet.text(Field.ADRESSE).equals(sheet.text(Field.COMMUNE));
    }

    private static AddressQuery question(RecordOutcome outcome) {
        var sheet = ((RecordAccepted) outcome.normalised().orElseThrow()).sheet();
        return new AddressQuery(
                sheet.text(Field.ADRESSE),
                sheet.text(Field.CODE_POSTAL),
                sheet.text(Field.COMMUNE),
                sheet.text(Field.CODE_INSEE));
    }

    private static RecordOutcome located(RecordOutcome outcome, Optional<GeocodedAddress> answer) {
        if (answer.isEmpty()) return outcome;
        var kept = (RecordAccepted) outcome.normalised().orElseThrow();
        var point = answer.get().point();
        var sheet = kept.sheet()
                .with(Field.LATITUDE, DecimalDegreesParser.written(point.latitude()))
                .with(Field.LONGITUDE, DecimalDegreesParser.written(point.longitude()))
                .with(Field.PRECISION, CoordinatePrecision.ADDRESS.label());
        return new RecordOutcome(outcome.item(), Optional.of(new RecordAccepted(sheet, kept.warnings())));
    }

    private void handOver(Future<List<RecordOutcome>> chunk) {
        List<RecordOutcome> outcomes;
        try {
            outcomes = chunk.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the run was interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        for (var outcome : outcomes) handOver(outcome);
    }

    private void handOver(RecordOutcome outcome) {
        read++;
        switch (outcome.item()) {
            case UnreadableRecord broken -> reject(broken.line(), broken.why(), broken.raw());
            case RawSourceRecord record -> {
                look(record);
                switch (outcome.normalised().orElseThrow()) {
                    case RecordRejected(var why) -> reject(record.line(), why, record.raw());
                    case RecordExcluded(var why) -> {
                        excluded++;
                        because(why);
                        sink.excluded(record, why);
                    }
                    case RecordAccepted place -> keep(record, place);
                }
            }
        }
    }

    /// Passes an accepted record to the receiver. If several records have the same id, only the first is passed
    /// on and the others are refused, because an id identifies a single place.
    private void keep(RawSourceRecord record, RecordAccepted place) {
        var id = place.sheet().text(Field.ID);
        var first = ids.meet(id, record.line());
        if (first != 0) {
            because(RefusalReasonTexts.REPEATED_ID);
            rejected++;
            sink.rejected(record.line(), RefusalReasonTexts.of("same-id", first, id), record.raw());
            return;
        }
        kept++;
        count(place.sheet());
        for (var warning : place.warnings()) {
            warnings.merge(warning.kind(), 1L, Long::sum);
            if (warning.kind().nature() == WarningNature.DROPPED) drop(warning);
        }
        sink.kept(record, place);
    }

    private void drop(NormalisationWarning warning) {
        var value = warning.value().length() > DROPPED_CHARS
                ? warning.value().substring(0, DROPPED_CHARS) + "…"
                : warning.value();
        var named = new NormalisationWarning(warning.kind(), warning.field(), value);
        if (dropped.size() < DROPPED || dropped.containsKey(named)) dropped.merge(named, 1L, Long::sum);
    }

    private void count(PlaceSheet sheet) {
        for (var value : sheet.values().entrySet()) {
            var known = value.getKey() != Field.PIVOT || OrganisationIdentifierParser.known(value.getValue());
            if (known) filled.merge(value.getKey(), 1L, Long::sum);
        }
    }

    private void reject(long line, RefusalReason why, String raw) {
        rejected++;
        because(why);
        sink.rejected(line, why, raw);
    }

    private void because(RefusalReason why) {
        reasons.merge(
                reasons.size() < REASONS || reasons.containsKey(why) ? why : RefusalReasonTexts.OTHERS, 1L, Long::sum);
    }

    private void look(RawSourceRecord record) {
        if (read > COLUMNS_LOOKED_AT || record.columns() == lastColumns) return;
        lastColumns = record.columns();
        columns.addAll(lastColumns);
    }

    private boolean used(String column) {
        var inside = column + ".";
        return mapped.contains(column) || mapped.stream().anyMatch(path -> path.startsWith(inside));
    }

    private boolean present(String path) {
        if (columns.contains(path) || columns.contains("properties." + path)) return true;
        for (var dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1))
            if (columns.contains(path.substring(0, dot))) return true;
        return false;
    }
}
