package org.tousaidants.places.agreements;

import java.util.UUID;
import org.tousaidants.platform.identity.JournalEventNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Structure de l’accord changée » — a coordinator added or removed a structure, or changed its contact.
///
/// @param act `added`, `contact` or `removed`
record StructureOfAgreementChanged(UUID by, String act, UUID structure) implements JournalledEvent {
    static StructureOfAgreementChanged by(UUID by, String act, UUID structure) {
        return new StructureOfAgreementChanged(by, act, structure);
    }

    @Override
    public JournalEventNote note() {
        return JournalEventNote.by(by, "agreements." + act, "structure " + structure);
    }
}
