package org.tousaidants.label.badges;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.platform.identity.JournalNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Preuve délivrée, suspendue, rétablie, renouvelée ou retirée » — published when the status of a badge
/// changes. The act is in lower case (`issued`, `suspended`, `restored`, `renewed`, `withdrawn`, `resigned`,
/// `renamed`, `forgotten`); the author is empty if the site acted alone.
public record BadgeStatusChanged(String code, String act, Optional<UUID> by) implements JournalledEvent {
    @Override
    public JournalNote note() {
        return new JournalNote(by, "badges." + act, "badge " + code, Map.of());
    }
}
