package org.tousaidants.outreach.mobilevisits;

/// « Suite d’un ajout » — all requested passages are added, or none.
public sealed interface AddPassagesResult {
    /// @param passages the number of new ones: existing passages are not duplicated
    record Added(int passages) implements AddPassagesResult {}

    /// @param other the passage of the same bus at that hour
    record VehicleBusy(Passage other) implements AddPassagesResult {}

    /// Passages were added or changed since the plan was made.
    record PlanOutdated() implements AddPassagesResult {}
}
