package org.tousaidants.platform.identity;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// « Accord du réseau » — the acceptance of an account.
///
/// @param by the coordinator who accepted it; empty if the system opened the account, or if the account is older
/// than the rule that accounts must be accepted
public record AccountAcceptedByNetwork(Instant at, Optional<UUID> by) {}
