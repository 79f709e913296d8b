package org.tousaidants.places.upkeep;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tousaidants.places.directory.PlaceId;

/// « Histoire de l'entretien » — the letters that left about a place and what was done for it, whichever of its records
/// they were for.
@Component
class CareHistory {
    private static final int STEPS = 100;
    private static final int LETTERS = 20;

    private final AskStore asks;
    private final LetterStore letters;
    private final StepStore steps;
    private final Records records;

    CareHistory(AskStore asks, LetterStore letters, StepStore steps, Records records) {
        this.asks = asks;
        this.letters = letters;
        this.steps = steps;
        this.records = records;
    }

    void append(String network, CareStep step) {
        steps.append(network, step);
    }

    /// Newest first.
    List<CareStep> steps(String network, PlaceId place) {
        return steps.of(network, records.of(network, place), STEPS);
    }

    /// Newest first.
    List<LetterStore.Kept> letters(String network, PlaceId place) {
        return letters.of(network, records.of(network, place), LETTERS);
    }

    /// When a caretaker was last asked about the place.
    Optional<Instant> lastLetter(String network, PlaceId place) {
        return asks.lastLetters(network, records.of(network, place)).values().stream()
                .max(Comparator.naturalOrder());
    }

    /// When a caretaker was last written to, about whatever place.
    Optional<Instant> lastLetterTo(String network, UUID person) {
        return letters.lastTo(network, person);
    }
}
