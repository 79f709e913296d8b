package org.tousaidants.platform.tenancy;

import java.util.Optional;

/// « Réglages faits à l’écran » — the settings that a coordinator entered on the site, for the tenant of this
/// thread. They override the settings file.
@FunctionalInterface
public interface CoordinatorSettings {
    Optional<String> of(String name);
}
