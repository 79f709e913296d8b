package org.tousaidants.platform.identity;

import java.time.Instant;
import java.util.UUID;

/// « Compte fermé (liste) » — a closed account whose name is not erased yet.
public record ClosedAccount(UUID id, String name, String mail, Role role, Instant created, Instant closed) {}
