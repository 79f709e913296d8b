package org.tousaidants.platform.journal;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/// « Écriture » — one entry of the log of a network. It contains no names of people.
///
/// @param n number, from 1
/// @param actor account of the author; empty for the system
/// @param act kind of activity, such as `place.edited`
/// @param subject kind and id of the changed object, such as `place 1f3c…`
record JournalEntry(
        long n, Instant at, Optional<UUID> actor, String act, String subject, SortedMap<String, String> detail) {
    public JournalEntry {
        if (!act.matches("[a-z]+(\\.[a-z_]+)+")) throw new IllegalArgumentException("invalid name of an act: " + act);
    }

    static SortedMap<String, String> sorted(Map<String, String> detail) {
        var sorted = new TreeMap<String, String>();
        // NUL characters are removed, because PostgreSQL cannot store them in a text.
        detail.forEach((key, value) -> sorted.put(key.replace("\0", ""), value.replace("\0", "")));
        return sorted;
    }
}
