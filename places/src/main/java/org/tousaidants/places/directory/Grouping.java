package org.tousaidants.places.directory;

/// « Regroupement » — what became of « c'est le même lieu », or of « ce sont deux lieux » said afterwards.
public sealed interface Grouping {
    /// Written; `survivor` is as it stands now.
    record Grouped(Place survivor, PlaceId absorbed) implements Grouping {}

    /// Both stood under this place already: nothing was written.
    record Same(Place survivor) implements Grouping {}

    /// Written; each is as it stands now.
    record Separated(Place survivor, Place restored) implements Grouping {}

    /// The place stands by itself already: nothing was written.
    record Apart(Place place) implements Grouping {}

    /// A harvest is writing into the network: nothing was written, try again in a moment.
    record Busy() implements Grouping {}

    record NotFound() implements Grouping {}
}
