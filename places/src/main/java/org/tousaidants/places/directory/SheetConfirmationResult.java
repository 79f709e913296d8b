package org.tousaidants.places.directory;

/// « Confirmation » — the result of confirming that the data of a place is correct (button « c'est juste »).
public sealed interface SheetConfirmationResult {
    /// The confirmation was stored; `place` is the place after the confirmation.
    record SheetConfirmed(Place place) implements SheetConfirmationResult {}

    /// Nothing was stored, because the same person had just confirmed the place, or because the place has no
    /// value to confirm.
    record SheetAlreadyConfirmed(Place place) implements SheetConfirmationResult {}

    /// Nothing was stored: the place changed after the page was opened, so the person has not seen its current
    /// values.
    record ConfirmationOvertaken(Place place) implements SheetConfirmationResult {}

    record PlaceToConfirmNotFound() implements SheetConfirmationResult {}
}
