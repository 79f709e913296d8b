package org.tousaidants.reach.schedule;

/// « Suite d’un ajout » — all of the passages that were asked for, or none.
public sealed interface PassagesAdding {
    /// @param passages how many are new: what stood is not made twice
    record Done(int passages) implements PassagesAdding {}

    /// @param other where the same bus is at that hour
    record Elsewhere(Passage other) implements PassagesAdding {}

    /// Passages were added or changed since the plan was made.
    record Overtaken() implements PassagesAdding {}
}
