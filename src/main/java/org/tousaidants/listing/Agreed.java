package org.tousaidants.listing;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// « Accord daté » — what was agreed to and when; empty: everything was taken back.
///
/// @param code the end of the public address; empty with the consent
record Agreed(UUID helper, UUID account, Instant at, String code, Optional<Consent> consent) {}
