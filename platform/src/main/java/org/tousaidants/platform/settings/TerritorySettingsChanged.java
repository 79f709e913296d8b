package org.tousaidants.platform.settings;

import java.util.List;
import java.util.UUID;
import org.tousaidants.platform.identity.JournalEventNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// Published when a coordinator changes settings or pictures of the territory.
///
/// @param names names of the changed settings
record TerritorySettingsChanged(UUID by, List<String> names) implements JournalledEvent {
    @Override
    public JournalEventNote note() {
        return JournalEventNote.by(by, "settings.territory_changed", "network")
                .with("settings", String.join(" ", names));
    }
}
