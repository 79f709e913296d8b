package org.tousaidants.platform.settings;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.tousaidants.platform.identity.JournalEventNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// Published when a coordinator switches modules on or off.
///
/// @param on the modules that changed, each with whether it is on now
record ModulesChanged(UUID by, Map<String, Boolean> on) implements JournalledEvent {
    @Override
    public JournalEventNote note() {
        return JournalEventNote.by(by, "settings.modules_changed", "network")
                .with("on", names(true))
                .with("off", names(false));
    }

    private String names(boolean state) {
        return on.entrySet().stream()
                .filter(one -> one.getValue() == state)
                .map(Map.Entry::getKey)
                .sorted()
                .collect(Collectors.joining(" "));
    }
}
