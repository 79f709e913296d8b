package org.tousaidants.outreach.remoteness;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// « Souhait d’implantation » — the constraints of a plan.
///
/// @param open the number of places to open
/// @param closed codes of communes whose places close, or where none may open
/// @param wanted codes of communes where one opens at any cost
/// @param capacity inhabitants that one place can receive
/// @param most minutes, or kilometres without roads: inhabitants further away are not counted as helped
/// @param fair whether what is beyond the ninth decile of today weigh first, then the mean
/// @param purse the prices of places, when given
record SitingRequest(
        int open,
        Set<String> closed,
        Set<String> wanted,
        Optional<Integer> capacity,
        Optional<Integer> most,
        boolean fair,
        Optional<RequestedBudget> purse) {
    /// « Bourse demandée » — the yearly price of a place, the prices of the communes that differ, and the budget.
    ///
    /// @param own by code of commune
    record RequestedBudget(Optional<Integer> budget, int price, Map<String, Integer> own) {
        int price(String code) {
            return own.getOrDefault(code, price);
        }

        /// Whether the budget constrains more than the number of places.
        boolean counts() {
            return budget.isPresent() && !own.isEmpty();
        }
    }

    /// The same request without forbidden or imposed communes.
    SitingRequest free() {
        return new SitingRequest(open, Set.of(), Set.of(), capacity, most, fair, purse);
    }
}
