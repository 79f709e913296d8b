package org.tousaidants.core.schema;

/// « Modalité d'accompagnement » — the way in which people get help at a place: alone, with a helper, in a group, or
/// remotely.
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
