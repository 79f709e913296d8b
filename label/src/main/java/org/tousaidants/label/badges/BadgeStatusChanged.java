package org.tousaidants.label.badges;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.platform.identity.JournalNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Preuve délivrée, suspendue, rétablie, renouvelée ou retirée » — the change, in lower case (`issued`,
/// `suspended`, `restored`, `renewed`, `withdrawn`, `resigned`, `renamed`, `forgotten`), and its author; empty:
/// the site by itself.
public record BadgeStatusChanged(String code, String act, Optional<UUID> by) implements JournalledEvent {
    @Override
    public JournalNote note() {
        return new JournalNote(by, "badges." + act, "badge " + code, Map.of());
    }
}
