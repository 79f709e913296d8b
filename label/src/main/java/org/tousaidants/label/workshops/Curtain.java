package org.tousaidants.label.workshops;

import java.util.List;

/// « Rideau » — what may be shown while people answer. Answers appear by groups of five, in the order in which they
/// came: watching the wall while a neighbour presses « Envoyer » tells nothing of that one answer. Nothing is
/// shown of fewer than five.
final class Curtain {
    static final int GROUP = Agreement.LEAST_FEWEST;

    private Curtain() {}

    /// @param answers in the order in which they came
    static List<Integer> lifted(List<Integer> answers) {
        return answers.subList(0, answers.size() - answers.size() % GROUP);
    }
}
