package org.tousaidants.core.schema;

import java.util.Set;

/// « Frais à charge » — what the person pays.
public enum Fee implements Term {
    FREE("Gratuit"),
    FREE_UNDER_CONDITION("Gratuit sous condition"),
    PAID("Payant");

    private final String label;

    Fee(String label) {
        this.label = label;
    }

    static Set<String> labels() {
        return Term.labels(values());
    }

    @Override
    public String label() {
        return label;
    }
}
