package org.tousaidants.core.schema;

/// « Précision » — the reliability of the coordinates of a place.
public enum Precision implements Term {
    /// Given by the source.
    EXACT("exacte"),
    /// Found by an address geocoder.
    ADDRESS("adresse"),
    /// The centre of the commune.
    COMMUNE("commune"),
    /// The centre of a commune whose own centre is estimated.
    ESTIMATED("estimée");

    private final String label;

    Precision(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
