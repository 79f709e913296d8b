package org.tousaidants.platform.openid;

import java.time.Instant;

/// The identity provider to which an account is linked, and the moment at which it was linked.
record LinkedOpenIdProvider(String provider, Instant since) {}
