package org.tousaidants.drafts;

import java.util.UUID;

/// « Projet gardé » — somebody brought, began or drew from a workshop a draft of rules. Nothing is applied.
public record DraftKept(String network, UUID by, UUID draft, String origin) {}
