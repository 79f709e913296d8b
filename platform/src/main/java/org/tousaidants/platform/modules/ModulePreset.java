package org.tousaidants.platform.modules;

import java.util.List;
import java.util.Set;

/// « Choix tout prêt » — a named set of modules for a network that starts.
///
/// @param on the optional modules that are switched on
public record ModulePreset(String name, Set<String> on) {
    /// The presets that the product ships, from the fewest modules to the most.
    public static List<ModulePreset> shipped() {
        return ModuleManifest.presets();
    }
}
