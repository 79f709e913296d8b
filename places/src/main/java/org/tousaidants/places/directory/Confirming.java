package org.tousaidants.places.directory;

/// « Confirmation » — what became of « c'est juste ».
public sealed interface Confirming {
    /// Written; `place` is as it stands now.
    record Done(Place place) implements Confirming {}

    /// The same person had just said so, or there was nothing to confirm: nothing was written.
    record Same(Place place) implements Confirming {}

    /// A person changed the place since the page was opened: nothing was written, since it was not seen.
    record Overtaken(Place place) implements Confirming {}

    record NotFound() implements Confirming {}
}
