package org.tousaidants.reach.schedule;

/// « Suite d’un changement » — what came of a driver's or a coordinator's two taps.
public sealed interface PassageChange {
    /// @param told how many people a letter leaves for
    record Done(Passage passage, int told) implements PassageChange {}

    /// The bus has been there: nothing is changed any more.
    record Passed(Passage passage) implements PassageChange {}

    record Unknown() implements PassageChange {}
}
