package org.tousaidants.care;

import java.util.UUID;

/// « Signalements lus » — somebody read what the public wrote, and how to reach those who left it: `withContact` of
/// them.
public record ReportsRead(String network, UUID reader, int reports, int withContact) {}
