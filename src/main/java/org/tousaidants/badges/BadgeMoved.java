package org.tousaidants.badges;

import java.util.UUID;

/// « Preuve délivrée, suspendue, rétablie, renouvelée ou retirée » — which of these, in lower case (`issued`,
/// `suspended`, `restored`, `renewed`, `withdrawn`), and by whom.
public record BadgeMoved(String network, String code, String act, UUID by) {}
