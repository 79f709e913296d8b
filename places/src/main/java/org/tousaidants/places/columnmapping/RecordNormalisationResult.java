package org.tousaidants.places.columnmapping;

import java.util.List;
import org.tousaidants.core.schema.PlaceSheet;
import org.tousaidants.places.intake.RefusalReason;

/// « Fiche obtenue » — the result of normalising a record.
public sealed interface RecordNormalisationResult
        permits RecordNormalisationResult.RecordAccepted,
                RecordNormalisationResult.RecordExcluded,
                RecordNormalisationResult.RecordRejected {

    /// The record was accepted: the sheet fulfils the rules of the national file. `warnings` lists the values
    /// that were repaired.
    record RecordAccepted(PlaceSheet sheet, List<NormalisationWarning> warnings) implements RecordNormalisationResult {}

    /// The record is valid, but its source marks it as not to be published.
    record RecordExcluded(RefusalReason why) implements RecordNormalisationResult {}

    /// The record cannot be converted to a sheet.
    record RecordRejected(RefusalReason why) implements RecordNormalisationResult {}
}
