package org.tousaidants.label.recognition;

import java.util.UUID;
import org.tousaidants.platform.identity.Note;
import org.tousaidants.platform.identity.Noted;

/// « Comité changé » — a person came in, or went out.
public record SeatChanged(UUID by, UUID member, boolean joined) implements Noted {
    @Override
    public Note note() {
        return Note.by(by, joined ? "labels.seat_joined" : "labels.seat_left", "account " + member);
    }
}
