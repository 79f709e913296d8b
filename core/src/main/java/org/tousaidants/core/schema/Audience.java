package org.tousaidants.core.schema;

/// « Public spécifiquement adressé » — the target audience of a place.
public enum Audience implements ListedTerm {
    YOUNG("Jeunes"),
    STUDENTS("Étudiants"),
    FAMILIES("Familles et/ou enfants"),
    SENIORS("Seniors"),
    WOMEN("Femmes");

    private final String label;

    Audience(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
