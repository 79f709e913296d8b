package org.tousaidants.core.suppression;

/// « Encadrement » — the least and the greatest value of a hidden count that an attacker can prove to be possible.
public record HiddenCountBounds(double least, double most) {
    private static final double EXACT = 1e-6;

    public boolean tells(PrimarySuppression secrecy) {
        return most < secrecy.fewest() - EXACT || most - least < secrecy.width() - EXACT;
    }
}
