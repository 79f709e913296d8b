package org.tousaidants.outreach.remoteness;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// « Souhait d’implantation » — the constraints of a plan.
///
/// @param open number of places to open
/// @param closed codes of communes whose places close, or in which no place may open
/// @param wanted codes of communes in which a place must open
/// @param capacity number of inhabitants that one place can receive
/// @param most largest way in minutes, or in kilometres without roads: inhabitants farther away do not count as
/// helped
/// @param fair whether the plan first minimises the ways that are longer than nine tenths of today's ways, and only
/// then the mean
/// @param purse prices of places, if given
record PlaceSitingRequest(
        int open,
        Set<String> closed,
        Set<String> wanted,
        Optional<Integer> capacity,
        Optional<Integer> most,
        boolean fair,
        Optional<SitingBudgetRequest> purse) {
    /// « Bourse demandée » — the yearly price of a place, the communes with another price, and the budget.
    ///
    /// @param own prices by code of commune
    record SitingBudgetRequest(Optional<Integer> budget, int price, Map<String, Integer> own) {
        int price(String code) {
            return own.getOrDefault(code, price);
        }

        /// Returns whether the price of each place counts in the plan: there is a budget, and at least one
        /// commune has its own price.
        boolean counts() {
            return budget.isPresent() && !own.isEmpty();
        }
    }

    /// Returns a copy of this request without communes in which a place must or must not open.
    PlaceSitingRequest free() {
        return new PlaceSitingRequest(open, Set.of(), Set.of(), capacity, most, fair, purse);
    }
}
