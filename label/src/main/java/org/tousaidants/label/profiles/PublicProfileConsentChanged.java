package org.tousaidants.label.profiles;

import java.util.UUID;
import org.tousaidants.platform.identity.JournalEventNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Accord changé » — published when a person agrees to be in the public list (`agreed`) or withdraws the consent
/// (`withdrawn`).
///
/// @param act `agreed` or `withdrawn`
/// @param by account of the author
record PublicProfileConsentChanged(UUID helper, String act, UUID by) implements JournalledEvent {
    @Override
    public JournalEventNote note() {
        return JournalEventNote.by(by, "listing." + act, "helper " + helper);
    }
}
