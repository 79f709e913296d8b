package org.tousaidants.places.harvest;

import org.tousaidants.places.columnmapping.RecordNormalisationResult.RecordAccepted;
import org.tousaidants.places.intake.RawSourceRecord;
import org.tousaidants.places.intake.RefusalReason;

/// Receives the result of each record, in the order of the source, on one thread.
interface HarvestRecordReceiver {
    void kept(RawSourceRecord record, RecordAccepted kept);

    /// Called for a record that could not be read or converted to a sheet.
    ///
    /// @param line position of the record in the source
    /// @param why reason of the refusal
    /// @param raw the record as received
    void rejected(long line, RefusalReason why, String raw);

    void excluded(RawSourceRecord record, RefusalReason why);
}
