package org.tousaidants.reach.equity;

import java.util.Optional;
import java.util.Set;

/// « Souhait d’implantation » — what the coordination asks of a plan.
///
/// @param open how many open
/// @param closed codes of communes whose places close, or where none may open
/// @param wanted codes of communes where one opens whatever it costs
/// @param capacity inhabitants that one place can receive
/// @param most minutes: further away nobody is counted as helped
/// @param fair those who are worst off first, then the mean
record SitingWish(
        int open,
        Set<String> closed,
        Set<String> wanted,
        Optional<Integer> capacity,
        Optional<Integer> most,
        boolean fair) {
    static SitingWish open(int many) {
        return new SitingWish(many, Set.of(), Set.of(), Optional.empty(), Optional.empty(), false);
    }

    /// The same without what the coordination forbids or imposes.
    SitingWish free() {
        return new SitingWish(open, Set.of(), Set.of(), capacity, most, fair);
    }
}
