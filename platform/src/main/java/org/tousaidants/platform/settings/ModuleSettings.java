package org.tousaidants.platform.settings;

import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.platform.modules.Modules;

/// « Choix des modules » — service: switches modules and records who did it.
@Service
class ModuleSettings {
    private final Modules modules;
    private final ApplicationEventPublisher events;

    ModuleSettings(Modules modules, ApplicationEventPublisher events) {
        this.modules = modules;
        this.events = events;
    }

    @Transactional
    Modules.UseResult use(Set<String> wanted, UUID by) {
        var result = modules.use(wanted);
        if (result instanceof Modules.UseResult.Used(var changed) && !changed.isEmpty())
            events.publishEvent(new ModulesChanged(by, changed));
        return result;
    }
}
