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
import org.tousaidants.core.schema.Sheet;
import org.tousaidants.places.columnmapping.DecimalDegrees;
import org.tousaidants.places.columnmapping.Mapping;
import org.tousaidants.places.columnmapping.NormalisationResult;
import org.tousaidants.places.columnmapping.NormalisationResult.Accepted;
import org.tousaidants.places.columnmapping.NormalisationResult.Excluded;
import org.tousaidants.places.columnmapping.NormalisationResult.Rejected;
import org.tousaidants.places.columnmapping.OfficialIdentifiers;
import org.tousaidants.places.columnmapping.RecordNormaliser;
import org.tousaidants.places.columnmapping.Warning;
import org.tousaidants.places.columnmapping.Warning.Kind;
import org.tousaidants.places.columnmapping.Warning.Nature;
import org.tousaidants.places.harvest.Geocoder.AddressQuery;
import org.tousaidants.places.harvest.Geocoder.GeocodedAddress;
import org.tousaidants.places.intake.RawRecord;
import org.tousaidants.places.intake.Reason;
import org.tousaidants.places.intake.RecordReadResult;
import org.tousaidants.places.intake.UnreadableRecord;

/// Runs one harvest: reads the records, normalises them on all processors and hands them over in order. Only
/// the records in progress are in memory, and 12 to 24 bytes for each id.
final class HarvestRun {
    /// Number of records that a worker or a geocoder processes together.
    private static final int CHUNK = 500;

    /// Maximum number of characters of a chunk, because a few long records may take hundreds of megabytes.
    private static final int CHUNK_CHARS = 2_000_000;

    /// Number of workers. Twice as many chunks are in progress, so that all are busy while the oldest is
    /// written.
    private static final int WORKERS = Math.max(1, Runtime.getRuntime().availableProcessors());

    /// Number of records after which columns are checked again: a JSON source may have a new one in any record.
    private static final int COLUMNS_LOOKED_AT = 5_000;

    /// Maximum number of reasons in a report, because a damaged file may give each line its own.
    private static final int REASONS = 200;

    /// The values left out that are named, and the letters of each.
    private static final int DROPPED = 500;

    private static final int DROPPED_CHARS = 200;

    private final RecordNormaliser normaliser;
    private final Set<String> mapped;
    private final Optional<Geocoder> geocoder;
    private final HarvestSink sink;

    private final RepeatedIdDetector ids = new RepeatedIdDetector();
    private final Map<Field, Long> filled = new EnumMap<>(Field.class);
    private final Map<Kind, Long> warnings = new EnumMap<>(Kind.class);
    private final Map<Warning, Long> dropped = new LinkedHashMap<>();
    private final Map<Reason, Long> reasons = new LinkedHashMap<>();
    private final Set<String> columns = new LinkedHashSet<>();
    private List<String> lastColumns = List.of();
    private long read;
    private long kept;
    private long rejected;
    private long excluded;
    /// Number of addresses sent to the geocoder, counted by all workers.
    private final LongAdder asked = new LongAdder();

    private final LongAdder found = new LongAdder();

    HarvestRun(RecordNormaliser normaliser, Mapping mapping, Optional<Geocoder> geocoder, HarvestSink sink) {
        this.normaliser = normaliser;
        this.mapped = mapping.columns();
        this.geocoder = geocoder;
        this.sink = sink;
    }

    /// @param nanos a clock that only goes forward, `System::nanoTime`
    HarvestReport over(Iterator<? extends RecordReadResult> items, java.util.function.LongSupplier nanos) {
        var start = nanos.getAsLong();
        try (var workers = workers()) {
            var onTheirWay = new ArrayDeque<Future<List<Outcome>>>();
            while (items.hasNext()) {
                onTheirWay.add(workers.submit(chunk(items)));
                if (onTheirWay.size() > 2 * WORKERS) handOver(onTheirWay.remove());
            }
            while (!onTheirWay.isEmpty()) handOver(onTheirWay.remove());
        }
        return new HarvestReport(
                new HarvestReport.Records(read, kept, rejected, excluded),
                filled,
                warnings,
                reasons,
                new HarvestReport.Geocoded(asked.sum(), found.sum()),
                new HarvestReport.Columns(
                        columns.stream().filter(column -> !used(column)).toList(),
                        mapped.stream().filter(path -> !present(path)).sorted().toList()),
                dropped,
                Duration.ofNanos(nanos.getAsLong() - start));
    }

    private static ExecutorService workers() {
        return Executors.newFixedThreadPool(
                WORKERS, Thread.ofPlatform().daemon().name("harvest-", 0).factory());
    }

    /// An item and its result; an unreadable item has none.
    private record Outcome(RecordReadResult item, Optional<NormalisationResult> normalised) {}

    private Callable<List<Outcome>> chunk(Iterator<? extends RecordReadResult> items) {
        var chunk = new ArrayList<RecordReadResult>(CHUNK);
        for (var chars = 0L; items.hasNext() && chunk.size() < CHUNK && chars < CHUNK_CHARS; ) {
            var item = items.next();
            chars += item.chars();
            chunk.add(item);
        }
        return () -> geocoded(chunk.stream().map(this::outcome).toList());
    }

    private Outcome outcome(RecordReadResult item) {
        return switch (item) {
            case RawRecord record -> new Outcome(record, Optional.of(normaliser.normalise(record)));
            case UnreadableRecord broken -> new Outcome(broken, Optional.empty());
        };
    }

    private List<Outcome> geocoded(List<Outcome> outcomes) {
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

    private static boolean approximate(Outcome outcome) {
        return outcome.normalised().orElse(null) instanceof Accepted(var sheet, var _)
                && !sheet.text(Field.PRECISION).equals(CoordinatePrecision.EXACT.label())
                && !sheet.text(Field.ADRESSE).equals(sheet.text(Field.COMMUNE));
    }

    private static AddressQuery question(Outcome outcome) {
        var sheet = ((Accepted) outcome.normalised().orElseThrow()).sheet();
        return new AddressQuery(
                sheet.text(Field.ADRESSE),
                sheet.text(Field.CODE_POSTAL),
                sheet.text(Field.COMMUNE),
                sheet.text(Field.CODE_INSEE));
    }

    private static Outcome located(Outcome outcome, Optional<GeocodedAddress> answer) {
        if (answer.isEmpty()) return outcome;
        var kept = (Accepted) outcome.normalised().orElseThrow();
        var point = answer.get().point();
        var sheet = kept.sheet()
                .with(Field.LATITUDE, DecimalDegrees.written(point.latitude()))
                .with(Field.LONGITUDE, DecimalDegrees.written(point.longitude()))
                .with(Field.PRECISION, CoordinatePrecision.ADDRESS.label());
        return new Outcome(outcome.item(), Optional.of(new Accepted(sheet, kept.warnings())));
    }

    private void handOver(Future<List<Outcome>> chunk) {
        List<Outcome> outcomes;
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

    private void handOver(Outcome outcome) {
        read++;
        switch (outcome.item()) {
            case UnreadableRecord broken -> reject(broken.line(), broken.why(), broken.raw());
            case RawRecord record -> {
                look(record);
                switch (outcome.normalised().orElseThrow()) {
                    case Rejected(var why) -> reject(record.line(), why, record.raw());
                    case Excluded(var why) -> {
                        excluded++;
                        because(why);
                        sink.excluded(record, why);
                    }
                    case Accepted place -> keep(record, place);
                }
            }
        }
    }

    /// Keeps a record. Of several with one id, the first is kept, because an id identifies one place.
    private void keep(RawRecord record, Accepted place) {
        var id = place.sheet().text(Field.ID);
        var first = ids.meet(id, record.line());
        if (first != 0) {
            because(ReasonTexts.REPEATED_ID);
            rejected++;
            sink.rejected(record.line(), ReasonTexts.of("same-id", first, id), record.raw());
            return;
        }
        kept++;
        count(place.sheet());
        for (var warning : place.warnings()) {
            warnings.merge(warning.kind(), 1L, Long::sum);
            if (warning.kind().nature() == Nature.DROPPED) drop(warning);
        }
        sink.kept(record, place);
    }

    private void drop(Warning warning) {
        var value = warning.value().length() > DROPPED_CHARS
                ? warning.value().substring(0, DROPPED_CHARS) + "…"
                : warning.value();
        var named = new Warning(warning.kind(), warning.field(), value);
        if (dropped.size() < DROPPED || dropped.containsKey(named)) dropped.merge(named, 1L, Long::sum);
    }

    private void count(Sheet sheet) {
        for (var value : sheet.values().entrySet()) {
            var known = value.getKey() != Field.PIVOT || OfficialIdentifiers.known(value.getValue());
            if (known) filled.merge(value.getKey(), 1L, Long::sum);
        }
    }

    private void reject(long line, Reason why, String raw) {
        rejected++;
        because(why);
        sink.rejected(line, why, raw);
    }

    private void because(Reason why) {
        reasons.merge(reasons.size() < REASONS || reasons.containsKey(why) ? why : ReasonTexts.OTHERS, 1L, Long::sum);
    }

    private void look(RawRecord record) {
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
