package org.tousaidants.places.columnmapping;

import java.util.List;
import org.tousaidants.core.schema.Sheet;
import org.tousaidants.places.intake.Reason;

/// « Fiche obtenue » — the result of normalising a record.
public sealed interface NormalisationResult
        permits NormalisationResult.Accepted, NormalisationResult.Excluded, NormalisationResult.Rejected {

    /// The sheet fulfils the rules of the national file; `warnings` are the repairs.
    record Accepted(Sheet sheet, List<Warning> warnings) implements NormalisationResult {}

    /// The record is valid, but its source marks it as not to be published.
    record Excluded(Reason why) implements NormalisationResult {}

    /// The record cannot be converted to a sheet.
    record Rejected(Reason why) implements NormalisationResult {}
}
