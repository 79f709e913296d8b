package org.tousaidants.places.directory;

/// « Fermeture » — what became of the word that a place has closed, or is open.
public sealed interface Closing {
    /// Written; `place` is as it stands now.
    record Done(Place place) implements Closing {}

    /// It was so already.
    record Same(Place place) implements Closing {}

    /// A person changed the place since the page was opened: nothing was written.
    record Overtaken(Place place) implements Closing {}

    record NotFound() implements Closing {}
}
