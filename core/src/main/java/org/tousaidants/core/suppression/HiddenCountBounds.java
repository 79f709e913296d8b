package org.tousaidants.core.suppression;

/// « Encadrement » — the smallest and the largest value that a hidden count can have, as far as an attacker can
/// prove it from the published counts and sums.
public record HiddenCountBounds(double least, double most) {
    private static final double EXACT = 1e-6;

    public boolean tells(PrimarySuppression secrecy) {
        return most < secrecy.fewest() - EXACT || most - least < secrecy.width() - EXACT;
    }
}
