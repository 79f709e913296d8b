package org.tousaidants.places.harvest;

import org.tousaidants.places.columnmapping.NormalisationResult.Accepted;
import org.tousaidants.places.intake.RawRecord;
import org.tousaidants.places.intake.Reason;

/// Receives the result of each record, in the order of the source, on one thread.
interface HarvestSink {
    void kept(RawRecord record, Accepted kept);

    /// Called for a record that could not be read or converted to a sheet.
    void rejected(long line, Reason why, String raw);

    void excluded(RawRecord record, Reason why);
}
