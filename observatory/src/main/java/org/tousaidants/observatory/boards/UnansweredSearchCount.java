package org.tousaidants.observatory.boards;

/// « Cherché en vain » — searches for help without a result, by commune.
record UnansweredSearchCount(String commune, long times) {}
