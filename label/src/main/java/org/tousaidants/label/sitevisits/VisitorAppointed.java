package org.tousaidants.label.sitevisits;

import java.util.UUID;
import org.tousaidants.platform.identity.JournalNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Visiteur nommé » — published when the committee appoints or removes a visitor.
public record VisitorAppointed(UUID by, UUID visitor, boolean named) implements JournalledEvent {
    @Override
    public JournalNote note() {
        return JournalNote.by(by, named ? "visits.visitor_named" : "visits.visitor_released", "account " + visitor);
    }
}
