package org.tousaidants.places.directory;

/// « Confirmation » — the result of « c'est juste ».
public sealed interface ConfirmationResult {
    /// Written; `place` is as it stands now.
    record Done(Place place) implements ConfirmationResult {}

    /// The same person had just confirmed it, or there was nothing to confirm: nothing was written.
    record Unchanged(Place place) implements ConfirmationResult {}

    /// A person changed the place since the page was opened: nothing was written, since it was not seen.
    record Overtaken(Place place) implements ConfirmationResult {}

    record NotFound() implements ConfirmationResult {}
}
