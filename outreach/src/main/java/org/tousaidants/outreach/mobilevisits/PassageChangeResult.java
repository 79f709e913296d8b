package org.tousaidants.outreach.mobilevisits;

/// « Suite d’un changement » — the result of a driver’s or a coordinator’s change.
public sealed interface PassageChangeResult {
    /// @param told the number of people who get a letter
    record Done(Passage passage, int told) implements PassageChangeResult {}

    /// Already in that state: the second click of a double click sends no second letter.
    record Unchanged(Passage passage) implements PassageChangeResult {}

    /// The passage is over: nothing changes any more.
    record AlreadyOver(Passage passage) implements PassageChangeResult {}

    /// @param other the passage of the same bus at that hour
    record VehicleBusy(Passage other) implements PassageChangeResult {}

    record PassageNotFound() implements PassageChangeResult {}
}
