package org.tousaidants.label.recognition;

import java.util.UUID;
import org.tousaidants.platform.identity.JournalNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Comité changé » — a person came in, or went out.
public record SeatChanged(UUID by, UUID member, boolean joined) implements JournalledEvent {
    @Override
    public JournalNote note() {
        return JournalNote.by(by, joined ? "labels.seat_joined" : "labels.seat_left", "account " + member);
    }
}
