package org.tousaidants.places.merging;

import java.time.Instant;
import java.util.Optional;

/// « Recherche de doublons » — of records that are one place: when it began, and how it ended.
///
/// @param failure what went wrong, empty when nothing did
record DuplicateSearch(long n, Instant startedAt, Optional<Instant> endedAt, int records, int pairs, String failure) {}
