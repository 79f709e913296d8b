package org.tousaidants.platform.identity;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// « Accord du réseau » — when and by whom an account was accepted. `by` is empty if the system opened the
/// account, or if it is older than the rule.
public record AccountAcceptance(Instant at, Optional<UUID> by) {}
