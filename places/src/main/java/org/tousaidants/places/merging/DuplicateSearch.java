package org.tousaidants.places.merging;

import java.time.Instant;
import java.util.Optional;

/// « Recherche de doublons » — a search for records that are one place: its start and its end.
///
/// @param failure the error, empty when there was none
record DuplicateSearch(long n, Instant startedAt, Optional<Instant> endedAt, int records, int pairs, String failure) {}
