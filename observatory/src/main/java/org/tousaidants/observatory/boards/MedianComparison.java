package org.tousaidants.observatory.boards;

import java.util.Optional;

/// « À côté du milieu » — a figure of one helper or place, with the median of all helpers or places for comparison.
///
/// @param own value of the helper or place; empty if there is none
/// @param median median of those with at least one activity; empty if there are too few of them
record MedianComparison(Optional<Double> own, Optional<Double> median) {}
