package org.tousaidants.platform.openid;

import java.time.Instant;

/// An account was linked to that provider.
record Linked(String provider, Instant since) {}
