package org.tousaidants.places.directory;

import java.util.UUID;

/// « Voix d’une source » — the author of a statement about a place: a harvested source or a person.
public sealed interface StatementSource {
    /// « Source d’une valeur » — a harvested source, by its short name, and the run that made the change.
    record Source(String name, UUID run) implements StatementSource {}

    /// « Voix humaine » — a person who knows the place, or who asked its staff.
    sealed interface Human extends StatementSource {
        String name();
    }

    /// « Personne » — a signed-in person of the network.
    record Person(UUID account, String name) implements Human {}

    /// « Référent·e du lieu » — a person of the place itself, who uses the link of a letter and has no account.
    record Caretaker(UUID id, String name) implements Human {}
}
