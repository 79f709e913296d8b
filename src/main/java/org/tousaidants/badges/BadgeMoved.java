package org.tousaidants.badges;

import java.util.UUID;
import org.tousaidants.identity.Note;
import org.tousaidants.identity.Noted;

/// « Preuve délivrée, suspendue, rétablie, renouvelée ou retirée » — which of these, in lower case (`issued`,
/// `suspended`, `restored`, `renewed`, `withdrawn`), and by whom.
public record BadgeMoved(String network, String code, String act, UUID by) implements Noted {
    @Override
    public Note note() {
        return Note.by(by, network, "badges." + act, "badge " + code);
    }
}
