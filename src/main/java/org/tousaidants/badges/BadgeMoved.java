package org.tousaidants.badges;

import java.util.Optional;
import java.util.UUID;

/// « Preuve délivrée, suspendue, rétablie, renouvelée ou retirée » — which of these, in lower case (`issued`,
/// `suspended`, `restored`, `renewed`, `withdrawn`), and by whom;
/// empty: a delay came to its end.
public record BadgeMoved(String network, String code, String act, Optional<UUID> by) {}
