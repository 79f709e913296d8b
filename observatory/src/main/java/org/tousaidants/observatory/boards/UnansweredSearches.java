package org.tousaidants.observatory.boards;

/// « Cherché en vain » — searches for help without a result, by commune.
record UnansweredSearches(String commune, long times) {}
