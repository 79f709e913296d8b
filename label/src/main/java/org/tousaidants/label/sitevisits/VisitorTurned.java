package org.tousaidants.label.sitevisits;

import java.util.UUID;
import org.tousaidants.platform.identity.Note;
import org.tousaidants.platform.identity.Noted;

/// « Visiteur nommé » — by the committee, or no longer.
public record VisitorTurned(UUID by, UUID visitor, boolean named) implements Noted {
    @Override
    public Note note() {
        return Note.by(by, named ? "visits.visitor_named" : "visits.visitor_released", "account " + visitor);
    }
}
