package org.tousaidants.identity;

import java.util.Optional;
import java.util.UUID;

/// « Compte ouvert » — `by` is empty when the system itself opened it.
public record AccountOpened(String network, Optional<UUID> by, UUID account, Role role) {}
