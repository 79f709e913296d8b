package org.tousaidants.label.sortition;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.platform.identity.JournalEventNote;
import org.tousaidants.platform.identity.JournalledEvent;

/// « Place tirée au sort » — a draw was opened, or a seat was drawn, answered, invited on paper, or compensated. It
/// never names the person.
///
/// @param by account of the author; empty for the person themselves, or the system
record SeatStatusChanged(Optional<UUID> by, String act, UUID meeting) implements JournalledEvent {
    @Override
    public JournalEventNote note() {
        return new JournalEventNote(by, "sortition." + act, "sortition " + meeting, Map.of());
    }
}
