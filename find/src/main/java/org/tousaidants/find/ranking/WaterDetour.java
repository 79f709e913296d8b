package org.tousaidants.find.ranking;

/// « Détour » — metres to add to the straight line from the person to a place, because water stands between;
/// infinite where no bridge or ferry leads there.
@FunctionalInterface
public interface WaterDetour {
    WaterDetour NONE = _ -> 0;

    /// @param commune of the place, by its code
    double metres(String commune);
}
