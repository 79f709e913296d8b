package org.tousaidants.observatory.boards;

/// « Cherché en vain » — the number of searches for help from one commune that gave no result.
record UnansweredSearchCount(String commune, long times) {}
