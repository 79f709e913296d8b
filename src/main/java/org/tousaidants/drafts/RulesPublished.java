package org.tousaidants.drafts;

import java.util.UUID;

/// « Règles publiées » — by whom, and which.
public record RulesPublished(String network, UUID by, String hash, String version) {}
