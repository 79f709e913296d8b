package org.tousaidants.places.merging;

import java.time.Instant;
import java.util.Optional;

/// « Recherche de doublons » — one search for duplicates, with its start and end.
///
/// @param failure the error message; empty if the search succeeded
record DuplicateSearch(long n, Instant startedAt, Optional<Instant> endedAt, int records, int pairs, String failure) {}
