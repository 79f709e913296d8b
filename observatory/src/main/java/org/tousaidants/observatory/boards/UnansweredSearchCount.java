package org.tousaidants.observatory.boards;

/// « Cherché en vain » — the number of searches for help without a result, by commune.
record UnansweredSearchCount(String commune, long times) {}
