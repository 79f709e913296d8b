package org.tousaidants.core.schema;

import java.util.Set;

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

    static Set<String> labels() {
        return Term.labels(values());
    }

    @Override
    public String label() {
        return label;
    }
}
