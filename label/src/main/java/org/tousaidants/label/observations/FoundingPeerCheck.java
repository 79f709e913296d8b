package org.tousaidants.label.observations;

import java.util.UUID;

/// « Premiers pairs » — tells whether peers by the founding rule wrote the conclusions of the last interview of a
/// helper, which the public verification of a badge states.
@FunctionalInterface
public interface FoundingPeerCheck {
    boolean met(UUID helper);
}
