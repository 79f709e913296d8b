package org.tousaidants.places.harvest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.text.Sha256;
import org.tousaidants.places.columnmapping.NormalisationResult.Accepted;
import org.tousaidants.places.directory.HarvestResult;
import org.tousaidants.places.directory.HarvestedRecord;
import org.tousaidants.places.intake.RawRecord;
import org.tousaidants.places.intake.Reason;
import org.tousaidants.places.intake.UnreadableRecord;

/// Writes the kept records of a run in batches, in the transaction of the run.
final class NetworkHarvestSink implements HarvestSink {
    private static final int BATCH = 500;

    private static final int BATCH_CHARS = 2_000_000;

    /// Maximum number of stored refused lines, because in a changed file every line may be refused.
    private static final int REJECTS_KEPT = 5_000;

    /// « Trop de lieux » — thrown if the source has more places than the site can hold.
    static final class TooMany extends RuntimeException {}

    /// Receives a batch: the kept sheets and the records as received.
    interface Taking {
        HarvestResult take(List<HarvestedRecord> gathered, List<ReceivedRecord> received);
    }

    private final int most;
    private final Taking taking;
    private final Consumer<List<StoredHarvestRun.Reject>> aside;

    private final List<HarvestedRecord> gathered = new ArrayList<>(BATCH);
    private final List<ReceivedRecord> received = new ArrayList<>(BATCH);
    private final List<StoredHarvestRun.Reject> rejects = new ArrayList<>(BATCH);
    private final Set<String> present = new HashSet<>();
    private HarvestResult sum = HarvestResult.NONE;
    private int rejectsKept;
    private long chars;
    private boolean cutOff;

    /// @param most maximum number of places
    /// @param taking writes the kept sheets, or stores them until a person publishes the run
    /// @param aside stores refused lines, whatever the result of the run
    NetworkHarvestSink(int most, Taking taking, Consumer<List<StoredHarvestRun.Reject>> aside) {
        this.most = most;
        this.taking = taking;
        this.aside = aside;
    }

    @Override
    public void kept(RawRecord record, Accepted kept) {
        var localId = kept.sheet().text(Field.ID);
        present.add(localId);
        if (present.size() > most) throw new TooMany();
        gathered.add(new HarvestedRecord(localId, kept.sheet()));
        received.add(new ReceivedRecord(localId, Sha256.of(record.raw()), record.line(), record.raw()));
        chars += record.chars();
        if (gathered.size() == BATCH || chars >= BATCH_CHARS) flush();
    }

    @Override
    public void rejected(long line, Reason why, String raw) {
        cutOff |= UnreadableRecord.cutsOff(why);
        if (rejectsKept++ >= REJECTS_KEPT) return;
        rejects.add(new StoredHarvestRun.Reject(line, why, UnreadableRecord.shortened(raw)));
        if (rejects.size() == BATCH) flushRejects();
    }

    @Override
    public void excluded(RawRecord record, Reason why) {
        // Excluded records are not stored, because the source does not publish them.
    }

    void flush() {
        if (!gathered.isEmpty()) sum = sum.plus(taking.take(List.copyOf(gathered), List.copyOf(received)));
        gathered.clear();
        received.clear();
        chars = 0;
    }

    void flushRejects() {
        if (!rejects.isEmpty()) aside.accept(List.copyOf(rejects));
        rejects.clear();
    }

    HarvestResult sum() {
        return sum;
    }

    /// Whether the source ended in the middle.
    boolean cutOff() {
        return cutOff;
    }

    Set<String> present() {
        return present;
    }
}
