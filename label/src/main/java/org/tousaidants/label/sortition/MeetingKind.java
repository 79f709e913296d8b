package org.tousaidants.label.sortition;

import org.tousaidants.core.text.EnumConstantName;

/// « Sorte de réunion » — the kind of a meeting with seats for people helped.
public enum MeetingKind {
    WORKSHOP,
    COMMITTEE,
    INTERVIEW;

    /// The message key of its name.
    String key() {
        return "sortition.kind." + EnumConstantName.low(this);
    }
}
