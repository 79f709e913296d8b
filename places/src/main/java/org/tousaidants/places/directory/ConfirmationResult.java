package org.tousaidants.places.directory;

/// « Confirmation » — the result of « c'est juste ».
public sealed interface ConfirmationResult {
    /// Written; `place` is the place after the confirmation.
    record Done(Place place) implements ConfirmationResult {}

    /// Nothing was written: the same person had just confirmed the place, or it has no value to confirm.
    record Unchanged(Place place) implements ConfirmationResult {}

    /// Nothing was written: the place changed after the page was opened, and the person has not seen the
    /// change.
    record Overtaken(Place place) implements ConfirmationResult {}

    record NotFound() implements ConfirmationResult {}
}
