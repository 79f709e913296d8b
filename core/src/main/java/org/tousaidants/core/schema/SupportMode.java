package org.tousaidants.core.schema;

/// « Modalité d'accompagnement » — alone, with a helper, in a group, or remote.
public enum SupportMode implements ListedTerm {
    ALONE("En autonomie"),
    INDIVIDUAL("Accompagnement individuel"),
    WORKSHOP("Dans un atelier collectif"),
    REMOTE("À distance");

    private final String label;

    SupportMode(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
