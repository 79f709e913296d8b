package org.tousaidants.reach.schedule;

/// « Suite d’un changement » — what came of a driver's two taps or of a coordinator's change.
public sealed interface PassageChange {
    /// @param told how many people a letter leaves for
    record Done(Passage passage, int told) implements PassageChange {}

    /// It was so already: the second click of a double click sends no second letter.
    record Same(Passage passage) implements PassageChange {}

    /// The bus has been there: nothing is changed any more.
    record Passed(Passage passage) implements PassageChange {}

    /// @param other where the same bus is at that hour
    record Elsewhere(Passage other) implements PassageChange {}

    record Unknown() implements PassageChange {}
}
