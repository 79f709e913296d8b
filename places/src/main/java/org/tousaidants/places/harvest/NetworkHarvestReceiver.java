package org.tousaidants.places.harvest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.text.Sha256;
import org.tousaidants.places.columnmapping.RecordNormalisationResult.RecordAccepted;
import org.tousaidants.places.directory.HarvestWriteResult;
import org.tousaidants.places.directory.HarvestedPlaceRecord;
import org.tousaidants.places.intake.RawSourceRecord;
import org.tousaidants.places.intake.RefusalReason;
import org.tousaidants.places.intake.UnreadableRecord;

/// Stores the accepted records of a run in batches, in the transaction of the run.
final class NetworkHarvestReceiver implements HarvestRecordReceiver {
    private static final int BATCH = 500;

    private static final int BATCH_CHARS = 2_000_000;

    /// Maximum number of refused records that are stored. The limit is needed because all records may be refused
    /// after a change of the file.
    private static final int REJECTS_KEPT = 5_000;

    /// « Trop de lieux » — thrown if the source has more places than the site can hold.
    static final class TooManyRecordsException extends RuntimeException {}

    /// Receives one batch: the accepted sheets and the same records as received.
    interface HarvestBatchReceiver {
        HarvestWriteResult take(List<HarvestedPlaceRecord> gathered, List<ReceivedSourceRecord> received);
    }

    private final int most;
    private final HarvestBatchReceiver taking;
    private final Consumer<List<StoredHarvestRun.RejectedLine>> aside;

    private final List<HarvestedPlaceRecord> gathered = new ArrayList<>(BATCH);
    private final List<ReceivedSourceRecord> received = new ArrayList<>(BATCH);
    private final List<StoredHarvestRun.RejectedLine> rejects = new ArrayList<>(BATCH);
    private final Set<String> present = new HashSet<>();
    private HarvestWriteResult sum = HarvestWriteResult.NONE;
    private int rejectsKept;
    private long chars;
    private boolean cutOff;

    /// Creates a receiver for one run.
    ///
    /// @param most maximum number of places
    /// @param taking stores the accepted sheets, either as places or until a person publishes the run
    /// @param aside stores refused records, whatever the result of the run
    NetworkHarvestReceiver(int most, HarvestBatchReceiver taking, Consumer<List<StoredHarvestRun.RejectedLine>> aside) {
        this.most = most;
        this.taking = taking;
        this.aside = aside;
    }

    @Override
    public void kept(RawSourceRecord record, RecordAccepted kept) {
        var localId = kept.sheet().text(Field.ID);
        present.add(localId);
        if (present.size() > most) throw new TooManyRecordsException();
        gathered.add(new HarvestedPlaceRecord(localId, kept.sheet()));
        received.add(new ReceivedSourceRecord(localId, Sha256.of(record.raw()), record.line(), record.raw()));
        chars += record.chars();
        if (gathered.size() == BATCH || chars >= BATCH_CHARS) flush();
    }

    @Override
    public void rejected(long line, RefusalReason why, String raw) {
        cutOff |= UnreadableRecord.cutsOff(why);
        if (rejectsKept++ >= REJECTS_KEPT) return;
        rejects.add(new StoredHarvestRun.RejectedLine(line, why, UnreadableRecord.shortened(raw)));
        if (rejects.size() == BATCH) flushRejects();
    }

    @Override
    public void excluded(RawSourceRecord record, RefusalReason why) {
        // Excluded records are not stored, because the source marks them as not to be published.
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

    HarvestWriteResult sum() {
        return sum;
    }

    /// Returns whether the source ended in the middle of its data, so that records are missing.
    boolean cutOff() {
        return cutOff;
    }

    Set<String> present() {
        return present;
    }
}
