package org.tousaidants.core.schema;

/// « Service » — one of the nine services of the national schema.
public enum PlaceService implements ListedTerm {
    PROCEDURES("Aide aux démarches administratives"),
    EVERYDAY("Maîtrise des outils numériques du quotidien"),
    WORK("Insertion professionnelle via le numérique"),
    SAFETY("Utilisation sécurisée du numérique"),
    PARENTING("Parentalité et éducation avec le numérique"),
    LEISURE("Loisirs et créations numériques"),
    CULTURE("Compréhension du monde numérique"),
    EQUIPMENT_ACCESS("Accès internet et matériel informatique"),
    EQUIPMENT_PURCHASE("Acquisition de matériel informatique à prix solidaire");

    private final String label;

    PlaceService(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
