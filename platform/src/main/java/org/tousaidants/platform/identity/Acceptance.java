package org.tousaidants.platform.identity;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// « Accord du réseau » — the acceptance of an account by the network; `by` is empty when the system opened the
/// account, or when it is older than the rule.
public record Acceptance(Instant at, Optional<UUID> by) {}
