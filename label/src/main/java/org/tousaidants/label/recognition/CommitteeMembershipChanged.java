package org.tousaidants.label.recognition;

import java.util.UUID;
import org.tousaidants.platform.identity.JournalEventNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Comité changé » — published when a person joins or leaves the committee.
///
/// @param joined true if the person joined; false if they left
public record CommitteeMembershipChanged(UUID by, UUID member, boolean joined) implements JournalledEvent {
    @Override
    public JournalEventNote note() {
        return JournalEventNote.by(by, joined ? "labels.seat_joined" : "labels.seat_left", "account " + member);
    }
}
