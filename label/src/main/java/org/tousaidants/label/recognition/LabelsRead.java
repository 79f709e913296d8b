package org.tousaidants.label.recognition;

import java.util.UUID;
import org.tousaidants.platform.identity.JournalNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Lectures du label » — published when a member or coordinator reads the label of another person (`what` is
/// the id of the case) or the list.
record LabelsRead(UUID reader, String what, int people) implements JournalledEvent {
    @Override
    public JournalNote note() {
        return JournalNote.by(reader, "labels.read", "label " + what).with("people", people);
    }
}
