package org.tousaidants.platform.identity;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// « Accord du réseau » — since when an account counts as one of the network; `by` is empty when the system itself
/// opened it, or when it is older than the rule.
public record Acceptance(Instant at, Optional<UUID> by) {}
