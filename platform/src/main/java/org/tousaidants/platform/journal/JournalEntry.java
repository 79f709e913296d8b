package org.tousaidants.platform.journal;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/// « Écriture » — one entry of a network's log: its number from 1, time, account (empty for the system), act
/// (`place.edited`), subject (`place 1f3c…`) and details. It has no names of people.
record JournalEntry(
        long n, Instant at, Optional<UUID> actor, String act, String subject, SortedMap<String, String> detail) {
    public JournalEntry {
        if (!act.matches("[a-z]+(\\.[a-z_]+)+")) throw new IllegalArgumentException("invalid name of an act: " + act);
    }

    static SortedMap<String, String> sorted(Map<String, String> detail) {
        var sorted = new TreeMap<String, String>();
        // PostgreSQL cannot store a NUL character in a text.
        detail.forEach((key, value) -> sorted.put(key.replace("\0", ""), value.replace("\0", "")));
        return sorted;
    }
}
