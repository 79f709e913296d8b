package org.tousaidants.platform.tlog;

import java.time.Instant;

/// Who countersigned, and when last.
record Cosigned(String witness, Instant at) {}
