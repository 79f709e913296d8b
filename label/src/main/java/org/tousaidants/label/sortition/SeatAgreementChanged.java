package org.tousaidants.label.sortition;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.platform.identity.JournalEventNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Accord donné ou retiré » — a person helped agreed to be drawn, or withdrew. It never names the person.
///
/// @param by account of the person who typed it; empty for the person themselves
record SeatAgreementChanged(Optional<UUID> by, boolean agreed) implements JournalledEvent {
    @Override
    public JournalEventNote note() {
        return new JournalEventNote(by, agreed ? "sortition.agreed" : "sortition.withdrawn", "sortitions", Map.of());
    }
}
