package org.tousaidants.places.directory;

/// « Regroupement » — the result of merging two places (« c'est le même lieu ») or of separating them again (« ce
/// sont deux lieux »).
public sealed interface PlaceMergeResult {
    /// The merge was stored; `survivor` is the place after the merge.
    record PlacesMerged(Place survivor, PlaceId absorbed) implements PlaceMergeResult {}

    /// Nothing was written, because both places were already merged into `survivor`.
    record PlacesAlreadyMerged(Place survivor) implements PlaceMergeResult {}

    /// The separation was stored; both places are given in their state after it.
    record RecordSeparated(Place survivor, Place restored) implements PlaceMergeResult {}

    /// Nothing was written, because the place is not merged into another place.
    record PlaceNotMerged(Place place) implements PlaceMergeResult {}

    /// Nothing was written, because a harvest is storing places of the network at this moment. The user can try
    /// again shortly.
    record MergeBlockedByHarvest() implements PlaceMergeResult {}

    record PlaceToMergeNotFound() implements PlaceMergeResult {}
}
