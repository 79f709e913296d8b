package org.tousaidants.labels;

import java.util.UUID;

/// « Comité changé » — somebody came in, or went out.
public record SeatChanged(String network, UUID by, UUID member, boolean joined) {}
