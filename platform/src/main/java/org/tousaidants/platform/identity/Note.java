package org.tousaidants.platform.identity;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/// « Note pour le journal » — in which network, whose account (empty: a person without one, or the system), which act
/// (`places.corrected`), to what (`place 1f3c…`), and what else matters. Ids and counts, never names of persons.
public record Note(Optional<UUID> by, String act, String subject, Map<String, String> detail) {
    public Note {
        detail = Map.copyOf(detail);
    }

    public static Note by(UUID account, String act, String subject) {
        return new Note(Optional.of(account), act, subject, Map.of());
    }

    public Note with(String key, Object value) {
        var more = new TreeMap<>(detail);
        more.put(key, value.toString());
        return new Note(by, act, subject, more);
    }
}
