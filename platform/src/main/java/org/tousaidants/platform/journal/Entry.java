package org.tousaidants.platform.journal;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/// « Écriture » — one line of a network's journal: its number from 1, when, who (empty: the system itself), which act
/// (`place.edited`), on what (`place 1f3c…`), and what else matters. Text without names of persons.
record Entry(long n, Instant at, Optional<UUID> actor, String act, String subject, SortedMap<String, String> detail) {
    public Entry {
        if (!act.matches("[a-z]+(\\.[a-z_]+)+")) throw new IllegalArgumentException("not the name of an act: " + act);
    }

    static SortedMap<String, String> sorted(Map<String, String> detail) {
        var sorted = new TreeMap<String, String>();
        // PostgreSQL keeps no NUL in a text.
        detail.forEach((key, value) -> sorted.put(key.replace("\0", ""), value.replace("\0", "")));
        return sorted;
    }
}
