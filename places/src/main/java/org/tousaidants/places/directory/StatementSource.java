package org.tousaidants.places.directory;

import java.util.UUID;

/// « Voix d’une source » — the author of a statement about a place: a harvested source, or a person.
public sealed interface StatementSource {
    /// « Source d’une valeur » — its short name in the network, and the harvest run of the change.
    record Source(String name, UUID run) implements StatementSource {}

    /// « Voix humaine » — a person who knows the place, or who asked its staff.
    sealed interface Human extends StatementSource {
        String name();
    }

    /// « Personne » — a person of the network, signed in.
    record Person(UUID account, String name) implements Human {}

    /// « Référent·e du lieu » — a person of the place itself, who came by the link of a
    /// letter, without an account.
    record Caretaker(UUID id, String name) implements Human {}
}
