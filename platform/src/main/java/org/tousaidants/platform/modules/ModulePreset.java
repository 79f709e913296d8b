package org.tousaidants.platform.modules;

import java.util.List;
import java.util.Set;

/// « Choix tout prêt » — a named set of modules for a network that starts.
///
/// @param on the modules that are on, beside those that always are
public record ModulePreset(String name, Set<String> on) {
    /// The ready choices that the product ships, in the order of their size.
    public static List<ModulePreset> shipped() {
        return ModuleManifest.presets();
    }
}
