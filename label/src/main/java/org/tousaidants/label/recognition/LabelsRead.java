package org.tousaidants.label.recognition;

import java.util.UUID;
import org.tousaidants.platform.identity.JournalNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Lectures du label » — a member or coordinator read the state of others: one of them (`what` is its id), or
/// the list.
record LabelsRead(UUID reader, String what, int people) implements JournalledEvent {
    @Override
    public JournalNote note() {
        return JournalNote.by(reader, "labels.read", "label " + what).with("people", people);
    }
}
