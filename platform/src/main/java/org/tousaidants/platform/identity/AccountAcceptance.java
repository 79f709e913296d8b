package org.tousaidants.platform.identity;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// « Accord du réseau » — when and by whom an account was accepted. `by` is empty if the system opened the
/// account, or if the account is older than the rule that accounts must be accepted.
public record AccountAcceptance(Instant at, Optional<UUID> by) {}
