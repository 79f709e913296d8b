package org.tousaidants.core.linkage;

import java.util.List;

/// A comparison built from its name, its levels and functions.
record CompositeComparison<R>(String name, List<ComparisonLevel> levels, FieldComparison.Comparer<R> comparer)
        implements FieldComparison<R> {
    CompositeComparison {
        if (levels.size() < 2 || levels.size() > 7)
            throw new IllegalArgumentException(name + " has " + levels.size() + " levels: two to seven");
    }

    @Override
    public int compare(R left, R right) {
        return comparer.compare(left, right);
    }
}
