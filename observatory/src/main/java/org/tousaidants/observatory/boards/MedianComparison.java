package org.tousaidants.observatory.boards;

import java.util.Optional;

/// « À côté du milieu »
///
/// @param median over all who did it at least once; empty when they are too few
record MedianComparison(Optional<Double> own, Optional<Double> median) {}
