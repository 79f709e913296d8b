package org.tousaidants.helpers;

import java.time.Instant;
import java.util.UUID;

/// « Aidant·e » — somebody who opened a file: her account, and the profile and commune that she last chose.
public record Helper(UUID id, UUID account, Instant openedAt, String profile, String commune) {}
