package org.tousaidants.core.text;

import java.time.ZoneId;

/// « Heure de Paris » — the zone in which every day and hour of the network is said.
public final class Paris {
    public static final ZoneId ZONE = ZoneId.of("Europe/Paris");

    private Paris() {}
}
