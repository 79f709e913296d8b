package org.tousaidants.core.schema;

/// « Prise en charge spécifique » — the special needs for which the place is equipped; it
/// never describes a person.
public enum SpecialCare implements ListedTerm {
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

    @Override
    public String label() {
        return label;
    }
}
