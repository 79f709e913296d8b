package org.tousaidants.core.schema;

/// « Frais à charge » — the price paid by the person.
public enum Fee implements ListedTerm {
    FREE("Gratuit"),
    FREE_UNDER_CONDITION("Gratuit sous condition"),
    PAID("Payant");

    private final String label;

    Fee(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
