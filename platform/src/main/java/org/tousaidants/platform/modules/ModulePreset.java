package org.tousaidants.platform.modules;

import java.util.List;
import java.util.Set;

/// « Choix tout prêt » — a named set of modules for a new network.
///
/// @param on names of the optional modules that are switched on
public record ModulePreset(String name, Set<String> on) {
    /// Returns the presets that the product ships, from the fewest modules to the most.
    public static List<ModulePreset> shipped() {
        return ModuleManifest.presets();
    }
}
