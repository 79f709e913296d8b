package org.tousaidants.places.directory;

import java.util.Optional;

/// « Minutes jusqu’à un lieu » — how long the inhabitants of a commune take to come by car, as another room knows it.
/// Whoever knows declares a bean.
public interface PlaceMinutes {
    /// Empty when nothing was measured between the two.
    Optional<Minutes> byCar(String network, String commune, PlaceId place);

    /// « Minutes »
    ///
    /// @param minutes none when no way is known within an hour and a half: the sea lies between
    /// @param estimated by the straight line, no road was looked at
    record Minutes(Optional<Integer> minutes, boolean estimated) {}
}
