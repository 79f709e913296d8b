package org.tousaidants.label.recognition;

import java.util.UUID;
import org.tousaidants.platform.identity.JournalEventNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Lectures du label » — published when a member or coordinator reads the label of another person, or the list of
/// labels.
///
/// @param what id of the case, or the name of the list
/// @param people number of people
record LabelCasesRead(UUID reader, String what, int people) implements JournalledEvent {
    @Override
    public JournalEventNote note() {
        return JournalEventNote.by(reader, "labels.read", "label " + what).with("people", people);
    }
}
