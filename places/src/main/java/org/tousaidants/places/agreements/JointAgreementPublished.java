package org.tousaidants.places.agreements;

import java.util.UUID;
import org.tousaidants.platform.identity.JournalEventNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Accord publié » — a coordinator published a version of the agreement between joint controllers.
///
/// @param asked number of structures to which a link was sent
record JointAgreementPublished(UUID by, int version, int asked) implements JournalledEvent {
    @Override
    public JournalEventNote note() {
        return JournalEventNote.by(by, "agreements.published", "agreement " + version)
                .with("letters", asked);
    }
}
