package org.tousaidants.places.directory;

import java.util.Map;
import org.tousaidants.core.schema.Field;

/// « Correction » — the result of a correction by hand.
public sealed interface CorrectionResult {
    /// Written; `place` is as it stands now.
    record Corrected(Place place) implements CorrectionResult {}

    /// Nothing differs from the current values: nothing was written.
    record Unchanged(Place place) implements CorrectionResult {}

    /// Another person changed the place since the page was opened: nothing was written.
    record Overtaken(Place place) implements CorrectionResult {}

    /// Values that the national schema refuses, as typed.
    record Invalid(Map<Field, String> values) implements CorrectionResult {}

    record NotFound() implements CorrectionResult {}
}
