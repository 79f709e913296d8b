package org.tousaidants.platform.tenancy;

import java.util.Optional;

/// « Réglages faits à l’écran » — reads the settings that a coordinator entered on the site, for the network of this
/// thread. They override the settings file.
@FunctionalInterface
public interface CoordinatorSettingsSource {
    Optional<String> of(String name);
}
