package org.tousaidants.places.directory;

import java.util.Map;
import org.tousaidants.core.schema.Field;

/// « Correction » — the result of a correction by hand.
public sealed interface CorrectionResult {
    /// Written; `place` is the place after the correction.
    record Corrected(Place place) implements CorrectionResult {}

    /// Nothing was written: the values are the current ones.
    record Unchanged(Place place) implements CorrectionResult {}

    /// Nothing was written: another person changed the place after the page was opened.
    record Overtaken(Place place) implements CorrectionResult {}

    /// Values that the national schema refuses, as typed.
    record Invalid(Map<Field, String> values) implements CorrectionResult {}

    record NotFound() implements CorrectionResult {}
}
