package org.tousaidants.places.directory;

import java.util.UUID;

/// « Voix d’une source » — the author of a change of a place: a harvested source or a person.
public sealed interface ValueStatementSource {
    /// « Source d’une valeur » — a harvested source, identified by its short name, and the run that made the
    /// change.
    record HarvestedSource(String name, UUID run) implements ValueStatementSource {}

    /// « Voix humaine » — a person who knows the place, or who has asked its staff.
    sealed interface HumanSource extends ValueStatementSource {
        String name();
    }

    /// « Personne » — a signed-in person of the network.
    record AccountSource(UUID account, String name) implements HumanSource {}

    /// « Référent·e du lieu » — a person who works at the place and has no account, but uses the link of a
    /// letter.
    record CaretakerSource(UUID id, String name) implements HumanSource {}
}
