package org.tousaidants.places.directory;

import java.util.Map;
import org.tousaidants.core.schema.Field;

/// « Correction » — what became of a correction by hand.
public sealed interface Correction {
    /// Written; `place` is as it stands now.
    record Corrected(Place place) implements Correction {}

    /// Nothing differs from what stands: nothing was written.
    record Same(Place place) implements Correction {}

    /// Another person changed the place since the page was opened: nothing was written.
    record Overtaken(Place place) implements Correction {}

    /// Values that the national schema refuses, as typed.
    record Refused(Map<Field, String> values) implements Correction {}

    record NotFound() implements Correction {}
}
