package org.tousaidants.places;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// « Lieux changés » — the places of a network are no longer what the directory holds; `only` these, or perhaps all.
public record PlacesChanged(String network, Optional<Few> only) {
    /// « Quelques-uns » — between these two versions nothing happened but `acts` acts on `touched`, of which `standing`
    /// are in the directory now.
    record Few(long from, long to, int acts, Set<PlaceId> touched, List<Place> standing) {
        boolean alone() {
            return to - from == acts;
        }
    }
}
