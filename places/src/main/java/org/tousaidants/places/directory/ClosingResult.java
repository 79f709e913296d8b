package org.tousaidants.places.directory;

/// « Fermeture » — the result of reporting a place as closed, or as open.
public sealed interface ClosingResult {
    /// Written; `place` is the place after the change.
    record Done(Place place) implements ClosingResult {}

    /// The place was already in this state.
    record Unchanged(Place place) implements ClosingResult {}

    /// A person changed the place since the page was opened: nothing was written.
    record Overtaken(Place place) implements ClosingResult {}

    record NotFound() implements ClosingResult {}
}
