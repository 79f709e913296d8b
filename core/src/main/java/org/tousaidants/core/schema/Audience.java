package org.tousaidants.core.schema;

/// « Public spécifiquement adressé » — for whom a place is above all.
public enum Audience implements Term {
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
