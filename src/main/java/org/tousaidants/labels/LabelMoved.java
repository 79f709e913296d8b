package org.tousaidants.labels;

import java.util.Optional;
import java.util.UUID;

/// « Étape d'un label » — which, in lower case (`asked`, `signed`, `recognised`…), and by whom; empty: by the rounds.
public record LabelMoved(String network, UUID life, String act, Optional<UUID> by) {}
