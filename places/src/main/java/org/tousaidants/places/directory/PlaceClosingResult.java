package org.tousaidants.places.directory;

/// « Fermeture » — the result of reporting a place as closed, or as open.
public sealed interface PlaceClosingResult {
    /// The change was stored; `place` is the place after the change.
    record ClosingDone(Place place) implements PlaceClosingResult {}

    /// Nothing was stored, because the place was already closed, or already open, as reported.
    record PlaceAlreadyClosed(Place place) implements PlaceClosingResult {}

    /// Nothing was stored, because a person changed the place after the page was opened.
    record ClosingOvertaken(Place place) implements PlaceClosingResult {}

    record PlaceToCloseNotFound() implements PlaceClosingResult {}
}
