package org.tousaidants.outreach.mobilevisits;

/// « Suite d’un changement de journée » — all passages of the day change, or none.
sealed interface DayChangeResult {
    /// @param passages the number of changed passages
    /// @param told the number of letters
    record DayChanged(int passages, int told) implements DayChangeResult {}

    /// Nothing to change: each passage is over or already in that state.
    record NothingToChange() implements DayChangeResult {}

    /// @param other the passage of the same bus at that hour
    record VehicleBusy(Passage other) implements DayChangeResult {}
}
