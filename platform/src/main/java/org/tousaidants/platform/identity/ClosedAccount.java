package org.tousaidants.platform.identity;

import java.time.Instant;
import java.util.UUID;

/// « Compte fermé (liste) » — a closed account while its name is kept.
public record ClosedAccount(UUID id, String name, String mail, Role role, Instant created, Instant closed) {}
