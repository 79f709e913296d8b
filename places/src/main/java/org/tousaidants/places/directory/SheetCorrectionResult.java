package org.tousaidants.places.directory;

import java.util.Map;
import org.tousaidants.core.schema.Field;

/// « Correction » — the result of a correction by hand.
public sealed interface SheetCorrectionResult {
    /// The correction was stored; `place` is the place after the correction.
    record SheetCorrected(Place place) implements SheetCorrectionResult {}

    /// Nothing was stored, because the typed values equal the current values.
    record SheetUnchanged(Place place) implements SheetCorrectionResult {}

    /// Nothing was stored, because another person changed the place after the page was opened.
    record CorrectionOvertaken(Place place) implements SheetCorrectionResult {}

    /// Nothing was stored, because the national schema refuses some values; `values` contains these values as
    /// typed.
    record InvalidSheetValues(Map<Field, String> values) implements SheetCorrectionResult {}

    record PlaceToCorrectNotFound() implements SheetCorrectionResult {}
}
