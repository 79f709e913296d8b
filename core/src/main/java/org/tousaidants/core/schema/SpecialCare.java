package org.tousaidants.core.schema;

import java.util.Set;

/// « Prise en charge spécifique » — what the place is ready for; it never describes a person.
public enum SpecialCare implements Term {
    DEAFNESS("Surdité"),
    MOTOR("Handicaps moteurs"),
    MENTAL("Handicaps mentaux"),
    ILLITERACY("Illettrisme"),
    ENGLISH("Langues étrangères (anglais)"),
    OTHER_LANGUAGES("Langues étrangères (autres)"),
    SIGHT("Déficience visuelle");

    private final String label;

    SpecialCare(String label) {
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
