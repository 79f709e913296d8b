package org.tousaidants.core.suppression;

/// « Encadrement » — the least and the most that an attacker can be sure of.
public record Bounds(double least, double most) {
    private static final double EXACT = 1e-6;

    public boolean tells(Secrecy secrecy) {
        return most < secrecy.fewest() - EXACT || most - least < secrecy.width() - EXACT;
    }
}
