package org.tousaidants.label.observations;

import java.util.UUID;

/// « Premiers pairs » — tells whether peers by the founding rule concluded the last interview of a helper: the public
/// check of a badge says so.
@FunctionalInterface
public interface FoundingPeers {
    boolean met(UUID helper);
}
