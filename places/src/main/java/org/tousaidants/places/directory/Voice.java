package org.tousaidants.places.directory;

import java.util.UUID;

/// « Voix d’une source » — who says something of a place: a source that is harvested, or a human being.
public sealed interface Voice {
    /// « Source d’une valeur » — its short name in the network, and the run of the harvest that brought the change.
    record Source(String name, UUID run) implements Voice {}

    /// « Voix humaine » — a person who knows the place, or asked there.
    sealed interface Human extends Voice {
        String name();
    }

    /// « Personne » — a person of the network, signed in.
    record Person(UUID account, String name) implements Human {}

    /// « Référent·e du lieu » — a person of the place itself, who came by the link of a letter, without an account.
    record Caretaker(UUID id, String name) implements Human {}
}
