package org.tousaidants.label.recognition;

import java.util.UUID;
import org.tousaidants.platform.identity.JournalNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Comité changé » — published when a person joins or leaves the committee.
public record CommitteeSeatChanged(UUID by, UUID member, boolean joined) implements JournalledEvent {
    @Override
    public JournalNote note() {
        return JournalNote.by(by, joined ? "labels.seat_joined" : "labels.seat_left", "account " + member);
    }
}
