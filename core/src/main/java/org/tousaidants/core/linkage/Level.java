package org.tousaidants.core.linkage;

/// « Degré » — one of the answers that a comparison can give, said in French.
///
/// @param sentence what a person reads: « le nom est le même »
/// @param typical how often, roughly, two records of one same thing give this answer: where learning starts, and what
///     it holds on to when there is little to learn from. Only the proportions between the levels count.
public record Level(String sentence, double typical) {
    public Level {
        if (!(typical > 0)) throw new IllegalArgumentException("typical must be positive: " + sentence);
    }
}
