package org.tousaidants.label.sitevisits;

import java.util.UUID;
import org.tousaidants.platform.identity.JournalEventNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Visiteur nommé » — published when the committee appoints or removes a visitor.
///
/// @param named true for an appointment; false for a removal
public record PlaceVisitorAppointed(UUID by, UUID visitor, boolean named) implements JournalledEvent {
    @Override
    public JournalEventNote note() {
        return JournalEventNote.by(
                by, named ? "visits.visitor_named" : "visits.visitor_released", "account " + visitor);
    }
}
