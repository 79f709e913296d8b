package org.tousaidants.platform.identity;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/// « Note pour le journal » — one entry to add to the log. It contains ids and counts, never names of people.
///
/// @param by account of the author; empty for a person without an account, or for the system
/// @param act kind of activity, such as `places.corrected`
/// @param subject kind and id of the changed object, such as `place 1f3c…`
/// @param detail further values by name
public record JournalEventNote(Optional<UUID> by, String act, String subject, Map<String, String> detail) {
    public JournalEventNote {
        detail = Map.copyOf(detail);
    }

    public static JournalEventNote by(UUID account, String act, String subject) {
        return new JournalEventNote(Optional.of(account), act, subject, Map.of());
    }

    public JournalEventNote with(String key, Object value) {
        var more = new TreeMap<>(detail);
        more.put(key, value.toString());
        return new JournalEventNote(by, act, subject, more);
    }
}
