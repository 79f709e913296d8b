package org.tousaidants.platform.settings;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.platform.territory.TerritorySetting;
import org.tousaidants.platform.territory.TerritorySettings;
import org.tousaidants.platform.web.TerritoryLogo;

/// Changes the identity of the territory and records who did it.
@Component
class TerritorySettingsWriter {
    private final TerritorySettings settings;
    private final TerritoryLogo logo;
    private final ApplicationEventPublisher events;

    TerritorySettingsWriter(TerritorySettings settings, TerritoryLogo logo, ApplicationEventPublisher events) {
        this.settings = settings;
        this.logo = logo;
        this.events = events;
    }

    @Transactional
    public void enter(Map<TerritorySetting, String> values, UUID by) {
        var changed = settings.enter(values);
        if (!changed.isEmpty())
            events.publishEvent(new TerritorySettingsChanged(
                    by, changed.stream().map(TerritorySetting::file).toList()));
    }

    @Transactional
    public void show(Map<TerritoryLogo.LogoKind, byte[]> given, List<TerritoryLogo.LogoKind> removed, UUID by) {
        given.forEach((kind, png) -> settings.give(kind.setting(), png));
        removed.forEach(kind -> settings.removePicture(kind.setting()));
        logo.forget();
        var names = Stream.concat(given.keySet().stream(), removed.stream())
                .map(TerritoryLogo.LogoKind::setting)
                .toList();
        if (!names.isEmpty()) events.publishEvent(new TerritorySettingsChanged(by, names));
    }
}
