package org.tousaidants.label.badges;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.platform.identity.Note;
import org.tousaidants.platform.identity.Noted;

/// « Preuve délivrée, suspendue, rétablie, renouvelée ou retirée » — which of these, in lower case (`issued`,
/// `suspended`, `restored`, `renewed`, `withdrawn`, `resigned`, `renamed`,
/// `forgotten`), and by whom; empty: the site by itself.
public record BadgeMoved(String code, String act, Optional<UUID> by) implements Noted {
    @Override
    public Note note() {
        return new Note(by, "badges." + act, "badge " + code, Map.of());
    }
}
