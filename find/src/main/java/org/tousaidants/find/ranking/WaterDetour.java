package org.tousaidants.find.ranking;

/// « Détour » — the metres to add to the straight line from the person to a place because of water between
/// them. Infinite if no bridge or ferry is known.
@FunctionalInterface
public interface WaterDetour {
    WaterDetour NONE = _ -> 0;

    /// @param commune INSEE code of the commune of the place
    double metres(String commune);
}
