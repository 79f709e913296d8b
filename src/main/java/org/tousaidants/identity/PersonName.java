package org.tousaidants.identity;

import java.util.Optional;

/// « Nom affiché » — how a person wants to be called: any letters, one line.
public record PersonName(String value) {
    private static final int LONGEST = 120;

    public PersonName {
        if (value.isBlank() || value.length() > LONGEST || value.chars().anyMatch(Character::isISOControl))
            throw new IllegalArgumentException("not a name");
    }

    public static Optional<PersonName> of(String typed) {
        try {
            return Optional.of(new PersonName(typed.strip()));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }
}
