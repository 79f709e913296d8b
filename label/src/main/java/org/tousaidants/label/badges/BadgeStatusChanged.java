package org.tousaidants.label.badges;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.platform.identity.JournalEventNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Preuve délivrée, suspendue, rétablie, renouvelée ou retirée » — published when the status of a badge changes.
///
/// @param act kind of change in lower case (`issued`, `suspended`, `restored`, `renewed`, `withdrawn`, `resigned`,
/// `renamed`, `forgotten`)
/// @param by account of the author; empty if the system acted without a person
public record BadgeStatusChanged(String code, String act, Optional<UUID> by) implements JournalledEvent {
    @Override
    public JournalEventNote note() {
        return new JournalEventNote(by, "badges." + act, "badge " + code, Map.of());
    }
}
