package org.tousaidants.core.linkage;

import java.util.List;

/// A comparison that consists of its name, its levels and a function.
record CompositeFieldComparison<R>(
        String name, List<FieldAgreementLevel> levels, FieldComparison.RecordComparer<R> comparer)
        implements FieldComparison<R> {
    CompositeFieldComparison {
        if (levels.size() < 2 || levels.size() > 7)
            throw new IllegalArgumentException(name + " has " + levels.size() + " levels: two to seven");
    }

    @Override
    public int compare(R left, R right) {
        return comparer.compare(left, right);
    }
}
