package org.tousaidants.observatory.boards;

import java.util.Optional;

/// « À côté du milieu » — a figure of one helper or place, beside the median of all.
///
/// @param median over all who did it at least once; empty when they are too few
record MedianComparison(Optional<Double> own, Optional<Double> median) {}
