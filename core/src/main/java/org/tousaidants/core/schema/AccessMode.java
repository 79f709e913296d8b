package org.tousaidants.core.schema;

/// « Modalité d'accès » — the means by which people contact a place.
public enum AccessMode implements ListedTerm {
    WALK_IN("Se présenter"),
    PHONE("Téléphoner"),
    MAIL("Contacter par mail"),
    BOOK_ONLINE("Prendre un RDV en ligne"),
    NO_PUBLIC("Ce lieu n'accueille pas de public"),
    REFERRAL_MAIL("Envoyer un mail avec une fiche de prescription");

    private final String label;

    AccessMode(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
