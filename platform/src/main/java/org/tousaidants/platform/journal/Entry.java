package org.tousaidants.platform.journal;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/// « Écriture » — one line of a network's journal: its number from 1, the moment, the account (empty: the
/// system), the act (`place.edited`), its subject (`place 1f3c…`), and details. Text without names of persons.
record Entry(long n, Instant at, Optional<UUID> actor, String act, String subject, SortedMap<String, String> detail) {
    public Entry {
        if (!act.matches("[a-z]+(\\.[a-z_]+)+")) throw new IllegalArgumentException("invalid name of an act: " + act);
    }

    static SortedMap<String, String> sorted(Map<String, String> detail) {
        var sorted = new TreeMap<String, String>();
        // PostgreSQL stores no NUL in a text.
        detail.forEach((key, value) -> sorted.put(key.replace("\0", ""), value.replace("\0", "")));
        return sorted;
    }
}
