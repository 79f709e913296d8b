package org.tousaidants.places.fieldmapping;

import java.util.List;
import org.tousaidants.core.schema.Sheet;
import org.tousaidants.places.intake.Reason;

/// « Fiche obtenue » — the result of normalising a record.
public sealed interface NormalisationResult
        permits NormalisationResult.Accepted, NormalisationResult.Excluded, NormalisationResult.Rejected {

    /// A sheet that the national file accepts, and its repairs.
    record Accepted(Sheet sheet, List<Warning> warnings) implements NormalisationResult {}

    /// A valid record that its source does not want published.
    record Excluded(Reason why) implements NormalisationResult {}

    /// A record that cannot become a sheet.
    record Rejected(Reason why) implements NormalisationResult {}
}
