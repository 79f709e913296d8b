package org.tousaidants.badges;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.identity.Note;
import org.tousaidants.identity.Noted;

/// « Preuve délivrée, suspendue, rétablie, renouvelée ou retirée » — which of these, in lower case (`issued`,
/// `suspended`, `restored`, `renewed`, `withdrawn`, `resigned`, `forgotten`), and by whom.
public record BadgeMoved(String network, String code, String act, UUID by) implements Noted {
    @Override
    public Note note() {
        return new Note(
                network,
                Optional.of(by).filter(one -> !one.equals(Badge.NOBODY)),
                "badges." + act,
                "badge " + code,
                Map.of());
    }
}
