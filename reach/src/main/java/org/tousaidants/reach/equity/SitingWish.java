package org.tousaidants.reach.equity;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// « Souhait d’implantation » — what the coordination asks of a plan.
///
/// @param open how many open
/// @param closed codes of communes whose places close, or where none may open
/// @param wanted codes of communes where one opens whatever it costs
/// @param capacity inhabitants that one place can receive
/// @param most minutes: inhabitants further away are not counted as helped
/// @param fair those who are worst off first, then the mean
/// @param purse what places cost, when that was said
record SitingWish(
        int open,
        Set<String> closed,
        Set<String> wanted,
        Optional<Integer> capacity,
        Optional<Integer> most,
        boolean fair,
        Optional<Purse> purse) {
    /// « Bourse demandée » — what a place costs a year, what it costs in the communes where that is another sum, and
    /// what there is to spend.
    ///
    /// @param own by code of commune
    record Purse(Optional<Integer> budget, int price, Map<String, Integer> own) {
        int price(String code) {
            return own.getOrDefault(code, price);
        }

        /// Whether the budget says more than a number of places.
        boolean counts() {
            return budget.isPresent() && !own.isEmpty();
        }
    }

    /// The same without what the coordination forbids or imposes.
    SitingWish free() {
        return new SitingWish(open, Set.of(), Set.of(), capacity, most, fair, purse);
    }
}
