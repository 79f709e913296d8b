package org.tousaidants.core.schema;

/// « Précision » — the reliability of the coordinates of a place.
public enum CoordinatePrecision implements ListedTerm {
    /// The source gives the coordinates.
    EXACT("exacte"),
    /// A geocoder found the address.
    ADDRESS("adresse"),
    /// The coordinates are the centre of the commune.
    COMMUNE("commune"),
    /// The coordinates are the centre of the commune, and that centre is an estimate.
    ESTIMATED("estimée");

    private final String label;

    CoordinatePrecision(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
