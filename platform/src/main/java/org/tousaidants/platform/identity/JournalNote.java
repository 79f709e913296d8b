package org.tousaidants.platform.identity;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/// « Note pour le journal » — one entry of the log: account (empty for a person without one, or the system),
/// act (`places.corrected`), subject (`place 1f3c…`) and details. It has ids and counts, never names of people.
public record JournalNote(Optional<UUID> by, String act, String subject, Map<String, String> detail) {
    public JournalNote {
        detail = Map.copyOf(detail);
    }

    public static JournalNote by(UUID account, String act, String subject) {
        return new JournalNote(Optional.of(account), act, subject, Map.of());
    }

    public JournalNote with(String key, Object value) {
        var more = new TreeMap<>(detail);
        more.put(key, value.toString());
        return new JournalNote(by, act, subject, more);
    }
}
