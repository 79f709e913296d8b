package org.tousaidants.platform.publicjournal;

import java.time.Instant;

/// Who countersigned, and when last.
record Cosigned(String witness, Instant at) {}
