package org.tousaidants.core.linkage;

import java.util.List;

/// A comparison made of its parts.
record Simple<R>(String name, List<Level> levels, Comparison.Comparer<R> comparer) implements Comparison<R> {
    Simple {
        if (levels.size() < 2 || levels.size() > 7)
            throw new IllegalArgumentException(name + " has " + levels.size() + " levels: two to seven");
    }

    @Override
    public int compare(R left, R right) {
        return comparer.compare(left, right);
    }
}
