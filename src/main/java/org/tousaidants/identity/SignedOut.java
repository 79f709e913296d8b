package org.tousaidants.identity;

import java.util.UUID;

/// « Déconnexion » — sessions were ended by their owner.
public record SignedOut(String network, UUID account, int sessions) {}
