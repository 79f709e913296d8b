package org.tousaidants.path.outcomes;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/// « Compte des avis » — how many people said what, of at least five; fewer are not counted at all.
///
/// @param people who answered; 0 when they are too few to be told
public record Tally(int people, int solved, int partly, int alone, int respected) {
    public static final int LEAST = 5;
    public static final Tally NONE = new Tally(0, 0, 0, 0, 0);

    boolean told() {
        return people >= LEAST;
    }

    /// In per cent.
    public int percent(int of) {
        return people == 0 ? 0 : Math.round(100f * of / people);
    }

    Tally plus(Tally other) {
        return new Tally(
                people + other.people,
                solved + other.solved,
                partly + other.partly,
                alone + other.alone,
                respected + other.respected);
    }

    /// Of all places together: each is told or not there at all, so that no difference tells what is hidden.
    static Tally sum(Map<UUID, Tally> places) {
        return List.copyOf(places.values()).stream().filter(Tally::told).reduce(NONE, Tally::plus);
    }
}
