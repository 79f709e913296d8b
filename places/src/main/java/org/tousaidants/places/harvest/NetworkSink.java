package org.tousaidants.places.harvest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.text.Sha256;
import org.tousaidants.places.directory.Gathered;
import org.tousaidants.places.directory.Gathering;
import org.tousaidants.places.fieldmapping.Normalised.Kept;
import org.tousaidants.places.intake.Broken;
import org.tousaidants.places.intake.RawRecord;
import org.tousaidants.places.intake.Reason;

/// What a run keeps, by batches, inside the transaction of the run.
final class NetworkSink implements HarvestSink {
    private static final int BATCH = 500;

    private static final int BATCH_CHARS = 2_000_000;

    /// A file that is not what it was may be refused line by line: past this many, the lines teach nothing more.
    private static final int REJECTS_KEPT = 5_000;

    /// « Trop de lieux » — the source gives more than the site can hold.
    static final class TooMany extends RuntimeException {}

    /// Takes a batch: what was kept, and as it was received.
    interface Taking {
        Gathering take(List<Gathered> gathered, List<Received> received);
    }

    private final int most;
    private final Taking taking;
    private final Consumer<List<Run.Reject>> aside;

    private final List<Gathered> gathered = new ArrayList<>(BATCH);
    private final List<Received> received = new ArrayList<>(BATCH);
    private final List<Run.Reject> rejects = new ArrayList<>(BATCH);
    private final Set<String> present = new HashSet<>();
    private Gathering sum = Gathering.NONE;
    private int rejectsKept;
    private long chars;
    private boolean cutOff;

    /// @param most how many places it may keep
    /// @param taking writes what is kept, or sets it aside
    /// @param aside keeps refused lines whatever becomes of the run
    NetworkSink(int most, Taking taking, Consumer<List<Run.Reject>> aside) {
        this.most = most;
        this.taking = taking;
        this.aside = aside;
    }

    @Override
    public void kept(RawRecord record, Kept kept) {
        var localId = kept.sheet().text(Field.ID);
        present.add(localId);
        if (present.size() > most) throw new TooMany();
        gathered.add(new Gathered(localId, kept.sheet()));
        received.add(new Received(localId, Sha256.of(record.raw()), record.line(), record.raw()));
        chars += record.chars();
        if (gathered.size() == BATCH || chars >= BATCH_CHARS) flush();
    }

    @Override
    public void rejected(long line, Reason why, String raw) {
        cutOff |= Broken.cutsOff(why);
        if (rejectsKept++ >= REJECTS_KEPT) return;
        rejects.add(new Run.Reject(line, why, Broken.shortened(raw)));
        if (rejects.size() == BATCH) flushRejects();
    }

    @Override
    public void excluded(RawRecord record, Reason why) {
        // Its source does not want it published: what is not needed is not kept.
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

    Gathering sum() {
        return sum;
    }

    /// Whether the source stopped before its end.
    boolean cutOff() {
        return cutOff;
    }

    Set<String> present() {
        return present;
    }
}
