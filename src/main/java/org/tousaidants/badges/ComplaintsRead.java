package org.tousaidants.badges;

import java.util.UUID;

/// « Réclamations lues » — somebody read what was confided, and how to reach those who left it: `withContact` of them.
public record ComplaintsRead(String network, UUID reader, int complaints, int withContact) {}
