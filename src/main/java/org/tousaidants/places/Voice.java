package org.tousaidants.places;

import java.util.UUID;

/// « Voix » — who says something of a place: a source that is harvested, or a person of the network.
public sealed interface Voice {
    /// « Source » — its short name in the network, and the run of the harvest that brought the change.
    record Source(String name, UUID run) implements Voice {}

    /// « Personne » — somebody signed in.
    record Person(UUID account, String name) implements Voice {}
}
