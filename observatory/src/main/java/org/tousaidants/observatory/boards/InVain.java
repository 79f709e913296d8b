package org.tousaidants.observatory.boards;

/// « Cherché en vain » — where help was looked for without an answer, and how often.
record InVain(String commune, long times) {}
