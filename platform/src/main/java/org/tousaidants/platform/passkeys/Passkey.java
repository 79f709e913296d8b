package org.tousaidants.platform.passkeys;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// « Clé d’accès » — a passkey as shown to its owner.
record Passkey(UUID id, String label, Instant made, Optional<Instant> lastUsed) {}
