package org.tousaidants.platform.openid;

import java.time.Instant;

/// An account was linked to that provider.
record IdentityProviderLinked(String provider, Instant since) {}
