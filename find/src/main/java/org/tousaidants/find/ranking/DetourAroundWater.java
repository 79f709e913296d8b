package org.tousaidants.find.ranking;

/// « Détour » — gives the metres to add to the straight line between the person and a place because of water between
/// them; infinite if no bridge or ferry is known.
@FunctionalInterface
public interface DetourAroundWater {
    DetourAroundWater NONE = _ -> 0;

    /// Returns the metres to add to the straight line from the person to a place.
    ///
    /// @param commune INSEE code of the commune of the place
    double metres(String commune);
}
