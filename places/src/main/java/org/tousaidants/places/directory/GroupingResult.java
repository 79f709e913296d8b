package org.tousaidants.places.directory;

/// « Regroupement » — the result of « c'est le même lieu », or of « ce sont deux lieux » afterwards.
public sealed interface GroupingResult {
    /// Written; `survivor` is the place after the merge.
    record Grouped(Place survivor, PlaceId absorbed) implements GroupingResult {}

    /// Both were merged into this place already: nothing was written.
    record Unchanged(Place survivor) implements GroupingResult {}

    /// Written; both are the places after the separation.
    record Separated(Place survivor, Place restored) implements GroupingResult {}

    /// The place is not merged into another: nothing was written.
    record Apart(Place place) implements GroupingResult {}

    /// A harvest is writing into the network: nothing was written, try again in a moment.
    record Busy() implements GroupingResult {}

    record NotFound() implements GroupingResult {}
}
