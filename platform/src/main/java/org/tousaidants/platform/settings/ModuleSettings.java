package org.tousaidants.platform.settings;

import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.platform.modules.NetworkModules;

/// « Choix des modules » — switches modules on and off, and records who did it.
@Service
class ModuleSettings {
    private final NetworkModules modules;
    private final ApplicationEventPublisher events;

    ModuleSettings(NetworkModules modules, ApplicationEventPublisher events) {
        this.modules = modules;
        this.events = events;
    }

    @Transactional
    NetworkModules.ModuleSwitchResult use(Set<String> wanted, UUID by) {
        var result = modules.use(wanted);
        if (result instanceof NetworkModules.ModuleSwitchResult.ModulesSwitched(var changed) && !changed.isEmpty())
            events.publishEvent(new ModulesChanged(by, changed));
        return result;
    }
}
