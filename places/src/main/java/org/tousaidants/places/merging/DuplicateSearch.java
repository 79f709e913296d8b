package org.tousaidants.places.merging;

import java.time.Instant;
import java.util.Optional;

/// « Recherche de doublons » — one search: its start and end.
///
/// @param failure the error; empty if there was none
record DuplicateSearch(long n, Instant startedAt, Optional<Instant> endedAt, int records, int pairs, String failure) {}
