package org.tousaidants.core.linkage;

import java.util.List;
import java.util.function.ToIntFunction;

/// A comparison in which agreement on a rare value, at the strongest level, is stronger evidence.
record FrequencyWeightedFieldComparison<R>(FieldComparison<R> question, ToIntFunction<R> terms)
        implements FieldComparison<R> {
    @Override
    public String name() {
        return question.name();
    }

    @Override
    public List<FieldAgreementLevel> levels() {
        return question.levels();
    }

    @Override
    public int compare(R left, R right) {
        return question.compare(left, right);
    }

    @Override
    public boolean weighsTerms() {
        return true;
    }

    @Override
    public int term(R record) {
        return terms.applyAsInt(record);
    }
}
